"""Golden gradients of R1 for tests/training/steps/game-step.test.ts, from PyTorch's double backward in float64.

    python make.py      needs torch      writes pytorch.json

Weights and images are in this course's layout: kernels [height][width][in][out] and [in][out], images
[batch][height][width][channels].
"""

import json
import pathlib

import torch
import torch.nn as nn

GAMMA = 10.0
torch.manual_seed(7)
torch.set_default_dtype(torch.float64)


class Images(nn.Module):
    """8 x 8 images: convolution, leaky ReLU, perhaps batch normalisation, dense."""

    def __init__(self, normalized):
        super().__init__()
        self.conv = nn.Conv2d(1, 3, 4, stride=2, padding=1)
        self.norm = nn.BatchNorm2d(3) if normalized else None
        self.dense = nn.Linear(48, 1)

    def forward(self, x):
        x = self.conv(x)
        if self.norm:
            x = self.norm(x)
        x = nn.functional.leaky_relu(x, 0.2)
        return self.dense(x.permute(0, 2, 3, 1).flatten(1))

    def ours(self, values):
        conv = [values["conv.weight"].permute(2, 3, 1, 0), values["conv.bias"]]
        norm = [values["norm.weight"], values["norm.bias"]] if self.norm else []
        return conv + norm + [values["dense.weight"].T, values["dense.bias"]]


class Points(nn.Module):
    """Points of the plane: two dense layers with tanh between them."""

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Linear(2, 8), nn.Linear(8, 1)

    def forward(self, x):
        return self.second(torch.tanh(self.first(x)))

    def ours(self, values):
        return [values["first.weight"].T, values["first.bias"], values["second.weight"].T, values["second.bias"]]


def case(net, x, shape):
    out = net(x.requires_grad_())
    (slope,) = torch.autograd.grad(out.sum(), x, create_graph=True)
    penalty = GAMMA / 2 * slope.flatten(1).square().sum(1).mean()
    names, parameters = zip(*net.named_parameters())
    grads = torch.autograd.grad(penalty, parameters, allow_unused=True)
    grads = [torch.zeros_like(p) if g is None else g for g, p in zip(grads, parameters)]
    plain = lambda tensors: [t.detach().flatten().tolist() for t in tensors]
    return {
        "penalty": penalty.item(),
        "x": plain([shape(x)])[0],
        "weights": plain(net.ours(dict(zip(names, parameters)))),
        "gradients": plain(net.ours(dict(zip(names, grads)))),
    }


images = lambda x: x.permute(0, 2, 3, 1)
out = {
    "torch": torch.__version__,
    "gamma": GAMMA,
    "points": case(Points(), torch.randn(6, 2), lambda x: x),
    "images": case(Images(False), torch.rand(5, 1, 8, 8) * 2 - 1, images),
    "normalized": case(Images(True), torch.rand(5, 1, 8, 8) * 2 - 1, images),
}
pathlib.Path(__file__).with_name("pytorch.json").write_text(json.dumps(out) + "\n")
