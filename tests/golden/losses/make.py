"""Golden losses and gradients for tests/training/losses, from PyTorch.

    python make.py      needs torch      writes pytorch.json

Each loss is written in formulas.py; autograd gives the gradients.
"""

import json
import pathlib

import torch
from formulas import LOSSES

REAL = [-3.0, -0.75, 0.5, 1.5, 4.0, 30.0]
FAKE = [2.5, -1.5, 0.25, -0.5, -20.0, 6.0]


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
