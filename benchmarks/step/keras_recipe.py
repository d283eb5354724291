"""A recipe's step in Keras 3 on TensorFlow, compiled with tf.function: a subject of the step's benchmark."""
import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras import layers  # noqa: E402
from recipe_peers import read_arguments, serve  # noqa: E402

BATCH, RECIPE = read_arguments()


def build_layer(spec):
    """Keras' layers for one of ours."""
    kind, use_bias = spec["layer"], spec.get("useBias", True)
    if kind in ("conv2d", "conv2dTranspose"):
        padding = spec.get("padding", "valid")
        pad = [layers.ZeroPadding2D(padding)] if isinstance(padding, int) else []
        make = layers.Conv2D if kind == "conv2d" else layers.Conv2DTranspose
        way = "valid" if pad else padding
        return [*pad, make(spec["filters"], spec["kernelSize"], spec.get("strides", 1), padding=way, use_bias=use_bias)]
    return {
        "dense": lambda: [layers.Dense(spec["units"], use_bias=use_bias)],
        "batchNormalization": lambda: [layers.BatchNormalization(momentum=spec.get("momentum", 0.99), epsilon=spec.get("epsilon", 1e-3))],
        "leakyRelu": lambda: [layers.LeakyReLU(spec.get("negativeSlope", 0.3))],
        "relu": lambda: [layers.ReLU()],
        "tanh": lambda: [layers.Activation("tanh")],
        "dropout": lambda: [layers.Dropout(spec["rate"])],
        "reshape": lambda: [layers.Reshape(spec["shape"])],
        "flatten": lambda: [layers.Flatten()],
        "upsampling2d": lambda: [layers.UpSampling2D(spec["factor"])],
    }[kind]()


def build(spec):
    built = [layer for one in spec["layers"] for layer in build_layer(one)]
    return keras.Sequential([keras.Input(spec["inputShape"]), *built])


def gan_step():
    generator, discriminator = build(RECIPE["generator"]), build(RECIPE["discriminator"])
    cross_entropy = keras.losses.BinaryCrossentropy(from_logits=True)
    g_optimizer, d_optimizer = keras.optimizers.Adam(2e-4), keras.optimizers.Adam(2e-4)
    g_optimizer.build(generator.trainable_variables)
    d_optimizer.build(discriminator.trainable_variables)
    share = 0.5 if RECIPE["game"]["halved"] else 1.0
    latents = lambda: tf.random.normal([BATCH, *RECIPE["generator"]["inputShape"]])

    def teach_discriminator(real, fakes):
        with tf.GradientTape() as tape:
            on_fakes, on_real = discriminator(fakes, training=True), discriminator(real, training=True)
            loss = share * (cross_entropy(tf.ones_like(on_real), on_real) + cross_entropy(tf.zeros_like(on_fakes), on_fakes))
        variables = discriminator.trainable_variables
        d_optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    @tf.function
    def train_step(real):
        first = RECIPE["game"]["order"] == "discriminator-first"
        with tf.GradientTape() as tape:
            fakes = generator(latents(), training=True)
            if first:
                with tape.stop_recording():
                    d_loss = teach_discriminator(real, fakes)
            logits = discriminator(fakes, training=True)
            g_loss = cross_entropy(tf.ones_like(logits), logits)
        variables = generator.trainable_variables
        g_optimizer.apply_gradients(zip(tape.gradient(g_loss, variables), variables))
        if not first:
            d_loss = teach_discriminator(real, generator(latents(), training=True))
        return g_loss, d_loss

    images = tf.random.uniform([BATCH, *RECIPE["discriminator"]["inputShape"]], -1, 1)
    return lambda: [float(loss) for loss in train_step(images)]


def classifier_step():
    model = keras.Sequential([build(RECIPE["trunk"]), build(RECIPE["head"])])
    entropy = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    optimizer = keras.optimizers.Adam(1e-3)
    optimizer.build(model.trainable_variables)

    @tf.function
    def train_step(images, labels):
        with tf.GradientTape() as tape:
            loss = entropy(labels, model(images, training=True))
        variables = model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    images = tf.random.uniform([BATCH, *RECIPE["trunk"]["inputShape"]], -1, 1)
    labels = tf.random.uniform([BATCH], 0, 10, tf.int32)
    return lambda: float(train_step(images, labels))


step = classifier_step() if "trunk" in RECIPE else gan_step()
serve(f"Keras {keras.__version__}, TensorFlow {tf.__version__}, tf.function", step)
