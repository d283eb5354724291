"""Golden values of the case study's layers, losses, gradients and optimiser steps, from Keras 3 on TensorFlow.

    pip install tensorflow-cpu==2.21.0
    python tests/golden/dcgan/make.py

Weights and inputs go into the file with the results: the test sets the same weights, feeds the same inputs, and
expects the same numbers. Sizes are small so that the file stays readable; the layers are those of the case study.
"""

import json
import os
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
import keras
import numpy as np
import tensorflow as tf

keras.utils.set_random_seed(7)
rng = np.random.default_rng(7)


def pack(array):
    """Shape and numbers, 9 significant digits: enough for float32."""
    array = np.asarray(array, dtype=np.float32)
    return {"shape": list(array.shape), "values": [float(f"{x:.9g}") for x in array.ravel()]}


def randomize(model):
    """Weights that are nowhere trivial: biases, scales and moving statistics too."""
    for weight in model.weights:
        values = rng.normal(0, 0.2, weight.shape)
        if "gamma" in weight.path:
            values = 1 + values
        if "moving_variance" in weight.path:
            values = rng.uniform(0.5, 1.5, weight.shape)
        weight.assign(values.astype("float32"))


def layer_cases():
    L = keras.layers
    cases = {
        "dense": (L.Dense(4), [{"layer": "dense", "units": 4}], [3]),
        "conv2d same stride 2": (
            L.Conv2D(3, 5, strides=2, padding="same"),
            [{"layer": "conv2d", "filters": 3, "kernelSize": 5, "strides": 2, "padding": "same"}],
            [6, 6, 2],
        ),
        "conv2d valid": (
            L.Conv2D(2, 3),
            [{"layer": "conv2d", "filters": 2, "kernelSize": 3}],
            [5, 5, 2],
        ),
        "conv2dTranspose same stride 2": (
            L.Conv2DTranspose(2, 5, strides=2, padding="same", use_bias=False),
            [
                {
                    "layer": "conv2dTranspose",
                    "filters": 2,
                    "kernelSize": 5,
                    "strides": 2,
                    "padding": "same",
                    "useBias": False,
                }
            ],
            [3, 3, 2],
        ),
        "conv2dTranspose valid stride 2": (
            L.Conv2DTranspose(2, 3, strides=2),
            [{"layer": "conv2dTranspose", "filters": 2, "kernelSize": 3, "strides": 2}],
            [3, 3, 2],
        ),
        "batchNormalization of vectors": (L.BatchNormalization(), [{"layer": "batchNormalization"}], [5]),
        "batchNormalization of images": (
            L.BatchNormalization(),
            [{"layer": "batchNormalization"}],
            [3, 3, 2],
        ),
        "leakyRelu": (L.LeakyReLU(0.3), [{"layer": "leakyRelu"}], [6]),
        "upsampling2d": (
            L.UpSampling2D(2, interpolation="nearest"),
            [{"layer": "upsampling2d", "factor": 2}],
            [2, 3, 2],
        ),
    }
    result = []
    for name, (layer, spec, shape) in cases.items():
        model = keras.Sequential([keras.Input(shape), layer])
        randomize(model)
        before = [pack(w) for w in model.weights]
        x = tf.constant(rng.normal(0, 1, [4, *shape]).astype("float32"))
        # A loss that weighs every output differently, so that each gradient is a test.
        out_shape = model(x, training=False).shape
        probe = tf.constant(rng.normal(0, 1, out_shape).astype("float32"))
        inference = model(x, training=False)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = model(x, training=True)
            loss = tf.reduce_sum(y * probe)
        gradients = tape.gradient(loss, [x, *model.trainable_variables])
        result.append(
            {
                "name": name,
                "spec": {"name": "golden", "inputShape": shape, "layers": spec},
                "weights": before,
                "x": pack(x),
                "probe": pack(probe),
                "inference": pack(inference),
                "training": pack(y),
                "gradients": [pack(g) for g in gradients],
                "weightsAfter": [pack(w) for w in model.weights],
            }
        )
    return result


