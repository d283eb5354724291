"""Golden values of gradient reversal and of three steps of domain-adversarial training, from PyTorch in float64.

    python make.py      needs torch      writes pytorch.json

The networks are small: a trunk of dense, batch normalisation and ReLU, a head for three classes, a head for two domains.
Source and target go through the trunk as one batch. Weights are in this course's layout: dense kernels are [in][out].
"""

import json
import pathlib

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(11)
torch.set_default_dtype(torch.float64)
RATE, MOMENTUM, BATCH = 0.1, 0.9, 4
LAMBDAS = [0.0, 0.3, 0.9]


class Reverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, strength):
        ctx.strength = strength
        return x.view_as(x)

    @staticmethod
    def backward(ctx, slope):
        return -ctx.strength * slope, None


def plain(tensor):
    return tensor.detach().tolist()


def ours(*modules):
    """Kernels and biases, gammas and betas, in the order of the layers."""
    out = []
    for layer in (l for m in modules for l in m):
        if isinstance(layer, nn.Linear):
            out += [plain(layer.weight.T), plain(layer.bias)]
        if isinstance(layer, nn.BatchNorm1d):
            out += [plain(layer.weight), plain(layer.bias)]
    return out


def operation():
    x = torch.randn(3, 2, requires_grad=True)
    w = torch.randn(3, 2)
    loss = (torch.tanh(Reverse.apply(x * x, 0.7)) * w).sum() + x.sum()
    loss.backward()
    return {"x": plain(x), "w": plain(w), "lambda": 0.7, "value": loss.item(), "gradient": plain(x.grad)}


def steps():
    trunk = nn.Sequential(nn.Linear(6, 5), nn.BatchNorm1d(5, eps=1e-3), nn.ReLU())
    label = nn.Sequential(nn.Linear(5, 3))
    domain = nn.Sequential(nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 1))
    modules = (trunk, label, domain)
    before = ours(*modules)
    optimizer = torch.optim.SGD([p for m in modules for p in m.parameters()], lr=RATE, momentum=MOMENTUM)
    taken = []
    for strength in LAMBDAS:
        source, target = torch.randn(BATCH, 6), torch.randn(BATCH, 6) + 1
        labels = torch.randint(0, 3, (BATCH,))
        features = trunk(torch.cat([source, target]))
        label_loss = F.cross_entropy(label(features[:BATCH]), labels)
        isTarget = torch.cat([torch.zeros(BATCH), torch.ones(BATCH)])
        logits = domain(Reverse.apply(features, strength)).squeeze(1)
        domain_loss = F.binary_cross_entropy_with_logits(logits, isTarget)
        optimizer.zero_grad()
        (label_loss + domain_loss).backward()
        optimizer.step()
        taken.append({
            "lambda": strength, "source": plain(source), "target": plain(target), "labels": labels.tolist(),
            "labelLoss": label_loss.item(), "domainLoss": domain_loss.item(), "after": ours(*modules),
        })
    return {"rate": RATE, "momentum": MOMENTUM, "before": before, "steps": taken}


out = {"torch": torch.__version__, "operation": operation(), "training": steps()}
pathlib.Path(__file__).with_name("pytorch.json").write_text(json.dumps(out) + "\n")
