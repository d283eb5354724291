/** Many small images as one picture. */
import type { Raster } from './png';

/** Images of one size, as bytes, image after image. */
export interface GridImages {
  count: number;
  height: number;
  width: number;
  channels: number;
  pixels: Uint8Array;
}

export interface GridOptions {
  /** Default: as square as possible. */
  columns?: number;
  /** Pixels between images. Default 2. */
  gap?: number;
  /** Grey level between images. Default 255. */
  gapLevel?: number;
}

/** The images in rows, left to right; a place without an image keeps the gap's level. */
export function layOutGrid(images: GridImages, options: GridOptions = {}): Raster {
  const { count, height, width, channels, pixels } = images;
  const { columns = Math.ceil(Math.sqrt(count)), gap = 2, gapLevel = 255 } = options;
  if (channels !== 1 && channels !== 3) {
    throw new Error(`A grid shows images of 1 or 3 channels; these have ${channels}.`);
  }
  if (pixels.length !== count * height * width * channels) {
    throw new Error(
      `${count} images of ${height}×${width}×${channels} have ${count * height * width * channels} bytes; got ${pixels.length}.`,
    );
  }
  const rows = Math.max(1, Math.ceil(count / columns));
  const gridWidth = columns * (width + gap) - gap;
  const gridHeight = rows * (height + gap) - gap;
  const out = new Uint8Array(gridWidth * gridHeight * channels).fill(gapLevel);
  for (let i = 0; i < count; i++) {
    const left = (i % columns) * (width + gap);
    const top = Math.floor(i / columns) * (height + gap);
    for (let y = 0; y < height; y++) {
      const from = (i * height + y) * width * channels;
      out.set(pixels.subarray(from, from + width * channels), ((top + y) * gridWidth + left) * channels);
    }
  }
  return { width: gridWidth, height: gridHeight, channels, pixels: out };
}

/** Pictures of one size one below the other, for a film. */
export function stackFrames(frames: readonly Raster[]): Raster {
  const first = frames[0];
  if (!first) throw new Error('A film needs at least one frame.');
  const frameBytes = first.pixels.length;
  const pixels = new Uint8Array(frameBytes * frames.length);
  for (const [i, frame] of frames.entries()) {
    if (frame.width !== first.width || frame.height !== first.height || frame.channels !== first.channels) {
      throw new Error(
        `Frame ${i} is ${frame.width}×${frame.height}; the first one is ${first.width}×${first.height}.`,
      );
    }
    pixels.set(frame.pixels, i * frameBytes);
  }
  return { width: first.width, height: first.height * frames.length, channels: first.channels, pixels };
}

/** The frames of a film, as `stackFrames` put them one below the other. */
export function unstackFrames({ width, height, channels, pixels }: Raster, frames: number): Raster[] {
  const rows = height / frames;
  const bytes = rows * width * channels;
  return Array.from({ length: frames }, (_, i) => ({
    width,
    height: rows,
    channels,
    pixels: pixels.subarray(i * bytes, (i + 1) * bytes),
  }));
}
