"""The case study's DCGAN step in Keras 3 on TensorFlow, compiled with tf.function: a subject of the step's benchmark.

Talks in lines of JSON: prints {"ready": ...}, then for each line with a number of steps read, {"seconds": [...], "busy": the
cores' seconds a step, "rss": bytes}.
"""
import json
import os
import resource
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras import layers  # noqa: E402

BATCH = int(sys.argv[1])

generator = keras.Sequential(
    [
        keras.Input((100,)),
        layers.Dense(7 * 7 * 256, use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(0.3),
        layers.Reshape((7, 7, 256)),
        layers.Conv2DTranspose(128, 5, strides=1, padding="same", use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(0.3),
        layers.Conv2DTranspose(64, 5, strides=2, padding="same", use_bias=False),
        layers.BatchNormalization(),
        layers.LeakyReLU(0.3),
        layers.Conv2DTranspose(1, 5, strides=2, padding="same", use_bias=False, activation="tanh"),
    ]
)
discriminator = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        layers.Conv2D(64, 5, strides=2, padding="same"),
        layers.LeakyReLU(0.3),
        layers.Dropout(0.3),
        layers.Conv2D(128, 5, strides=2, padding="same"),
        layers.LeakyReLU(0.3),
        layers.Dropout(0.3),
        layers.Flatten(),
        layers.Dense(1),
    ]
)
cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)
generator_optimizer = keras.optimizers.Adam(1e-4)
discriminator_optimizer = keras.optimizers.Adam(1e-4)
generator_optimizer.build(generator.trainable_variables)
discriminator_optimizer.build(discriminator.trainable_variables)


@tf.function
def train_step(images):
    noise = tf.random.normal([BATCH, 100])
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        fakes = generator(noise, training=True)
        real_logits = discriminator(images, training=True)
        fake_logits = discriminator(fakes, training=True)
        g_loss = cross_entropy(tf.ones_like(fake_logits), fake_logits)
        d_loss = cross_entropy(tf.ones_like(real_logits), real_logits) + cross_entropy(
            tf.zeros_like(fake_logits), fake_logits
        )
    g_gradients = g_tape.gradient(g_loss, generator.trainable_variables)
    d_gradients = d_tape.gradient(d_loss, discriminator.trainable_variables)
    generator_optimizer.apply_gradients(zip(g_gradients, generator.trainable_variables))
    discriminator_optimizer.apply_gradients(zip(d_gradients, discriminator.trainable_variables))
    return g_loss, d_loss


images = tf.random.uniform([BATCH, 28, 28, 1], -1, 1)


def step():
    start = time.perf_counter()
    losses = train_step(images)
    [float(loss) for loss in losses]
    return time.perf_counter() - start


step()
print(json.dumps({"ready": f"Keras {keras.__version__}, TensorFlow {tf.__version__}, tf.function"}), flush=True)
for line in sys.stdin:
    busy = time.process_time()
    seconds = [step() for _ in range(int(line))]
    busy = (time.process_time() - busy) / len(seconds)
    print(json.dumps({"seconds": seconds, "busy": busy, "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}), flush=True)
