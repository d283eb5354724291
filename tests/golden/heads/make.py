"""Golden values of three steps of InfoGAN and of AC-GAN, from PyTorch in float64.

    python make.py      needs torch      writes pytorch.json

The networks are small: a generator of two dense layers with batch normalisation between, told a class beside its latent,
and a discriminator whose last layer holds both heads. Both players learn from the weights before the step. Weights are in
this course's layout: dense kernels are [in][out].
"""

import json
import pathlib

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
RATE, MOMENTUM, BATCH, CLASSES, LATENT, PIXELS = 0.1, 0.9, 4, 3, 2, 4
WEIGHT = 0.7


def plain(tensor):
    return tensor.detach().tolist()


def ours(network):
    out = []
    for layer in network:
        if isinstance(layer, nn.Linear):
            out += [plain(layer.weight.T), plain(layer.bias)]
        if isinstance(layer, nn.BatchNorm1d):
            out += [plain(layer.weight), plain(layer.bias)]
    return out


def steps(head, seed):
    torch.manual_seed(seed)
    g = nn.Sequential(
        nn.Linear(LATENT + CLASSES, 5), nn.BatchNorm1d(5, eps=1e-3), nn.LeakyReLU(0.3), nn.Linear(5, PIXELS), nn.Tanh()
    )
    d = nn.Sequential(nn.Linear(PIXELS, 6), nn.LeakyReLU(0.3), nn.Linear(6, 1 + CLASSES))
    before = {"generator": ours(g), "discriminator": ours(d)}
    og = torch.optim.SGD(g.parameters(), lr=RATE, momentum=MOMENTUM)
    od = torch.optim.SGD(d.parameters(), lr=RATE, momentum=MOMENTUM)
    taken = []
    for _ in range(3):
        real, z = torch.rand(BATCH, PIXELS) * 2 - 1, torch.randn(BATCH, LATENT)
        asked = torch.randint(0, CLASSES, (BATCH,))
        fakes = g(torch.cat([z, F.one_hot(asked, CLASSES).to(z.dtype)], 1))
        ones, zeros = torch.ones(BATCH), torch.zeros(BATCH)
        bce = F.binary_cross_entropy_with_logits
        out_fake, out_real, out_g = d(fakes.detach()), d(real), d(fakes)
        d_loss = bce(out_real[:, 0], ones) + bce(out_fake[:, 0], zeros)
        d_head = F.cross_entropy(out_fake[:, 1:], asked)
        if head == "classes":
            d_head = d_head + F.cross_entropy(out_real[:, 1:], asked)
        g_loss, g_head = bce(out_g[:, 0], ones), F.cross_entropy(out_g[:, 1:], asked)
        g_grads = torch.autograd.grad(g_loss + WEIGHT * g_head, list(g.parameters()))
        d_grads = torch.autograd.grad(d_loss + WEIGHT * d_head, list(d.parameters()))
        for network, grads, optimizer in ((g, g_grads, og), (d, d_grads, od)):
            for p, grad in zip(network.parameters(), grads):
                p.grad = grad
            optimizer.step()
        taken.append({
            "real": plain(real), "latents": plain(z), "asked": asked.tolist(),
            "discriminatorLoss": d_loss.item(), "generatorLoss": g_loss.item(), "headLoss": g_head.item(),
            "generator": ours(g), "discriminator": ours(d),
        })
    return {"before": before, "steps": taken}


out = {"torch": torch.__version__, "rate": RATE, "momentum": MOMENTUM, "headWeight": WEIGHT,
       "codes": steps("codes", 3), "classes": steps("classes", 4)}
pathlib.Path(__file__).with_name("pytorch.json").write_text(json.dumps(out) + "\n")
