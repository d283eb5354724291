"""Golden losses and gradients for tests/training/losses, from PyTorch.

    python make.py      needs torch      writes pytorch.json

Each loss is written from its paper's formula with torch.nn.functional; autograd gives the gradients.
"""

import json
import pathlib

import torch
import torch.nn.functional as F

REAL = [-3.0, -0.75, 0.5, 1.5, 4.0, 30.0]
FAKE = [2.5, -1.5, 0.25, -0.5, -20.0, 6.0]


def bce(logits, label):
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))


def entropy(real, fake):
    return bce(real, 1.0) + bce(fake, 0.0)


LOSSES = {
    "non-saturating": (entropy, lambda fake, real: bce(fake, 1.0)),
    "minimax": (entropy, lambda fake, real: -bce(fake, 0.0)),
    "least-squares": (
        lambda real, fake: (F.mse_loss(real, torch.ones_like(real)) + F.mse_loss(fake, torch.zeros_like(fake))) / 2,
        lambda fake, real: F.mse_loss(fake, torch.ones_like(fake)) / 2,
    ),
    "hinge": (
        lambda real, fake: F.relu(1 - real).mean() + F.relu(1 + fake).mean(),
        lambda fake, real: -fake.mean(),
    ),
    "wasserstein": (lambda real, fake: fake.mean() - real.mean(), lambda fake, real: -fake.mean()),
    "relativistic": (
        lambda real, fake: F.softplus(-(real - fake)).mean(),
        lambda fake, real: F.softplus(-(fake - real)).mean(),
    ),
}


def values(f, first, second):
    a, b = (torch.tensor(numbers, dtype=torch.float64, requires_grad=True) for numbers in (first, second))
    loss = f(a, b)
    grads = torch.autograd.grad(loss, [a, b], allow_unused=True)
    return {"value": loss.item(), "gradients": [[0.0] * len(first) if g is None else g.tolist() for g in grads]}


out = {"torch": torch.__version__, "real": REAL, "fake": FAKE, "losses": {}}
for name, (discriminator, generator) in LOSSES.items():
    out["losses"][name] = {
        "discriminator": values(discriminator, REAL, FAKE),
        "generator": values(generator, FAKE, REAL),
    }
pathlib.Path(__file__).with_name("pytorch.json").write_text(json.dumps(out, indent=1) + "\n")
