"""Golden values for tests/arithmetic/golden.test.ts, from Keras 3 and PyTorch.

    python make_golden.py keras      needs tensorflow-cpu    writes keras.json
    python make_golden.py pytorch    needs torch==2.13.0     writes pytorch.json
    npx biome format --write tests/golden/arithmetic

Images and kernels are small whole numbers, so every convolution is exact in float32 and the test compares
for equality. Layouts in the files: images [row][column][channel], kernels [row][column][in][out].
"""

import json
import pathlib
import sys

import numpy as np

HERE = pathlib.Path(__file__).parent
LOGITS = [-100.0, -30.0, -6.0, -1.5, -0.25, 0.0, 0.5, 2.0, 6.0, 30.0, 100.0]
LABELS = [0.0, 0.1, 0.9, 1.0]


def draw(rng, *shape):
    return rng.integers(-4, 5, size=shape).astype("float32")


def plain(array):
    """Whole numbers as ints, so that the file stays short."""
    array = np.asarray(array, dtype="float64")
    return array.astype(int).tolist() if np.array_equal(array, np.round(array)) else array.tolist()


# image side, kernel side, stride, dilation, input channels, output channels
SHAPES = [
    ((4, 4), (3, 3), 1, 1, 1, 1),
    ((5, 6), (3, 2), 2, 1, 1, 1),
    ((6, 5), (4, 3), 1, 1, 1, 1),
    ((7, 7), (3, 3), 1, 2, 1, 1),
    ((6, 7), (5, 4), 3, 1, 1, 1),
    ((5, 5), (3, 3), 2, 1, 2, 3),
    ((6, 6), (2, 3), 1, 2, 3, 2),
]
TRANSPOSED = [
    ((2, 2), (3, 3), 1),
    ((3, 3), (3, 3), 2),
    ((2, 3), (2, 4), 2),
    ((3, 2), (5, 5), 2),
    ((3, 3), (2, 2), 3),
    ((2, 4), (1, 3), 3),
    ((4, 3), (4, 5), 3),
]


def keras_values():
    import keras
    import tensorflow as tf
    from keras import ops

    rng = np.random.default_rng(5)
    convolutions, transposed = [], []
    for side, kernel, stride, dilation, inputs, outputs in SHAPES:
        for padding in ("valid", "same"):
            if padding == "same" and stride > 1 and dilation > 1:
                continue
            x, w = draw(rng, *side, inputs), draw(rng, *kernel, inputs, outputs)
            y = ops.conv(x[None], w, strides=stride, padding=padding, dilation_rate=dilation)
            convolutions.append(dict(image=plain(x), kernel=plain(w), stride=stride, dilation=dilation,
                                     padding=padding, output=plain(y[0])))
    for side, kernel, stride in TRANSPOSED:
        for padding in ("valid", "same"):
            x, w = draw(rng, *side, 1), draw(rng, *kernel, 1, 1)
            y = ops.conv_transpose(x[None], w, strides=stride, padding=padding)
            transposed.append(dict(image=plain(x[..., 0]), kernel=plain(w[..., 0, 0]), stride=stride,
                                   padding=padding, output=plain(y[0, ..., 0])))
    # [size, kernel, stride, dilation, convolution valid, same, transposed valid, same]; 0: no window fits
    sizes = []
    for size in (1, 2, 3, 4, 7, 8):
        for kernel in (1, 2, 3, 5):
            for stride in (1, 2, 3):
                x = np.zeros((1, size, 1), "float32")
                w = np.zeros((kernel, 1, 1), "float32")
                row = [size, kernel, stride]
                for padding in ("valid", "same"):
                    fits = padding == "same" or size >= kernel
                    row.append(ops.conv(x, w, strides=stride, padding=padding).shape[1] if fits else 0)
                for padding in ("valid", "same"):
                    row.append(ops.conv_transpose(x, w, strides=stride, padding=padding).shape[1])
                sizes.append(row)
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    entropy = [[logit, label, float(bce([[label]], [[logit]]))] for logit in LOGITS for label in LABELS]
    probabilities = [0.1, 0.35, 0.5, 0.75, 0.98]
    labels = [0.0, 1.0, 1.0, 0.0, 1.0]
    of_probabilities = float(keras.losses.BinaryCrossentropy()([labels], [probabilities]))
    return dict(versions=dict(keras=keras.__version__, tensorflow=tf.__version__), convolutions=convolutions,
                transposed=transposed, sizes=sizes, entropy=entropy,
                probabilities=dict(probabilities=probabilities, labels=labels, loss=of_probabilities))


