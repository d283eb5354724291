"""Golden numbers for tests/training/steps/regularizers.test.ts, from PyTorch in float64: WGAN-GP by double backward, and
losses with smoothed labels.

    python make.py      needs torch      writes pytorch.json

Weights and images are in this course's layout: kernels [height][width][in][out] and [in][out], images
[batch][height][width][channels].
"""

import json
import pathlib

import torch
import torch.nn as nn
import torch.nn.functional as F

LAMBDA = 10.0
SMOOTHING = 0.1
REAL = [-3.0, -0.75, 0.5, 1.5, 4.0, 30.0]
FAKE = [2.5, -1.5, 0.25, -0.5, -20.0, 6.0]
torch.manual_seed(11)
torch.set_default_dtype(torch.float64)


class Images(nn.Module):
    """8 x 8 images: convolution, leaky ReLU, dense."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 3, 4, stride=2, padding=1)
        self.dense = nn.Linear(48, 1)

    def forward(self, x):
        return self.dense(F.leaky_relu(self.conv(x), 0.2).permute(0, 2, 3, 1).flatten(1))

    def ours(self, grads):
        kernel, bias, dense, last = grads
        return [kernel.permute(2, 3, 1, 0), bias, dense.T, last]


class Points(nn.Module):
    """Points of the plane: two dense layers with tanh between them."""

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(2, 8), nn.Linear(8, 1)

    def forward(self, x):
        return self.second(torch.tanh(self.first(x)))

    def ours(self, grads):
        return [g.T if g.dim() == 2 else g for g in grads]


def plain(tensors):
    return [t.detach().flatten().tolist() for t in tensors]


def penalty(net, x, layout):
    x.requires_grad_()
    (slope,) = torch.autograd.grad(net(x).sum(), x, create_graph=True)
    value = LAMBDA * (slope.flatten(1).norm(dim=1) - 1).square().mean()
    parameters = list(net.parameters())
    grads = torch.autograd.grad(value, parameters, allow_unused=True)
    grads = [torch.zeros_like(p) if g is None else g for g, p in zip(grads, parameters)]
    return {"x": plain([layout(x)])[0], "weights": plain(net.ours(parameters)), "gradients": plain(net.ours(grads))}


def bce(logits, label):
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))


def mse(scores, label):
    return F.mse_loss(scores, torch.full_like(scores, label)) / 2


def smoothed(criterion):
    real, fake = (torch.tensor(numbers, requires_grad=True) for numbers in (REAL, FAKE))
    loss = criterion(real, 1 - SMOOTHING) + criterion(fake, 0.0)
    return {"value": loss.item(), "gradients": plain(torch.autograd.grad(loss, [real, fake]))}


out = {
    "torch": torch.__version__,
    "lambda": LAMBDA,
    "points": penalty(Points(), torch.randn(6, 2), lambda x: x),
    "images": penalty(Images(), torch.rand(5, 1, 8, 8) * 2 - 1, lambda x: x.permute(0, 2, 3, 1)),
    "smoothing": SMOOTHING,
    "real": REAL,
    "fake": FAKE,
    "losses": {"non-saturating": smoothed(bce), "minimax": smoothed(bce), "least-squares": smoothed(mse)},
}
pathlib.Path(__file__).with_name("pytorch.json").write_text(json.dumps(out) + "\n")
