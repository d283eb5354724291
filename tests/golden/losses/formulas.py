"""Each loss of src/training/losses, written from its paper's formula with torch.nn.functional."""

import torch
import torch.nn.functional as F


def bce(logits, label):
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label))


def entropy(real, fake):
    return bce(real, 1.0) + bce(fake, 0.0)


# Of the discriminator, from (real, fake), and of the generator, from (fake, real).
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