def pytorch_values():
    import torch
    import torch.nn.functional as F

    rng = np.random.default_rng(7)
    convolutions, transposed = [], []
    for side, kernel, stride, dilation, inputs, outputs in SHAPES:
        for padding in (0, 1, 2):
            x, w, b = draw(rng, *side, inputs), draw(rng, *kernel, inputs, outputs), draw(rng, outputs)
            image = torch.tensor(x.transpose(2, 0, 1)[None], requires_grad=True)
            weight = torch.tensor(w.transpose(3, 2, 0, 1).copy(), requires_grad=True)
            y = F.conv2d(image, weight, torch.tensor(b), stride=stride, padding=padding, dilation=dilation)
            case = dict(image=plain(x), kernel=plain(w), bias=plain(b), stride=stride, dilation=dilation,
                        padding=padding, output=plain(y[0].detach().numpy().transpose(1, 2, 0)))
            if inputs == 1:
                g = draw(rng, *y.shape)
                y.backward(torch.tensor(g))
                case.update(outputGradient=plain(g[0, 0]), imageGradient=plain(image.grad[0, 0]),
                            kernelGradient=plain(weight.grad[0, 0]))
            convolutions.append(case)
    for side, kernel, stride in TRANSPOSED:
        for padding, output_padding, dilation in ((0, 0, 1), (1, 0, 1), (1, 1, 1), (2, 1, 2), (0, 1, 2)):
            x, w = draw(rng, *side), draw(rng, *kernel)
            try:
                y = F.conv_transpose2d(torch.tensor(x[None, None]), torch.tensor(w[None, None]), stride=stride,
                                       padding=padding, output_padding=output_padding, dilation=dilation)
            except RuntimeError as error:
                print("left out:", side, kernel, stride, padding, output_padding, dilation, str(error)[:60])
                continue
            transposed.append(dict(image=plain(x), kernel=plain(w), stride=stride, padding=padding,
                                   outputPadding=output_padding, dilation=dilation, output=plain(y[0, 0])))
    x, w, b, g = draw(rng, 3, 5), draw(rng, 5, 7), draw(rng, 7), draw(rng, 3, 7)
    tensors = [torch.tensor(a, requires_grad=True) for a in (x, w, b)]
    y = tensors[0] @ tensors[1] + tensors[2]
    y.backward(torch.tensor(g))
    dense = dict(inputs=plain(x), weights=plain(w), bias=plain(b), outputs=plain(y.detach()), outputGradient=plain(g),
                 gradients=dict(zip(("inputs", "weights", "bias"), (plain(t.grad) for t in tensors))))
    entropy = []
    for logit in LOGITS:
        for label in LABELS:
            t = torch.tensor(logit, dtype=torch.float64, requires_grad=True)
            loss = F.binary_cross_entropy_with_logits(t, torch.tensor(label, dtype=torch.float64))
            loss.backward()
            entropy.append([logit, label, loss.item(), t.grad.item()])
    minimax = []
    for logit in LOGITS:
        t = torch.tensor(logit, dtype=torch.float64, requires_grad=True)
        loss = F.logsigmoid(-t)
        loss.backward()
        minimax.append([logit, loss.item(), t.grad.item()])
    points = [-3.0, -1.0, -0.2, 0.4, 1.0, 2.5]
    functions = {"relu": torch.relu, "leakyRelu": lambda t: F.leaky_relu(t, 0.2), "sigmoid": torch.sigmoid,
                 "tanh": torch.tanh, "linear": lambda t: 1 * t}
    activations = {}
    for name, function in functions.items():
        t = torch.tensor(points, dtype=torch.float64, requires_grad=True)
        y = function(t)
        y.sum().backward()
        activations[name] = dict(values=plain(y.detach()), derivatives=plain(t.grad))
    return dict(versions=dict(torch=torch.__version__), convolutions=convolutions, transposed=transposed, dense=dense,
                entropy=entropy, minimax=minimax, points=points, activations=activations)


if __name__ == "__main__":
    name = sys.argv[1]
    values = {"keras": keras_values, "pytorch": pytorch_values}[name]()
    (HERE / f"{name}.json").write_text(json.dumps(values) + "\n")