def small_networks():
    """The case study's two networks with fewer channels and pixels, and without dropout (masks are random)."""
    L = keras.layers
    generator = keras.Sequential(
        [
            keras.Input([5]),
            L.Dense(2 * 2 * 6, use_bias=False),
            L.BatchNormalization(),
            L.LeakyReLU(0.3),
            L.Reshape([2, 2, 6]),
            L.Conv2DTranspose(4, 5, strides=1, padding="same", use_bias=False),
            L.BatchNormalization(),
            L.LeakyReLU(0.3),
            L.Conv2DTranspose(1, 5, strides=2, padding="same", use_bias=False, activation="tanh"),
        ]
    )
    discriminator = keras.Sequential(
        [
            keras.Input([4, 4, 1]),
            L.Conv2D(4, 5, strides=2, padding="same"),
            L.LeakyReLU(0.3),
            L.Flatten(),
            L.Dense(1),
        ]
    )
    generator_spec = {
        "name": "generator",
        "inputShape": [5],
        "layers": [
            {"layer": "dense", "units": 24, "useBias": False},
            {"layer": "batchNormalization"},
            {"layer": "leakyRelu"},
            {"layer": "reshape", "shape": [2, 2, 6]},
            {
                "layer": "conv2dTranspose",
                "filters": 4,
                "kernelSize": 5,
                "strides": 1,
                "padding": "same",
                "useBias": False,
            },
            {"layer": "batchNormalization"},
            {"layer": "leakyRelu"},
            {
                "layer": "conv2dTranspose",
                "filters": 1,
                "kernelSize": 5,
                "strides": 2,
                "padding": "same",
                "useBias": False,
            },
            {"layer": "tanh"},
        ],
    }
    discriminator_spec = {
        "name": "discriminator",
        "inputShape": [4, 4, 1],
        "layers": [
            {"layer": "conv2d", "filters": 4, "kernelSize": 5, "strides": 2, "padding": "same"},
            {"layer": "leakyRelu"},
            {"layer": "flatten"},
            {"layer": "dense", "units": 1},
        ],
    }
    return generator, discriminator, generator_spec, discriminator_spec


def training_steps():
    """Three steps as the tutorial writes them: one tape each, both gradients from the same forward pass."""
    generator, discriminator, g_spec, d_spec = small_networks()
    randomize(generator)
    randomize(discriminator)
    entropy = keras.losses.BinaryCrossentropy(from_logits=True)
    g_optimizer = keras.optimizers.Adam(1e-2)
    d_optimizer = keras.optimizers.Adam(1e-2)
    result = {
        "generatorSpec": g_spec,
        "discriminatorSpec": d_spec,
        "learningRate": 1e-2,
        "generator": [pack(w) for w in generator.weights],
        "discriminator": [pack(w) for w in discriminator.weights],
        "steps": [],
    }
    for _ in range(3):
        real = tf.constant(rng.uniform(-1, 1, [6, 4, 4, 1]).astype("float32"))
        latents = tf.constant(rng.normal(0, 1, [6, 5]).astype("float32"))
        with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
            fakes = generator(latents, training=True)
            real_logits = discriminator(real, training=True)
            fake_logits = discriminator(fakes, training=True)
            g_loss = entropy(tf.ones_like(fake_logits), fake_logits)
            d_loss = entropy(tf.ones_like(real_logits), real_logits) + entropy(
                tf.zeros_like(fake_logits), fake_logits
            )
        g_gradients = g_tape.gradient(g_loss, generator.trainable_variables)
        d_gradients = d_tape.gradient(d_loss, discriminator.trainable_variables)
        g_optimizer.apply_gradients(zip(g_gradients, generator.trainable_variables))
        d_optimizer.apply_gradients(zip(d_gradients, discriminator.trainable_variables))
        result["steps"].append(
            {
                "real": pack(real),
                "latents": pack(latents),
                "generatorLoss": float(g_loss),
                "discriminatorLoss": float(d_loss),
                "generatorAfter": [pack(w) for w in generator.weights],
                "discriminatorAfter": [pack(w) for w in discriminator.weights],
            }
        )
    return result


def losses():
    """Binary cross entropy from logits, far out on both sides too."""
    logits = np.array([-60, -6, -1, 0, 0.5, 3, 60], dtype=np.float32)
    entropy = keras.losses.BinaryCrossentropy(from_logits=True, reduction="none")
    column = logits[:, None]
    return {
        "logits": logits.tolist(),
        "real": [float(x) for x in entropy(np.ones_like(column), column)],
        "fake": [float(x) for x in entropy(np.zeros_like(column), column)],
    }


golden = {
    "made": f"Keras {keras.__version__}, TensorFlow {tf.__version__}",
    "layers": layer_cases(),
    "training": training_steps(),
    "losses": losses(),
}
out = Path(__file__).with_name("keras.json")
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
print(out, out.stat().st_size, "bytes")
