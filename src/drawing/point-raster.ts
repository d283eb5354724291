/** Points in the plane as a small picture of pixels: real ones grey, generated ones blue on top. */
import type { Raster } from './png';

export interface PointRasterOptions {
  /** n × 2 numbers. */
  real: Float32Array;
  fake: Float32Array;
  bounds: { x: readonly [number, number]; y: readonly [number, number] };
  /** Pixels on a side. Default 160. */
  size?: number;
}

const REAL = [190, 190, 190] as const;
const FAKE = [26, 86, 196] as const;

/** What lies outside of the bounds is not drawn. */
export function rasterizePoints({ real, fake, bounds, size = 160 }: PointRasterOptions): Raster {
  const pixels = new Uint8Array(size * size * 3).fill(255);
  const place = (value: number, [low, high]: readonly [number, number]) =>
    Math.floor(((value - low) / (high - low)) * size);
  for (const [points, color] of [
    [real, REAL],
    [fake, FAKE],
  ] as const) {
    for (let i = 0; i < points.length; i += 2) {
      const x = place(points[i]!, bounds.x);
      const y = size - 1 - place(points[i + 1]!, bounds.y);
      if (x >= 0 && x < size && y >= 0 && y < size) pixels.set(color, (y * size + x) * 3);
    }
  }
  return { width: size, height: size, channels: 3, pixels };
}
