"""The case study's DCGAN step in PyTorch, eager: a subject of the step's benchmark; talks as keras_step.py does."""
import json
import resource
import sys
import time

import torch
from torch import nn

BATCH = int(sys.argv[1])


class Crop(nn.Module):
    """TensorFlow's SAME padding of a transposed convolution: what is too much is cut off."""

    def __init__(self, before, after):
        super().__init__()
        self.before, self.after = before, after

    def forward(self, x):
        b, a = self.before, self.after
        return x[:, :, b : x.shape[2] - a, b : x.shape[3] - a]


generator = nn.Sequential(
    nn.Linear(100, 7 * 7 * 256, bias=False),
    nn.BatchNorm1d(7 * 7 * 256, eps=1e-3, momentum=0.01),
    nn.LeakyReLU(0.3),
    nn.Unflatten(1, (256, 7, 7)),
    nn.ConvTranspose2d(256, 128, 5, stride=1, padding=2, bias=False),
    nn.BatchNorm2d(128, eps=1e-3, momentum=0.01),
    nn.LeakyReLU(0.3),
    nn.ConvTranspose2d(128, 64, 5, stride=2, bias=False),
    Crop(1, 2),
    nn.BatchNorm2d(64, eps=1e-3, momentum=0.01),
    nn.LeakyReLU(0.3),
    nn.ConvTranspose2d(64, 1, 5, stride=2, bias=False),
    Crop(1, 2),
    nn.Tanh(),
)
discriminator = nn.Sequential(
    nn.ZeroPad2d((1, 2, 1, 2)),
    nn.Conv2d(1, 64, 5, stride=2),
    nn.LeakyReLU(0.3),
    nn.Dropout(0.3),
    nn.ZeroPad2d((1, 2, 1, 2)),
    nn.Conv2d(64, 128, 5, stride=2),
    nn.LeakyReLU(0.3),
    nn.Dropout(0.3),
    nn.Flatten(),
    nn.Linear(7 * 7 * 128, 1),
)
generator_optimizer = torch.optim.Adam(generator.parameters(), 1e-4, eps=1e-7)
discriminator_optimizer = torch.optim.Adam(discriminator.parameters(), 1e-4, eps=1e-7)
cross_entropy = nn.BCEWithLogitsLoss()
images = torch.rand(BATCH, 1, 28, 28) * 2 - 1
ones, zeros = torch.ones(BATCH, 1), torch.zeros(BATCH, 1)


def step():
    """PyTorch's tutorial: the discriminator learns from detached fakes, then the generator from a pass of its own."""
    start = time.perf_counter()
    fakes = generator(torch.randn(BATCH, 100))
    discriminator_optimizer.zero_grad(set_to_none=True)
    d_loss = cross_entropy(discriminator(images), ones) + cross_entropy(discriminator(fakes.detach()), zeros)
    d_loss.backward()
    discriminator_optimizer.step()
    generator_optimizer.zero_grad(set_to_none=True)
    g_loss = cross_entropy(discriminator(fakes), ones)
    g_loss.backward()
    generator_optimizer.step()
    g_loss.item(), d_loss.item()
    return time.perf_counter() - start


step()
print(json.dumps({"ready": f"PyTorch {torch.__version__}, eager"}), flush=True)
for line in sys.stdin:
    busy = time.process_time()
    seconds = [step() for _ in range(int(line))]
    busy = (time.process_time() - busy) / len(seconds)
    print(json.dumps({"seconds": seconds, "busy": busy, "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}), flush=True)
