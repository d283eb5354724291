"""Golden values of optimiser steps, from Keras 3.

    pip install tensorflow-cpu==2.21.0
    python tests/golden/optimizers/make.py

Each case: two weights, five gradients for each (one of them zeros, where epsilon matters), and the weights that Keras
has after every step. The options are written in the words of src/training/optimizers; those left out are the defaults.
"""

import json
import os
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
import keras
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(11)

CASES = [
    ({"rule": "adam", "learningRate": 0.01}, keras.optimizers.Adam(0.01)),
    (
        {"rule": "adam", "learningRate": 0.05, "beta1": 0.5, "beta2": 0.99, "epsilon": 1e-3},
        keras.optimizers.Adam(0.05, beta_1=0.5, beta_2=0.99, epsilon=1e-3),
    ),
    ({"rule": "rmsprop"}, keras.optimizers.RMSprop()),
    (
        {"rule": "rmsprop", "learningRate": 0.02, "rho": 0.5, "epsilon": 1e-2},
        keras.optimizers.RMSprop(0.02, rho=0.5, epsilon=1e-2),
    ),
    (
        {"rule": "rmsprop", "learningRate": 0.01, "momentum": 0.8},
        keras.optimizers.RMSprop(0.01, momentum=0.8),
    ),
    ({"rule": "sgd"}, keras.optimizers.SGD()),
    ({"rule": "sgd", "learningRate": 0.1, "momentum": 0.9}, keras.optimizers.SGD(0.1, momentum=0.9)),
    (
        {"rule": "sgd", "learningRate": 0.1, "momentum": 0.9, "nesterov": True},
        keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True),
    ),
]


def pack(array):
    """Shape and numbers, 9 significant digits: enough for float32."""
    array = np.asarray(array, dtype=np.float32)
    return {"shape": list(array.shape), "values": [float(f"{x:.9g}") for x in array.ravel()]}


weights = [rng.normal(0, 1, [2, 3]), rng.normal(0, 1, [3])]
gradients = [[rng.normal(0, 10.0 ** -step, w.shape) for w in weights] for step in range(5)]
for gradient in gradients[2]:
    gradient[...] = 0

cases = []
for options, optimizer in CASES:
    variables = [keras.Variable(w.astype("float32")) for w in weights]
    after = []
    for step in gradients:
        optimizer.apply([g.astype("float32") for g in step], variables)
        after.append([pack(v) for v in variables])
    cases.append({"options": options, "after": after})

golden = {
    "made": f"Keras {keras.__version__}, TensorFlow {tf.__version__}",
    "weights": [pack(w) for w in weights],
    "gradients": [[pack(g) for g in step] for step in gradients],
    "cases": cases,
}
out = Path(__file__).with_name("keras.json")
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
print(out, out.stat().st_size, "bytes")
