"""Images enlarged by cubic convolution, as Pillow does it: writes pillow.json beside this file.

    pip install pillow==13.0.0 numpy && python make.py

In Pillow's mode F numbers are not rounded. Its cubic has a = -1/2 (Keys 1981).
"""
import json
from pathlib import Path

import numpy as np
from PIL import Image

random = np.random.default_rng(1)
cases = []
for height, width, factor in [(7, 7, 4), (5, 3, 2), (4, 6, 3), (1, 2, 4)]:
    image = random.uniform(0, 255, (height, width)).astype(np.float32)
    size = (width * factor, height * factor)
    result = np.asarray(Image.fromarray(image, mode="F").resize(size, Image.Resampling.BICUBIC))
    cases.append({"factor": factor, "image": image.tolist(), "result": result.tolist()})
Path(__file__).with_name("pillow.json").write_text(json.dumps({"cases": cases}) + "\n")
