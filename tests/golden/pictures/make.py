"""Odd pictures and what Pillow and OpenCV make of them: golden values of src/drawing/decode-png.ts and src/data/pictures.

    pip install pillow opencv-python-headless numpy
    python make.py

Each picture is a file in base64 with the RGB bytes that it stands for, transparent parts on white. PNG files are written
here by the standard, since Pillow writes neither interlaced ones nor 16-bit colours; Pillow reads each of them to show
that they are valid. 16 bits are rounded to 8 (Pillow cuts them off).
"""
import base64
import io
import json
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import PIL
from PIL import Image, ImageOps

rng = np.random.default_rng(3)
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pack_row(row, bits):
    """A row of samples as bytes, the first sample in the highest bits."""
    if bits == 16:
        return row.astype(">u2").tobytes()
    text = "".join(format(int(value), f"0{bits}b") for value in row.ravel())
    text += "0" * (-len(text) % 8)
    return bytes(int(text[i : i + 8], 2) for i in range(0, len(text), 8))


def filtered(rows, step, kinds):
    """Rows of bytes with filters in turn (the standard's section 9)."""
    out, above = b"", bytes(len(rows[0]))
    for y, row in enumerate(rows):
        kind = kinds[y % len(kinds)]
        line = [kind]
        for x, value in enumerate(row):
            a = row[x - step] if x >= step else 0
            b = above[x]
            c = above[x - step] if x >= step else 0
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line.append((value - [0, a, b, (a + b) // 2, paeth][kind]) % 256)
        out += bytes(line)
        above = row
    return out


def write_png(samples, bits, colour_type, interlaced=False, palette=None, transparency=None):
    """@param samples [height, width, samples of a pixel]."""
    height, width, count = samples.shape
    step = max(1, bits * count // 8)
    data = b""
    for x0, y0, dx, dy in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        part = samples[y0::dy, x0::dx]
        if part.size:
            data += filtered([pack_row(row, bits) for row in part], step, [0, 1, 2, 3, 4])
    body = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, int(interlaced)))
    if palette is not None:
        body += chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    if transparency is not None:
        body += chunk(b"tRNS", transparency)
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def on_white(colours, alphas):
    """Colours and alphas from 0 to 1 → bytes."""
    mixed = colours * alphas[..., None] + 1 - alphas[..., None]
    return np.floor(255 * mixed + 0.5).astype(np.uint8)


def grey_to_rgb(grey):
    return np.repeat(grey[..., None], 3, axis=2)


def png_cases():
    height, width = 11, 13
    for interlaced in (False, True):
        way = ", interlaced" if interlaced else ""
        for bits in (1, 2, 4, 8, 16):
            top = 2**bits - 1
            grey = rng.integers(0, top + 1, (height, width, 1))
            opaque = np.ones((height, width))
            wanted = on_white(grey_to_rgb(grey[..., 0] / top), opaque)
            yield f"grey, {bits} bits{way}", write_png(grey, bits, 0, interlaced), wanted
            hidden = int(grey[4, 5, 0])
            wanted = on_white(grey_to_rgb(grey[..., 0] / top), (grey[..., 0] != hidden) * 1.0)
            file = write_png(grey, bits, 0, interlaced, transparency=struct.pack(">H", hidden))
            yield f"grey, {bits} bits, one grey transparent{way}", file, wanted
        for bits in (8, 16):
            top = 2**bits - 1
            rgb = rng.integers(0, top + 1, (height, width, 3))
            yield f"RGB, {bits} bits{way}", write_png(rgb, bits, 2, interlaced), on_white(rgb / top, opaque)
            hidden = rgb[7, 3]
            alphas = 1.0 - np.all(rgb == hidden, axis=2)
            file = write_png(rgb, bits, 2, interlaced, transparency=struct.pack(">HHH", *map(int, hidden)))
            yield f"RGB, {bits} bits, one colour transparent{way}", file, on_white(rgb / top, alphas)
            both = rng.integers(0, top + 1, (height, width, 2))
            wanted = on_white(grey_to_rgb(both[..., 0] / top), both[..., 1] / top)
            yield f"grey and alpha, {bits} bits{way}", write_png(both, bits, 4, interlaced), wanted
            rgba = rng.integers(0, top + 1, (height, width, 4))
            wanted = on_white(rgba[..., :3] / top, rgba[..., 3] / top)
            yield f"RGB and alpha, {bits} bits{way}", write_png(rgba, bits, 6, interlaced), wanted
        for bits in (1, 2, 4, 8):
            palette = rng.integers(0, 256, (2**bits, 3))
            index = rng.integers(0, 2**bits, (height, width, 1))
            alphas = rng.integers(0, 256, 2 ** (bits - 1), dtype=np.uint8)
            full = np.concatenate([alphas, np.full(2**bits - len(alphas), 255, np.uint8)])
            colours = palette[index[..., 0]] / 255
            yield f"palette, {bits} bits{way}", write_png(index, bits, 3, interlaced, palette), on_white(colours, opaque)
            file = write_png(index, bits, 3, interlaced, palette, alphas.tobytes())
            yield f"palette with alphas, {bits} bits{way}", file, on_white(colours, full[index[..., 0]] / 255)
    tiny = rng.integers(0, 256, (1, 1, 3))
    yield "one pixel, interlaced", write_png(tiny, 8, 2, True), tiny.astype(np.uint8)


def smooth(height, width):
    """A picture without hard edges: decoders differ where colours are stored with fewer pixels."""
    small = rng.integers(30, 226, (3, 4, 3)).astype(np.uint8)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.BICUBIC))


