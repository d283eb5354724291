/** From a picture of any size to an example: turned upright, the middle square of it, made as small as is wished. */
import type { Raster } from '../../drawing/png';

/** Weights of red, green and blue in a grey level (ITU-R BT.601), as Pillow's and OpenCV's grey have them. */
const GREY_WEIGHTS = [0.299, 0.587, 0.114] as const;

/**
 * The middle square of a picture as `side` × `side` pixels of 1 (grey) or 3 (RGB) bytes. Each new pixel is the mean of the
 * area that it covers, so that no pixel of the picture is left out (OpenCV's INTER_AREA).
 */
export function fitPicture(
  picture: Raster,
  { side, channels, orientation = 1 }: { side: number; channels: 1 | 3; orientation?: number },
): Uint8Array {
  const square = Math.min(picture.width, picture.height);
  const left = Math.floor((picture.width - square) / 2);
  const top = Math.floor((picture.height - square) / 2);
  const means = averageAreas(picture, { left, top, square, side });
  return toBytes(turn(means, side, picture.channels, orientation), picture.channels, channels);
}

interface Square {
  left: number;
  top: number;
  square: number;
  side: number;
}

/** Which pixels a new one covers, and how much of each. */
interface Cover {
  first: number;
  weights: Float64Array;
}

function coverAxis(size: number, side: number): Cover[] {
  const scale = size / side;
  return Array.from({ length: side }, (_, i) => {
    const [from, to] = [i * scale, (i + 1) * scale];
    const first = Math.min(Math.floor(from), size - 1);
    // A tiny bit of the next pixel is an error of rounding, not a part of it.
    const last = Math.max(first, Math.min(Math.ceil(to - 1e-9) - 1, size - 1));
    const weights = Float64Array.from({ length: last - first + 1 }, (_, k) => {
      return (Math.min(to, first + k + 1) - Math.max(from, first + k)) / scale;
    });
    return { first, weights };
  });
}

/** Means of the areas, first along each row, then along the columns. */
function averageAreas(
  { width, channels, pixels }: Raster,
  { left, top, square, side }: Square,
): Float64Array {
  const covers = coverAxis(square, side);
  const means = new Float64Array(side * side * channels);
  const line = new Float64Array(side * channels);
  for (const [row, vertical] of covers.entries()) {
    for (const [k, share] of vertical.weights.entries()) {
      const from = ((top + vertical.first + k) * width + left) * channels;
      averageRow(pixels, from, { covers, channels, line });
      for (let i = 0; i < line.length; i++) means[row * line.length + i]! += share * line[i]!;
    }
  }
  return means;
}

function averageRow(
  pixels: Uint8Array,
  from: number,
  { covers, channels, line }: { covers: Cover[]; channels: number; line: Float64Array },
): void {
  for (const [column, { first, weights }] of covers.entries()) {
    for (let channel = 0; channel < channels; channel++) {
      let sum = 0;
      for (let k = 0; k < weights.length; k++) {
        sum += weights[k]! * pixels[from + (first + k) * channels + channel]!;
      }
      line[column * channels + channel] = sum;
    }
  }
}

/**
 * The square as it is seen upright. EXIF's orientation says where the first row and column of the file lie: 5 to 8 have
 * them changed with each other, 2, 3, 7 and 8 begin at the right, 3, 4, 6 and 7 at the other end of the columns.
 */
function turn(means: Float64Array, side: number, channels: number, orientation: number): Float64Array {
  if (orientation === 1) return means;
  const isTransposed = orientation >= 5;
  const fromRight = [2, 3, 7, 8].includes(orientation);
  const fromBottom = [3, 4, 6, 7].includes(orientation);
  const turned = new Float64Array(means.length);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [a, b] = isTransposed ? [y, x] : [x, y];
      const from = (fromBottom ? side - 1 - b : b) * side + (fromRight ? side - 1 - a : a);
      for (let i = 0; i < channels; i++) {
        turned[(y * side + x) * channels + i] = means[from * channels + i]!;
      }
    }
  }
  return turned;
}

function toBytes(means: Float64Array, have: 1 | 3, want: 1 | 3): Uint8Array {
  const count = means.length / have;
  return Uint8Array.from({ length: count * want }, (_, i) => {
    if (have === want) return Math.round(means[i]!);
    if (have === 1) return Math.round(means[Math.floor(i / 3)]!);
    return Math.round(
      GREY_WEIGHTS.reduce((sum, weight, channel) => sum + weight * means[3 * i + channel]!, 0),
    );
  });
}
