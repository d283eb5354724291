"""Golden gradients of whole steps for tests/experiments/gradients.test.ts, from PyTorch in float64: each loss, alone and with
R1, R2, both, and WGAN-GP's penalty, by double backward.

    python make.py      needs torch      writes pytorch.json

Both players move together, on the same fakes. Weights and images are in this course's layout: kernels
[height][width][in][out] and [in][out], images [batch][height][width][channels].
"""

import json
import pathlib
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "losses"))
from formulas import LOSSES  # noqa: E402

BATCH, LATENT = 4, 3
R1, R2, LAMBDA = 2.0, 3.0, 10.0

# How far each place of WGAN-GP lies from its fake on the way to its real example: what the course's stream of seed 1,
# fork "dropout", draws on either kind of engine. The experiment checks that it does.
SHARES = {
    "tensorflow": [0.7255116701126099, 0.3821457624435425, 0.9012401103973389, 0.07985341548919678],
    "plain": [0.2182384729385376, 0.9533154964447021, 0.586380124092102, 0.46080803871154785],
}

torch.manual_seed(16)
torch.set_default_dtype(torch.float64)


class Generator(nn.Module):
    """Dense, leaky ReLU, 4 x 4 pixels in two channels, each pixel repeated, convolution, tanh."""

    def __init__(self):
        super().__init__()
        self.dense = nn.Linear(LATENT, 32)
        self.conv = nn.Conv2d(2, 1, 3, padding=1)

    def forward(self, z):
        x = F.leaky_relu(self.dense(z), 0.2).view(-1, 4, 4, 2).permute(0, 3, 1, 2)
        return torch.tanh(self.conv(F.interpolate(x, scale_factor=2, mode="nearest")))


class Discriminator(nn.Module):
    """Convolution, leaky ReLU, dense, tanh, dense: with a kink and with a curve."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 4, stride=2, padding=1)
        self.dense = nn.Linear(32, 3)
        self.last = nn.Linear(3, 1)

    def forward(self, x):
        x = F.leaky_relu(self.conv(x), 0.2).permute(0, 2, 3, 1).flatten(1)
        return self.last(torch.tanh(self.dense(x)))


def lengths(net, x):
    x = x.detach().requires_grad_()
    (slope,) = torch.autograd.grad(net(x).sum(), x, create_graph=True)
    return slope.flatten(1).norm(dim=1)


def between(real, fake, shares):
    return fake + torch.tensor(shares).view(-1, 1, 1, 1) * (real - fake)


PENALTIES = {
    "none": lambda net, real, fake: 0.0,
    "r1": lambda net, real, fake: R1 / 2 * lengths(net, real).square().mean(),
    "r2": lambda net, real, fake: R2 / 2 * lengths(net, fake).square().mean(),
    "r1r2": lambda net, real, fake: PENALTIES["r1"](net, real, fake) + PENALTIES["r2"](net, real, fake),
    **{
        f"gp, {kind}": lambda net, real, fake, shares=shares: LAMBDA
        * (lengths(net, between(real, fake, shares)) - 1).square().mean()
        for kind, shares in SHARES.items()
    },
}


def ours(tensors, digits=7):
    kernel = lambda t: t.permute(2, 3, 1, 0) if t.dim() == 4 else t.T if t.dim() == 2 else t
    return [[float(f"{v:.{digits}g}") for v in kernel(t.detach()).flatten().tolist()] for t in tensors]


G, D = Generator(), Discriminator()
# Numbers that float32 holds: with nine digits they are the same here and there.
for p in [*G.parameters(), *D.parameters()]:
    p.data = (p.data * 1.5).float().double()
z = torch.randn(BATCH, LATENT).float().double()
real = (torch.rand(BATCH, 1, 8, 8) * 2 - 1).float().double()
fake = G(z).detach()


def grads(loss, parameters):
    found = torch.autograd.grad(loss, parameters, allow_unused=True)
    return ours([torch.zeros_like(p) if g is None else g for g, p in zip(found, parameters)])


exact = lambda t: [float(f"{v:.9g}") for v in t.detach().flatten().tolist()]
out = {
    "torch": torch.__version__,
    "r1": R1,
    "r2": R2,
    "lambda": LAMBDA,
    "shares": SHARES,
    "z": exact(z),
    "real": exact(real.permute(0, 2, 3, 1)),
    "generatorWeights": ours(G.parameters(), 9),
    "discriminatorWeights": ours(D.parameters(), 9),
    "generator": {},
    "discriminator": {},
}
for name, (of_discriminator, of_generator) in LOSSES.items():
    out["generator"][name] = grads(of_generator(D(G(z)), D(real)), list(G.parameters()))
    out["discriminator"][name] = {
        penalty: grads(of_discriminator(D(real), D(fake)) + add(D, real, fake), list(D.parameters()))
        for penalty, add in PENALTIES.items()
    }
pathlib.Path(__file__).with_name("pytorch.json").write_text(json.dumps(out) + "\n")
