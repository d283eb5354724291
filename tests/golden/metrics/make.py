"""Golden values for tests/metrics and tests/arithmetic, from SciPy and NumPy in double precision.

    pip install numpy==2.4.6 scipy==1.17.1      (any recent ones give the same to 1e-12)
    python make.py
"""

import json
import pathlib

import numpy as np
import scipy
from scipy.linalg import eigvalsh, sqrtm
from scipy.spatial import geometric_slerp
from scipy.spatial.distance import cdist

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(7)


def covariance(size, count):
    return np.cov(rng.standard_normal((count, size)) @ rng.standard_normal((size, size)), rowvar=False)


def eigen():
    """Sizes, ranks below the size, and scales far from 1."""
    for size, count, scale in [(1, 5, 1.0), (2, 9, 1.0), (5, 40, 1e-8), (6, 4, 1.0), (8, 60, 1e-12), (9, 30, 1e6)]:
        matrix = covariance(size, count).reshape(size, size) * scale
        yield {"scale": scale, "matrix": matrix.tolist(), "values": eigvalsh(matrix).tolist()}


def frechet():
    """Samples as float32 at several scales; the square root is SciPy's own."""
    for size, n, m, scale in [(1, 6, 5, 1.0), (3, 20, 20, 1.0), (4, 30, 25, 1e-3), (4, 30, 25, 1e-5), (6, 24, 40, 1e3)]:
        a = (rng.standard_normal((n, size)) * scale).astype("float32").astype("float64")
        b = ((rng.standard_normal((m, size)) @ rng.standard_normal((size, size)) + 0.5) * scale).astype("float32")
        b = b.astype("float64")
        s, t = np.cov(a, rowvar=False).reshape(size, size), np.cov(b, rowvar=False).reshape(size, size)
        root = np.real(sqrtm(s @ t))
        shift = a.mean(0) - b.mean(0)
        yield {
            "scale": scale,
            "a": a.tolist(),
            "b": b.tolist(),
            "distance": float(shift @ shift + np.trace(s + t - 2 * root)),
        }


def covered(points, centres, k):
    radii = np.sort(cdist(centres, centres), axis=1)[:, k]
    return float((cdist(points, centres) <= radii).any(axis=1).mean())


def precision_recall():
    for size, k in [(2, 1), (2, 3), (5, 3)]:
        real = rng.standard_normal((20, size)).round(3)
        fake = (rng.standard_normal((16, size)) * 1.3 + 0.6).round(3)
        yield {
            "k": k,
            "real": real.tolist(),
            "fake": fake.tolist(),
            "precision": covered(fake, real, k),
            "recall": covered(real, fake, k),
        }


def slerp():
    for size in (2, 3, 7):
        a, b = rng.standard_normal((2, size))
        a, b = a / np.linalg.norm(a), b / np.linalg.norm(b)
        shares = [0.0, 0.25, 0.5, 0.9, 1.0]
        yield {"a": a.tolist(), "b": b.tolist(), "shares": shares, "ways": geometric_slerp(a, b, shares).tolist()}


golden = {
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
    "eigen": list(eigen()),
    "frechet": list(frechet()),
    "precisionRecall": list(precision_recall()),
    "slerp": list(slerp()),
}
(HERE / "scipy.json").write_text(json.dumps(golden))
