"""Golden values of estimates: kernel distance over subsets, classifier score of splits, the line to infinite n.

    pip install numpy==2.4.6 scipy==1.17.1 scikit-learn==1.9.1      (any recent ones give the same to 1e-12)
    python make_estimates.py

Kernel distance and classifier score: torch-fidelity's formulas (metric_kid.py, metric_isc.py): mean and np.std of the
subsets' or splits' values. The standard error is SciPy's sem. The line: SciPy's linregress over 1/n.
"""

import json
import pathlib

import numpy as np
from scipy.stats import entropy, linregress, sem
from sklearn.metrics.pairwise import polynomial_kernel

rng = np.random.default_rng(11)


def mmd(a, b):
    xx, yy, xy = (polynomial_kernel(p, q, degree=3, coef0=1) for p, q in [(a, a), (b, b), (a, b)])
    n, m = len(a), len(b)
    return (xx.sum() - np.trace(xx)) / (n * (n - 1)) + (yy.sum() - np.trace(yy)) / (m * (m - 1)) - 2 * xy.mean()


def kernel_subsets():
    for n, m, size, subsets, take in [(24, 24, 4, 6, 5), (20, 31, 3, 4, 8)]:
        a, b = rng.standard_normal((n, size)).round(3), (rng.standard_normal((m, size)) + 0.4).round(3)
        numbers = [(rng.choice(n, take, replace=False), rng.choice(m, take, replace=False)) for _ in range(subsets)]
        found = [mmd(a[p], b[q]) for p, q in numbers]
        yield {
            "a": a.tolist(), "b": b.tolist(), "all": float(mmd(a, b)),
            "subsets": [{"of": p.tolist(), "from": q.tolist()} for p, q in numbers],
            "mean": float(np.mean(found)), "deviation": float(np.std(found)), "standardError": float(sem(found)),
        }


def score_splits():
    for n, classes, splits in [(30, 4, 3), (25, 10, 4)]:
        rows = rng.dirichlet(np.full(classes, 0.3), n)
        scores = []
        for i in range(splits):
            part = rows[i * n // splits : (i + 1) * n // splits]
            scores.append(np.exp(np.mean([entropy(row, part.mean(0)) for row in part])))
        yield {"rows": rows.tolist(), "splits": splits, "mean": float(np.mean(scores)), "deviation": float(np.std(scores))}


def line():
    counts = [100, 150, 300, 1000]
    distances = (3 + 40 / np.array(counts) + 0.05 * rng.standard_normal(4)).round(4)
    found = linregress(1 / np.array(counts), distances)
    measured = [{"count": n, "distance": float(d)} for n, d in zip(counts, distances)]
    return {"measured": measured, "limit": float(found.intercept), "slope": float(found.slope)}


found = {"kernelSubsets": list(kernel_subsets()), "scoreSplits": list(score_splits()), "line": line()}
pathlib.Path(__file__).with_name("estimates.json").write_text(json.dumps(found) + "\n")
