"""Golden values of the recipe standard-gan at full size, from Keras in float64 (its batch normalisation and its
losses stay in float32): every layer's output, and the losses and all weights, the gathered statistics, too, after three
steps of each of its games.

    python make_keras.py      needs keras, jax      writes keras.json
"""
import json
import os
from pathlib import Path

os.environ.update(KERAS_BACKEND="jax", JAX_ENABLE_X64="1", JAX_PLATFORMS="cpu")
import jax
import keras
import numpy as np
from drawn_numbers import BATCH, GAMES, STEPS, draw, probe

keras.config.set_floatx("float64")
L = keras.layers
entropy = keras.losses.BinaryCrossentropy(from_logits=True)


def standard():
    layers = []
    for units in (256, 512, 1024):
        layers += [L.Dense(units), L.BatchNormalization(momentum=0.9, epsilon=1e-5), L.LeakyReLU(0.2)]
    layers += [L.Dense(32 * 32), L.Activation("tanh"), L.Reshape([32, 32, 1])]
    generator = keras.Sequential([keras.Input([100]), *layers])
    layers = [L.Flatten(), L.Dense(512), L.LeakyReLU(0.2), L.Dense(256), L.LeakyReLU(0.2), L.Dense(1)]
    discriminator = keras.Sequential([keras.Input([32, 32, 1]), *layers])
    initialize(generator, 0)
    initialize(discriminator, 100)
    return generator, discriminator


def initialize(net, first):
    """Weight number i of a network is drawn with the key first + i."""
    for i, weight in enumerate(net.trainable_variables):
        values = draw(int(np.prod(weight.shape)), first + i).reshape(weight.shape)
        scale = 1 / np.sqrt(weight.shape[0]) if len(weight.shape) > 1 else 0.1
        weight.assign(("gamma" in weight.path) + scale * values)


def latents(key):
    return draw(BATCH * 100, key).reshape(BATCH, 100)


def images(key):
    return draw(BATCH * 32 * 32, key).reshape(BATCH, 32, 32, 1) / np.sqrt(3)


def layer_outputs(net, x):
    found = []
    for layer in net.layers:
        x = layer(x, training=True) if isinstance(layer, L.BatchNormalization) else layer(x)
        found.append({"layer": type(layer).__name__, **probe(x)})
    return found


def values_of(variables):
    return [variable.value for variable in variables]


def run(net, learned, x):
    """The output in training mode, and the statistics that batch normalisation has gathered then."""
    return net.stateless_call(learned, values_of(net.non_trainable_variables), x, training=True)


def keep(net, gathered):
    for variable, value in zip(net.non_trainable_variables, gathered):
        variable.assign(value)


def play(order, halved):
    generator, discriminator = standard()
    g_adam, d_adam = (keras.optimizers.Adam(rate, beta_1=0.9, epsilon=1e-8) for rate in (1e-4, 2e-4))
    ones, zeros = np.ones([BATCH, 1]), np.zeros([BATCH, 1])

    def teach_generator(z):
        def loss(learned):
            fakes, gathered = run(generator, learned, z)
            logits, _ = run(discriminator, values_of(discriminator.trainable_variables), fakes)
            return entropy(ones, logits), gathered

        (value, gathered), slopes = jax.value_and_grad(loss, has_aux=True)(values_of(generator.trainable_variables))
        g_adam.apply(slopes, generator.trainable_variables)
        keep(generator, gathered)
        return float(value)

    def teach_discriminator(real, z):
        fakes, gathered = run(generator, values_of(generator.trainable_variables), z)
        keep(generator, gathered)

        def loss(learned):
            on_real, on_fakes = (run(discriminator, learned, x)[0] for x in (real, fakes))
            return (0.5 if halved else 1) * (entropy(ones, on_real) + entropy(zeros, on_fakes))

        value, slopes = jax.value_and_grad(loss)(values_of(discriminator.trainable_variables))
        d_adam.apply(slopes, discriminator.trainable_variables)
        return float(value)

    steps = []
    for step in range(STEPS):
        turns = {
            "generatorLoss": lambda: teach_generator(latents(600 + step)),
            "discriminatorLoss": lambda: teach_discriminator(images(400 + step), latents(500 + step)),
        }
        names = list(turns) if order == "generator-first" else list(turns)[::-1]
        steps.append({name: turns[name]() for name in names})
    return {
        "order": order,
        "halved": halved,
        "steps": steps,
        "generatorAfter": [probe(weight.value) for weight in generator.trainable_variables],
        "discriminatorAfter": [probe(weight.value) for weight in discriminator.trainable_variables],
        "gathered": [probe(weight.value) for weight in generator.non_trainable_variables],
    }


generator, discriminator = standard()
golden = {
    "made": f"Keras {keras.__version__} on JAX {jax.__version__}, float64",
    "batch": BATCH,
    "standard-gan": {
        "generator": layer_outputs(generator, latents(200)),
        "discriminator": layer_outputs(discriminator, images(300)),
        "games": [play(*game) for game in GAMES],
    },
}
out = Path(__file__).with_name("keras.json")
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
print(out.name, out.stat().st_size, "bytes")