def jpeg_cases():
    picture = Image.fromarray(smooth(26, 38))
    for name, image, options in [
        ("grey", picture.convert("L"), {}),
        ("colours in full", picture, {"subsampling": 0}),
        ("colours of half the size", picture, {"subsampling": 2}),
        ("progressive", picture, {"progressive": True, "subsampling": 0}),
        ("with restarts", picture, {"restart_marker_rows": 1, "subsampling": 0}),
        ("four inks", picture.convert("CMYK"), {}),
    ]:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=92, **options)
        yield name, file.getvalue(), np.asarray(Image.open(file).convert("RGB")), 1
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=92, subsampling=0, exif=exif)
        upright = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
        yield f"orientation {orientation}", file.getvalue(), np.asarray(upright), orientation


def fit_cases():
    """The middle square, by the mean of the area that each new pixel covers: OpenCV's INTER_AREA on floats."""
    for height, width, side in [(9, 9, 9), (12, 12, 4), (13, 13, 5), (9, 15, 4), (31, 10, 7), (64, 64, 28), (5, 5, 1)]:
        picture = rng.integers(0, 256, (height, width, 3)).astype(np.uint8)
        square = min(height, width)
        top, left = (height - square) // 2, (width - square) // 2
        crop = picture[top : top + square, left : left + square].astype(np.float64)
        small = cv2.resize(crop, (side, side), interpolation=cv2.INTER_AREA)
        yield {"height": height, "width": width, "side": side, "pixels": encode(picture), "small": small.ravel().round(4).tolist()}


def encode(data):
    return base64.b64encode(data if isinstance(data, bytes) else np.ascontiguousarray(data).tobytes()).decode()


def case(name, file, pixels, **more):
    shown = Image.open(io.BytesIO(file))
    shown.load()
    assert shown.size == (pixels.shape[1], pixels.shape[0]) or more.get("orientation", 1) > 4, name
    if file[:4] == b"\x89PNG" and "16" not in name and "alpha" not in name and "transparent" not in name:
        assert np.array_equal(np.asarray(shown.convert("RGB")), pixels), name
    return {"name": name, "file": encode(file), "height": pixels.shape[0], "width": pixels.shape[1], "rgb": encode(pixels), **more}


golden = {
    "made": f"Pillow {PIL.__version__}, OpenCV {cv2.__version__}",
    "png": [case(*found) for found in png_cases()],
    "jpeg": [case(name, file, rgb, orientation=turn) for name, file, rgb, turn in jpeg_cases()],
    "fit": list(fit_cases()),
}
out = Path(__file__).with_name("pictures.json")
out.write_text(json.dumps(golden, separators=(",", ":")) + "\n")
print(out, out.stat().st_size, "bytes")
