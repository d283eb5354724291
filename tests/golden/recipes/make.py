"""Golden values of the recipes resize-dcgan, dcgan64, standard-gan and conditional-dcgan at full size, from PyTorch in float64: every
layer's output, and the losses and weights after three steps of their games.

    python make.py      needs torch      writes pytorch.json

Weights, latents and images come from `draw`, which tests/training/parity.ts has, too: so the file holds only what comes
out. The networks are written here as deck 003 (lines 196 to 250 and 380 to 423) and PyTorch's DCGAN tutorial write them.
Two things differ by intention: Adam's epsilon stands where Keras has it, and dense layers and flattened images are in the
order height, width, channels.
"""
import json
from pathlib import Path

import numpy as np
import torch
from torch import nn

from drawn_numbers import BATCH, GAMES, STEPS, draw, probe

torch.set_default_dtype(torch.float64)
BETA2 = 0.999


class FromChannelsLast(nn.Module):
    """[batch, numbers] → [batch, channels, height, width], the numbers being in the order height, width, channels."""

    def __init__(self, side, channels):
        super().__init__()
        self.shape = (side, side, channels)

    def forward(self, x):
        return x.view(-1, *self.shape).permute(0, 3, 1, 2)


class FlattenChannelsLast(nn.Module):
    def forward(self, x):
        return x.permute(0, 2, 3, 1).flatten(1)


def deck_003():
    def block(inputs, filters):
        return [nn.Upsample(scale_factor=2), nn.Conv2d(inputs, filters, 3, padding=1), nn.BatchNorm2d(filters), nn.LeakyReLU(0.2)]

    generator = nn.Sequential(
        nn.Linear(100, 128 * 8 * 8),
        FromChannelsLast(8, 128),
        nn.BatchNorm2d(128),
        *block(128, 128),
        *block(128, 64),
        nn.Conv2d(64, 1, 3, padding=1),
        nn.Tanh(),
    )
    layers, inputs = [], 1
    for filters in (16, 32, 64, 128):
        layers += [nn.Conv2d(inputs, filters, 3, stride=2, padding=1), nn.LeakyReLU(0.2)]
        inputs = filters
    return generator, nn.Sequential(*layers, FlattenChannelsLast(), nn.Linear(512, 1))


def tutorial():
    layers = [FromChannelsLast(1, 100), nn.ConvTranspose2d(100, 512, 4, 1, 0, bias=False), nn.BatchNorm2d(512), nn.ReLU()]
    for filters in (256, 128, 64):
        layers += [nn.ConvTranspose2d(2 * filters, filters, 4, 2, 1, bias=False), nn.BatchNorm2d(filters), nn.ReLU()]
    generator = nn.Sequential(*layers, nn.ConvTranspose2d(64, 3, 4, 2, 1, bias=False), nn.Tanh())
    layers = [nn.Conv2d(3, 64, 4, 2, 1, bias=False), nn.LeakyReLU(0.2)]
    for filters in (128, 256, 512):
        layers += [nn.Conv2d(filters // 2, filters, 4, 2, 1, bias=False), nn.BatchNorm2d(filters), nn.LeakyReLU(0.2)]
    return generator, nn.Sequential(*layers, nn.Conv2d(512, 1, 4, 1, 0, bias=False), FlattenChannelsLast())


def standard():
    layers, inputs = [], 100
    for units in (256, 512, 1024):
        layers += [nn.Linear(inputs, units), nn.BatchNorm1d(units), nn.LeakyReLU(0.2)]
        inputs = units
    generator = nn.Sequential(*layers, nn.Linear(1024, 32 * 32), nn.Tanh(), FromChannelsLast(32, 1))
    layers = [nn.Linear(32 * 32, 512), nn.LeakyReLU(0.2), nn.Linear(512, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1)]
    return generator, nn.Sequential(FlattenChannelsLast(), *layers)


class Conditional(nn.Sequential):
    """Gets its input with the label behind it: as numbers beside a vector, as planes behind an image."""

    def join(self, x, labels):
        one_hot = nn.functional.one_hot(labels, 10).to(x.dtype)
        if x.dim() == 4:
            one_hot = one_hot[:, :, None, None].expand(-1, -1, *x.shape[2:])
        return torch.cat([x, one_hot], 1)

    def forward(self, x, labels):
        return super().forward(self.join(x, labels))


def conditional():
    generator = Conditional(
        nn.Linear(110, 64 * 7 * 7),
        FromChannelsLast(7, 64),
        nn.BatchNorm2d(64),
        nn.LeakyReLU(0.2),
        nn.ConvTranspose2d(64, 32, 4, 2, 1),
        nn.BatchNorm2d(32),
        nn.LeakyReLU(0.2),
        nn.ConvTranspose2d(32, 1, 4, 2, 1),
        nn.Tanh(),
    )
    layers = [nn.Conv2d(11, 32, 4, 2, 1), nn.LeakyReLU(0.2), nn.Conv2d(32, 64, 4, 2, 1), nn.LeakyReLU(0.2)]
    return generator, Conditional(*layers, FlattenChannelsLast(), nn.Linear(64 * 7 * 7, 1))


def ours(tensor):
    """A weight in the course's layout: [in, out], and [height, width, in, out], for transposed ones [height, width, out, in]."""
    if tensor.dim() == 4:
        return tensor.permute(2, 3, 1, 0)
    return tensor.T if tensor.dim() == 2 else tensor


def initialize(net, first):
    """Weight number i of a network is drawn with the key first + i."""
    for i, (name, parameter) in enumerate(net.named_parameters()):
        shape = ours(parameter).shape
        values = torch.from_numpy(draw(parameter.numel(), first + i)).view(shape)
        module = net[int(name.split(".")[0])]
        with torch.no_grad():
            if parameter.dim() > 1:
                ours(parameter).copy_(values / np.sqrt(np.prod(shape[:-1])))
            elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)) and name.endswith("weight"):
                parameter.copy_(1 + 0.1 * values)
            else:
                parameter.copy_(0.1 * values)


