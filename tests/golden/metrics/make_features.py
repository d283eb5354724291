"""Golden values of the measures on features, from the packages or formulas that others measure with.

    pip install prdc==0.2 numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1
    python make_features.py

prdc: the authors' own program of Naeem et al. 2020. Kernel distance: scikit-learn's polynomial kernel, put together as
torch-fidelity does (unbiased estimate). Classifier score: SciPy's relative entropy.
"""

import json
import pathlib

import numpy as np
from prdc import compute_prdc
from scipy.stats import entropy
from sklearn.metrics.pairwise import polynomial_kernel

rng = np.random.default_rng(11)


def vectors(n, size, scale=1.0, shift=0.0):
    return np.round(rng.standard_normal((n, size)) * scale + shift, 4)


def density_coverage():
    for n, m, size, k, scale, shift in [
        (30, 30, 2, 5, 1.0, 0.0), (25, 40, 4, 3, 0.5, 0.3), (20, 12, 1, 1, 1.0, 1.0), (20, 20, 6, 5, 1.0, 9.0),
        (12, 30, 3, 2, 0.1, 0.0),
    ]:
        real, fake = vectors(n, size), vectors(m, size, scale, shift)
        found = compute_prdc(real_features=real, fake_features=fake, nearest_k=k)
        yield {"k": k, "real": real.tolist(), "fake": fake.tolist(),
               "density": float(found["density"]), "coverage": float(found["coverage"])}


def kernel_distance():
    for n, size, scale, shift in [(2, 1, 1.0, 0.0), (20, 3, 1.0, 0.0), (20, 8, 1.0, 1.0), (15, 5, 3.0, 0.0)]:
        a, b = vectors(n, size), vectors(n, size, scale, shift)
        xx, yy, xy = (polynomial_kernel(p, q, degree=3, coef0=1) for p, q in [(a, a), (b, b), (a, b)])
        within = xx.sum() - np.trace(xx) + yy.sum() - np.trace(yy)
        yield {"a": a.tolist(), "b": b.tolist(), "value": float(within / (n * (n - 1)) - 2 * xy.mean())}


def classifier_score():
    for n, classes, sharp in [(1, 10, 1.0), (12, 10, 0.1), (20, 3, 5.0)]:
        rows = rng.dirichlet(np.full(classes, sharp), n)
        mean = rows.mean(0)
        yield {"rows": rows.tolist(), "value": float(np.exp(np.mean([entropy(row, mean) for row in rows])))}


found = {"densityCoverage": list(density_coverage()), "kernelDistance": list(kernel_distance()),
         "classifierScore": list(classifier_score())}
pathlib.Path(__file__).with_name("features.json").write_text(json.dumps(found) + "\n")
