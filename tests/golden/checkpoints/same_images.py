"""Weights and samples of the course in Keras and PyTorch: the same images from the same latents.

    npm run sample -- --checkpoint checkpoints/dcgan --count 16 --out samples.safetensors
    pip install tensorflow-cpu keras torch safetensors numpy
    python tests/golden/checkpoints/same_images.py checkpoints/dcgan/weights.safetensors samples.safetensors

Each library that is installed builds both networks from the specs in the file's metadata, takes the weights over, and
generates; the largest difference from the course's own images is printed, and must be below 1e-4. The discriminators
of both libraries judge the course's images, and must agree within 1e-3. `--golden FILE` writes some of the numbers.
"""

import argparse
import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file


def read(path, player):
    """A player's spec, and its weights layer by layer."""
    tensors = load_file(path)
    with safe_open(path, "np") as file:
        spec = json.loads(file.metadata()[player])
    prefix = "average/" if any(name.startswith(f"average/{player}/") for name in tensors) else ""
    layers = []
    for index, layer in enumerate(spec["layers"]):
        path = f"{prefix}{player}/{index}.{layer['layer']}/"
        layers.append({n[len(path) :]: t.astype("float32") for n, t in tensors.items() if n.startswith(path)})
    return spec, layers


def keras_network(spec, weights):
    import keras

    L = keras.layers
    model = keras.Sequential([keras.Input(spec["inputShape"])])
    for layer, own in zip(spec["layers"], weights):
        kind, bias = layer["layer"], layer.get("useBias", True)
        convolution = dict(strides=layer.get("strides", 1), padding=layer.get("padding", "valid"), use_bias=bias)
        built = {
            "dense": lambda: L.Dense(layer["units"], use_bias=bias),
            "conv2d": lambda: L.Conv2D(layer["filters"], layer["kernelSize"], **convolution),
            "conv2dTranspose": lambda: L.Conv2DTranspose(layer["filters"], layer["kernelSize"], **convolution),
            "batchNormalization": lambda: L.BatchNormalization(epsilon=layer.get("epsilon", 1e-3)),
            "leakyRelu": lambda: L.LeakyReLU(layer.get("negativeSlope", 0.3)),
            "tanh": lambda: L.Activation("tanh"),
            "dropout": lambda: L.Dropout(layer["rate"]),
            "reshape": lambda: L.Reshape(layer["shape"]),
            "flatten": lambda: L.Flatten(),
        }[kind]()
        model.add(built)
        names = ["gamma", "beta", "movingMean", "movingVariance"] if kind == "batchNormalization" else ["kernel", "bias"]
        built.set_weights([own[name] for name in names if name in own])
    return lambda x: model(x, training=False).numpy()


def torch_network(spec, weights):
    import torch
    import torch.nn.functional as F

    def same(size, kernel, stride):
        """TensorFlow's zeros before and after."""
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        return total // 2, total - total // 2

    def step(x, layer, own):
        kind = layer["layer"]
        w = {name: torch.from_numpy(value) for name, value in own.items()}
        if kind == "dense":
            return F.linear(x, w["kernel"].T, w.get("bias"))
        if kind in ("conv2d", "conv2dTranspose") and layer.get("padding", "valid") != "same":
            raise SystemExit("only padding 'same' is known here")
        stride, kernel = layer.get("strides", 1), layer.get("kernelSize")
        if kind == "conv2d":
            top, bottom = same(x.shape[2], kernel, stride)
            return F.conv2d(F.pad(x, (top, bottom, top, bottom)), w["kernel"].permute(3, 2, 0, 1), w.get("bias"), stride)
        if kind == "conv2dTranspose":
            size = x.shape[2] * stride
            top, _ = same(size, kernel, stride)
            y = F.conv_transpose2d(x, w["kernel"].permute(3, 2, 0, 1), w.get("bias"), stride)
            return y[:, :, top : top + size, top : top + size]
        if kind == "batchNormalization":
            statistics = w["movingMean"], w["movingVariance"]
            return F.batch_norm(x, *statistics, w["gamma"], w["beta"], eps=layer.get("epsilon", 1e-3))
        if kind == "leakyRelu":
            return F.leaky_relu(x, layer.get("negativeSlope", 0.3))
        if kind == "reshape":  # our numbers lie channels last, PyTorch's channels first
            return x.reshape(-1, *layer["shape"]).permute(0, 3, 1, 2)
        if kind == "flatten":
            return x.permute(0, 2, 3, 1).flatten(1)
        return {"tanh": torch.tanh, "dropout": lambda v: v}[kind](x)

    def apply(x):
        value = torch.from_numpy(x)
        if value.ndim == 4:
            value = value.permute(0, 3, 1, 2)
        for layer, own in zip(spec["layers"], weights):
            value = step(value, layer, own)
        return (value.permute(0, 2, 3, 1) if value.ndim == 4 else value).numpy()

    return apply


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights")
    parser.add_argument("samples")
    parser.add_argument("--golden")
    arguments = parser.parse_args()
    samples = load_file(arguments.samples)
    generator, discriminator = (read(arguments.weights, player) for player in ("generator", "discriminator"))
    logits = {}
    for name, build in {"Keras": keras_network, "PyTorch": torch_network}.items():
        try:
            generate, judge = build(*generator), build(*discriminator)
        except ImportError as error:
            print(f"{name}: not installed ({error.name})")
            continue
        images = generate(samples["latents"])
        difference = float(np.abs(images - samples["images"]).max())
        logits[name] = judge(samples["images"]).ravel()
        print(f"{name}: largest difference of {images.size} pixels {difference:.2e}; logits {logits[name][:3]}")
        if difference > 1e-4:
            raise SystemExit(f"{name} generates other images")
    if not logits:
        raise SystemExit("Neither Keras nor PyTorch is installed.")
    judged = list(logits.values())
    if len(judged) == 2 and np.abs(judged[0] - judged[1]).max() > 1e-3:
        raise SystemExit("the discriminators disagree")
    if arguments.golden:
        golden = {
            "latents": samples["latents"][:2].round(6).tolist(),
            "logits": [float(f"{x:.6g}") for x in judged[0][:2]],
            "images": generate(samples["latents"][:2].round(6)).round(5).reshape(2, -1)[:, ::7].tolist(),
        }
        with open(arguments.golden, "w") as file:
            json.dump(golden, file)


if __name__ == "__main__":
    main()