def channels_last(x):
    return x.permute(0, 2, 3, 1) if x.dim() == 4 else x


def layer_outputs(net, x, *labels):
    found = []
    if labels:
        x = net.join(x, *labels)
    for layer in net:
        x = layer(x)
        found.append({"layer": type(layer).__name__, **probe(channels_last(x).detach())})
    return found


class KerasAdam(torch.optim.Adam):
    """Keras adds epsilon before it makes up for the running mean's beginning at zero, PyTorch after that."""

    def step(self):
        for group in self.param_groups:
            taken = self.state[group["params"][0]]["step"].item() if self.state else 0
            group["eps"] = 1e-8 / np.sqrt(1 - BETA2 ** (taken + 1))
        super().step()


def play(networks, channels, side, rates, beta1, order, halved=False):
    generator, discriminator = networks
    initialize(generator, 0)
    initialize(discriminator, 100)
    bce = nn.BCEWithLogitsLoss()
    ones, zeros = torch.ones(BATCH, 1), torch.zeros(BATCH, 1)
    latents = lambda key: torch.from_numpy(draw(BATCH * 100, key)).view(BATCH, 100)
    images = lambda key: torch.from_numpy(draw(BATCH * side * side * channels, key) / np.sqrt(3)).view(BATCH, side, side, channels).permute(0, 3, 1, 2)
    # Batch number n: the classes 3n, 3n + 1 and 3n + 2.
    told = isinstance(generator, Conditional)
    labels = lambda number: [torch.arange(BATCH * number, BATCH * (number + 1)) % 10] if told else []
    result = {
        "generator": layer_outputs(generator, latents(200), *labels(0)),
        "discriminator": layer_outputs(discriminator, images(300), *labels(0)),
        "steps": [],
    }
    g_adam, d_adam = [
        KerasAdam(net.parameters(), rate, betas=(beta1, BETA2)) for net, rate in zip(networks, rates)
    ]

    def teach_discriminator(real, fakes, share, *labels):
        d_adam.zero_grad()
        d_loss = share * (bce(discriminator(fakes.detach(), *labels), zeros) + bce(discriminator(real, *labels), ones))
        d_loss.backward()
        d_adam.step()
        return d_loss.item()

    def teach_generator(fakes, *labels):
        g_adam.zero_grad()
        g_loss = bce(discriminator(fakes, *labels), ones)
        g_loss.backward()
        g_adam.step()
        return g_loss.item()

    share = 0.5 if halved else 1
    for step in range(STEPS):
        real, z = images(400 + step), latents(500 + step)
        if order == "generator-first":
            g_loss = teach_generator(generator(latents(600 + step)))
            d_loss = teach_discriminator(real, generator(z), share)
        elif order == "discriminator-first":
            d_loss = teach_discriminator(real, generator(z), share)
            g_loss = teach_generator(generator(latents(600 + step)))
        else:
            # Shared fakes; moving together, the generator learns from the discriminator as it was.
            classes = labels(step)
            fakes = generator(z, *classes)
            if order == "together":
                g_adam.zero_grad()
                g_loss = bce(discriminator(fakes, *classes), ones)
                g_loss.backward(retain_graph=True)
                d_loss = teach_discriminator(real, fakes, share, *classes)
                g_adam.step()
                g_loss = g_loss.item()
            else:
                d_loss = teach_discriminator(real, fakes, share, *classes)
                g_loss = teach_generator(fakes, *classes)
        result["steps"].append({"generatorLoss": g_loss, "discriminatorLoss": d_loss})
    for player, net in zip(("generatorAfter", "discriminatorAfter"), networks):
        result[player] = [probe(ours(parameter).detach()) for parameter in net.parameters()]
    return result


def play_all(make, *settings):
    """One game after another, each from the same weights; the layers' outputs stand once."""
    played = [{"order": o, "halved": h, **play(make(), *settings, o, h)} for o, h in GAMES]
    layers = {player: played[0][player] for player in ("generator", "discriminator")}
    return {**layers, "games": [{k: v for k, v in game.items() if k not in layers} for game in played]}


golden = {
    "made": f"PyTorch {torch.__version__}, float64",
    "batch": BATCH,
    "resize-dcgan": play(deck_003(), 1, 32, (1e-4, 2e-4), 0.9, "generator-first", True),
    "dcgan64": play(tutorial(), 3, 64, (2e-4, 2e-4), 0.5, "shared"),
    "conditional-dcgan": play(conditional(), 1, 28, (2e-4, 2e-4), 0.5, "together"),
    "standard-gan": play_all(standard, 1, 32, (1e-4, 2e-4), 0.9),
}
out = Path(__file__).with_name("pytorch.json")
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
print(out, out.stat().st_size, "bytes")
