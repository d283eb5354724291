"""What both scripts here draw, and what they keep of a tensor. tests/training/parity.ts has the same two functions."""
import numpy as np

BATCH = 3
STEPS = 3


def draw(count, key):
    """Numbers of mean 0 and deviation 1, uniform: each from its place and the key alone."""
    x = np.arange(count, dtype=np.uint32) * np.uint32(2654435761) + np.uint32((key * 2246822519) % 2**32)
    for shift, factor in ((15, 2246822519), (13, 3266489917)):
        x = (x ^ (x >> np.uint32(shift))) * np.uint32(factor)
    x = x ^ (x >> np.uint32(16))
    return (x / 2**31 - 1) * np.sqrt(3)


def probe(array, count=12):
    """Mean, deviation, and some numbers from all over."""
    flat = np.asarray(array).reshape(-1)
    places = [(i * len(flat)) // count + (7 * i) % max(1, len(flat) // count) for i in range(count)]
    values = [float(f"{flat[place]:.9g}") for place in places]
    return {"mean": float(flat.mean()), "deviation": float(flat.std()), "values": values}


# The standard GAN's games: who moves first, and whether the discriminator's loss is halved.
GAMES = [(order, halved) for order in ("generator-first", "discriminator-first") for halved in (True, False)]
