"""Golden values of the cross entropy over classes, with its gradient by the logits, from Keras in double precision.

    pip install keras==3.15.1 jax==0.10.2      (any engine of Keras gives the same)
    KERAS_BACKEND=jax JAX_ENABLE_X64=1 python make_keras.py
"""

import json
import pathlib

import jax
import keras
import numpy as np

keras.config.set_floatx("float64")
rng = np.random.default_rng(5)
loss = keras.losses.CategoricalCrossentropy(from_logits=True)


def cases():
    for batch, classes, scale in [(1, 2, 1.0), (4, 10, 1.0), (3, 5, 20.0), (2, 3, 500.0)]:
        logits = (rng.standard_normal((batch, classes)) * scale).round(3)
        labels = np.eye(classes)[rng.integers(0, classes, batch)]
        value, gradient = jax.value_and_grad(lambda x: loss(labels, x))(logits)
        yield {"logits": logits.tolist(), "labels": labels.tolist(), "value": float(value),
               "gradient": np.asarray(gradient).tolist()}


out = {"keras": keras.__version__, "softmaxCrossEntropy": list(cases())}
pathlib.Path(__file__).with_name("keras.json").write_text(json.dumps(out) + "\n")
