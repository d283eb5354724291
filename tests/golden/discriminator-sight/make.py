"""Golden numbers for tests/training/steps/sight.test.ts, from PyTorch in float64: spectral normalisation (the form with
Miyato's algorithm 1, torch.nn.utils.spectral_norm), and shifted and scaled images (affine_grid and grid_sample).

    python make.py      needs torch      writes pytorch.json

Weights and images are in this course's layout: kernels [height][width][in][out] and [in][out], images
[batch][height][width][channels].
"""

import json
import pathlib

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils import spectral_norm

torch.manual_seed(16)
torch.set_default_dtype(torch.float64)


def flat(values):
    return values.detach().flatten().tolist()


def to_course(kernel):
    return kernel.permute(2, 3, 1, 0) if kernel.dim() == 4 else kernel.t()


def normalized(layer, x, passes):
    """u as it is before, then so many passes of training; kernel, vector and the gradient of sum(y * t) after the last."""
    layer = spectral_norm(layer)
    before = layer.weight_u.clone()
    for _ in range(passes):
        y = layer(x)
    target = torch.randn_like(y)
    (y * target).sum().backward()
    t = target.permute(0, 2, 3, 1) if target.dim() == 4 else target
    given = x.permute(0, 2, 3, 1) if x.dim() == 4 else x
    out = y.permute(0, 2, 3, 1) if y.dim() == 4 else y
    return {
        "x": flat(given),
        "kernel": flat(to_course(layer.weight_orig)),
        "vector": flat(before),
        "passes": passes,
        "target": flat(t),
        "output": flat(out),
        "vectorAfter": flat(layer.weight_u),
        "gradient": flat(to_course(layer.weight_orig.grad)),
    }


def placed(images, down, right, scale):
    """Shifted by whole pixels and scaled about the centre; what comes in is -1."""
    height, width = images.shape[2:]
    theta = torch.zeros(len(images), 2, 3)
    theta[:, 0, 0] = 1 / scale
    theta[:, 1, 1] = 1 / scale
    theta[:, 0, 2] = -right / scale * 2 / width
    theta[:, 1, 2] = -down / scale * 2 / height
    grid = F.affine_grid(theta, images.shape, align_corners=False)
    light = F.grid_sample(images + 1, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    return light - 1


images = (torch.rand(3, 2, 8, 6) * 2 - 1).requires_grad_()
down, right = torch.tensor([1.0, -1.0, 0.0]), torch.tensor([0.0, 1.0, -1.0])
scale = torch.tensor([1.0, 1.1, 0.92])
moved = placed(images, down, right, scale)
target = torch.randn_like(moved)
(moved * target).sum().backward()


def last(values):
    return flat(values.permute(0, 2, 3, 1))


golden = {
    "dense": normalized(nn.Linear(7, 4, bias=False), torch.randn(5, 7), 1),
    "conv2d": normalized(nn.Conv2d(2, 3, 3, bias=False), torch.randn(2, 2, 6, 6), 3),
    "placed": {
        "images": last(images),
        "down": flat(down),
        "right": flat(right),
        "scale": flat(scale),
        "target": last(target),
        "output": last(moved),
        "gradient": last(images.grad),
    },
}
pathlib.Path(__file__).with_name("pytorch.json").write_text(json.dumps(golden) + "\n")
