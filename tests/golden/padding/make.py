"""Convolutions with PyTorch's zeros by number, and their gradients: writes pytorch.json beside this file.

    pip install torch==2.13.0 && python make.py

Images are [height, width, channels] and filters [height, width, in, out] in the file, as TensorFlow has them. The loss is
the sum of the squares of the results.
"""
import json
from pathlib import Path

import torch

torch.manual_seed(1)
cases = []
for kernel, stride, padding, size in [(3, 1, 1, 6), (3, 2, 1, 6), (4, 2, 1, 8), (5, 2, 2, 7), (3, 1, 2, 5)]:
    image = torch.randn(1, 2, size, size, requires_grad=True)
    weights = torch.randn(3, 2, kernel, kernel, requires_grad=True)
    result = torch.nn.functional.conv2d(image, weights, stride=stride, padding=padding)
    (result**2).sum().backward()

    def plain_image(tensor):
        return [round(value, 6) for value in tensor[0].permute(1, 2, 0).flatten().tolist()]

    def plain_filter(tensor):
        return [round(value, 6) for value in tensor.permute(2, 3, 1, 0).flatten().tolist()]

    cases.append(
        {
            "kernel": kernel,
            "stride": stride,
            "padding": padding,
            "size": size,
            "image": plain_image(image.detach()),
            "filter": plain_filter(weights.detach()),
            "outputSize": result.shape[2],
            "output": plain_image(result.detach()),
            "imageGradient": plain_image(image.grad),
            "filterGradient": plain_filter(weights.grad),
        }
    )
path = Path(__file__).with_name("pytorch.json")
path.write_text(json.dumps({"torch": torch.__version__, "cases": cases}) + "\n")
