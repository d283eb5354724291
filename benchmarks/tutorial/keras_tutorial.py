"""TensorFlow's DCGAN tutorial (tensorflow/docs, dcgan.ipynb) in Keras 3: a subject of the tutorial's benchmark.

Called with a JSON text: the file of training digits (raw bytes, 28 by 28 each), the file for the samples, and what may differ
from the tutorial. Each line of input is a number of processor seconds to train; at the end of the input it draws its samples.
Wants what python/requirements-bench.txt lists.
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
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras import layers  # noqa: E402

NOISE = 100
ASKED = json.loads(sys.argv[1])
BATCH = ASKED["batchSize"]


def normalize():
    return layers.BatchNormalization(momentum=ASKED["normalizationMomentum"])


def make_generator():
    enlarge = lambda filters, strides, **rest: layers.Conv2DTranspose(
        filters, 5, strides=strides, padding="same", use_bias=False, **rest
    )
    return keras.Sequential([
        keras.Input([NOISE]),
        layers.Dense(7 * 7 * 256, use_bias=False), normalize(), layers.LeakyReLU(),
        layers.Reshape((7, 7, 256)),
        enlarge(128, 1), normalize(), layers.LeakyReLU(),
        enlarge(64, 2), normalize(), layers.LeakyReLU(),
        enlarge(1, 2, activation="tanh"),
    ])


def make_discriminator():
    shrink = lambda filters: layers.Conv2D(filters, 5, strides=2, padding="same")
    return keras.Sequential([
        keras.Input([28, 28, 1]),
        shrink(64), layers.LeakyReLU(), layers.Dropout(0.3),
        shrink(128), layers.LeakyReLU(), layers.Dropout(0.3),
        layers.Flatten(), layers.Dense(1),
    ])


keras.utils.set_random_seed(ASKED["seed"])
generator, discriminator = make_generator(), make_discriminator()
cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)
g_optimizer, d_optimizer = (keras.optimizers.Adam(ASKED["learningRate"], beta_1=ASKED["beta1"]) for _ in range(2))
g_optimizer.build(generator.trainable_variables)
d_optimizer.build(discriminator.trainable_variables)


@tf.function
def train_step(images):
    noise = tf.random.normal([BATCH, NOISE])
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        fakes = generator(noise, training=True)
        on_real, on_fakes = discriminator(images, training=True), discriminator(fakes, training=True)
        g_loss = cross_entropy(tf.ones_like(on_fakes), on_fakes)
        d_loss = cross_entropy(tf.ones_like(on_real), on_real) + cross_entropy(tf.zeros_like(on_fakes), on_fakes)
    g_slopes = g_tape.gradient(g_loss, generator.trainable_variables)
    d_slopes = d_tape.gradient(d_loss, discriminator.trainable_variables)
    g_optimizer.apply_gradients(zip(g_slopes, generator.trainable_variables))
    d_optimizer.apply_gradients(zip(d_slopes, discriminator.trainable_variables))
    return g_loss, d_loss


digits = np.fromfile(ASKED["digits"], np.uint8).reshape(-1, 28, 28, 1)
digits = (digits.astype("float32") - 127.5) / 127.5
# The last, smaller batch is kept, as the tutorial keeps it.
batches = iter(tf.data.Dataset.from_tensor_slices(digits).shuffle(len(digits)).batch(BATCH).repeat())


def train_for(seconds):
    """So many processor seconds, of all cores together. Returns the steps."""
    steps, end = 0, time.process_time() + seconds
    while time.process_time() < end:
        losses = [float(loss) for loss in train_step(next(batches))]
        if not np.isfinite(losses).all():
            raise ValueError(f"a loss is not finite: {losses}")
        steps += 1
    return steps


def draw(count):
    parts = [generator(tf.random.normal([500, NOISE]), training=False).numpy() for _ in range(count // 500)]
    return np.clip(np.rint(np.concatenate(parts) * 127.5 + 127.5), 0, 255).astype(np.uint8)


train_for(0.001)
print(json.dumps({"ready": f"Keras {keras.__version__}, TensorFlow {tf.__version__}, tf.function"}), flush=True)
for line in sys.stdin:
    begun, busy = time.perf_counter(), time.process_time()
    steps = train_for(float(line))
    print(json.dumps({
        "seconds": [time.perf_counter() - begun],
        "busy": time.process_time() - busy,
        "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "details": {"steps": steps},
    }), flush=True)
draw(ASKED["samples"]).tofile(ASKED["out"])
