"""Golden values of PCA, k-means and kernel density from scikit-learn, on points that are drawn here.

    python make.py      needs scikit-learn      writes scikit-learn.json
"""

import json
import pathlib

import numpy as np
import sklearn
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.neighbors import KernelDensity

random = np.random.default_rng(5)
mix = random.normal(size=(5, 5)) * np.array([3.0, 1.5, 0.8, 0.4, 0.1])[:, None]
tall = random.normal(size=(40, 5)) @ mix + np.array([1.0, -2.0, 0.5, 3.0, 0.0])
plane = np.concatenate([random.normal(size=(30, 2)) * 0.7 + centre for centre in ([0, 0], [2.2, 0.4], [0.8, 2.4])])
start = plane[[0, 1, 2]]

pca = PCA(n_components=3, svd_solver="full").fit(tall)
kmeans = KMeans(n_clusters=3, init=start, n_init=1, algorithm="lloyd", tol=0).fit(plane)
places = np.array([[0.0, 0.0], [1.0, 1.0], [6.0, -3.0], [60.0, 0.0]])

golden = {
    "made_by": f"tests/golden/unsupervised/make.py, scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "tall": tall.tolist(),
    "pca": {
        "mean": pca.mean_.tolist(),
        "components": pca.components_.tolist(),
        "variances": pca.explained_variance_.tolist(),
        "explained": pca.explained_variance_ratio_.tolist(),
        "projected": pca.transform(tall[:4]).tolist(),
        "restored": pca.inverse_transform(pca.transform(tall[:4])).tolist(),
    },
    "plane": plane.tolist(),
    "kmeans": {
        "start": start.tolist(),
        "centres": kmeans.cluster_centers_.tolist(),
        "labels": kmeans.labels_.tolist(),
        "inertia": float(kmeans.inertia_),
    },
    "density": [
        {
            "bandwidth": h,
            "places": places.tolist(),
            "log": KernelDensity(bandwidth=h, rtol=0, atol=0).fit(plane).score_samples(places).tolist(),
        }
        for h in (0.2, 1.0)
    ],
}
path = pathlib.Path(__file__).with_name("scikit-learn.json")
path.write_text(json.dumps(golden, indent=1) + "\n")
