/**
 * Images with something missing, for a generator to mend: made smaller, partly hidden, rained on, or drawn as outlines.
 * Bytes in, bytes out; the image given is not changed.
 */
import type { Raster } from '../drawing/png';
import type { RandomStream } from '../random/stream';
import type { ImageSet } from './images';

/**
 * Means of blocks of `factor` × `factor` pixels, channel by channel.
 *
 * @throws RangeError unless `factor` is a whole number that divides both sides.
 */
export function shrink(image: Raster, factor: number): Raster {
  const { width, height, channels, pixels } = image;
  if (!Number.isInteger(factor) || factor < 1 || width % factor !== 0 || height % factor !== 0) {
    throw new RangeError(
      `An image of ${width}×${height} cannot be made ${factor} times smaller: the factor is a whole number that divides both sides.`,
    );
  }
  const [w, h] = [width / factor, height / factor];
  const sums = new Float64Array(w * h * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = Math.floor(y / factor) * w + Math.floor(x / factor);
      for (let c = 0; c < channels; c++) sums[to * channels + c]! += pixels[(y * width + x) * channels + c]!;
    }
  }
  return {
    width: w,
    height: h,
    channels,
    pixels: Uint8Array.from(sums, (sum) => Math.round(sum / factor ** 2)),
  };
}

/** Each image of a set made smaller. @throws RangeError as `shrink` does. */
export function shrinkImages<
  Images extends Pick<ImageSet, 'count' | 'height' | 'width' | 'channels' | 'pixels'>,
>(images: Images, factor: number): Images {
  const { count, height, width, channels } = images;
  const tall = {
    width,
    height: height * count,
    channels: channels as Raster['channels'],
    pixels: images.pixels,
  };
  if (height % factor !== 0) shrink({ ...tall, height }, factor); // says what is wrong
  const small = shrink(tall, factor);
  return { ...images, height: height / factor, width: small.width, pixels: small.pixels };
}

/** A rectangle of pixels. */
export interface Hole {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The image with a rectangle of one level over it.
 *
 * @param level 0 … 255; a middle grey when left out, which no digit is made of.
 * @throws RangeError unless the hole is within the image.
 */
export function hide(image: Raster, hole: Hole, level = 120): Raster {
  const { width, height, channels } = image;
  const { left, top } = hole;
  const [right, bottom] = [left + hole.width, top + hole.height];
  const isWithin = left >= 0 && top >= 0 && right <= width && bottom <= height;
  if (!isWithin || ![left, top, right, bottom].every(Number.isInteger) || right < left || bottom < top) {
    throw new RangeError(
      `The hole of ${hole.width}×${hole.height} at ${left}, ${top} is not within the image of ${width}×${height}.`,
    );
  }
  const pixels = image.pixels.slice();
  for (let y = top; y < bottom; y++) {
    pixels.fill(level, (y * width + left) * channels, (y * width + right) * channels);
  }
  return { ...image, pixels };
}

export interface RainOptions {
  random: RandomStream;
  /** Streaks, 24 when left out. */
  drops?: number;
  /** Brightness of a streak where the image is darker, 190 when left out. */
  level?: number;
}

/** Slanted streaks of 3 to 6 pixels: the image only becomes brighter. */
export function addRain(image: Raster, { random, drops = 24, level = 190 }: RainOptions): Raster {
  const { width, height, channels } = image;
  const pixels = image.pixels.slice();
  for (let drop = 0; drop < drops; drop++) {
    const [x, y, length] = [random.integer(width), random.integer(height), 3 + random.integer(4)];
    for (let i = 0; i < length; i++) {
      const [px, py] = [x + Math.floor(i / 3), y - i];
      if (px >= width || py < 0) continue;
      const at = (py * width + px) * channels;
      for (let c = at; c < at + channels; c++) pixels[c] = Math.max(pixels[c]!, level);
    }
  }
  return { ...image, pixels };
}

/**
 * Where the image changes: the length of the central differences of each channel, × 0.8 and at most 255. Beyond its edge
 * the image is black.
 */
export function outline(image: Raster): Raster {
  const { width, height, channels, pixels } = image;
  const at = (x: number, y: number, c: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[(y * width + x) * channels + c]!;
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        const slope = Math.hypot(at(x + 1, y, c) - at(x - 1, y, c), at(x, y + 1, c) - at(x, y - 1, c));
        out[(y * width + x) * channels + c] = Math.min(255, Math.round(slope * 0.8));
      }
    }
  }
  return { ...image, pixels: out };
}
