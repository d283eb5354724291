/** Digits in colour, thin or thick: pictures of which everything that a sentence says of them is known. */
import { type ImageSet, imageBytes } from './images';

export const THICKNESSES = ['thin', 'thick'] as const;
export type Thickness = (typeof THICKNESSES)[number];

/** Red, green, blue, 0 to 255 each. All are far brighter than the grounds. */
export const INKS = {
  red: [235, 70, 60],
  yellow: [240, 215, 70],
  green: [80, 200, 90],
  white: [245, 245, 245],
} as const;
export type Ink = keyof typeof INKS;

export const GROUNDS = { black: [10, 10, 10], blue: [30, 50, 150], grey: [95, 95, 95] } as const;
export type Ground = keyof typeof GROUNDS;

export interface Paint {
  thickness: Thickness;
  ink: Ink;
  ground: Ground;
}

/**
 * Each pixel takes the largest of its own level and its four neighbours' (a dilation by a plus), or the smallest of them
 * (an erosion). Beyond the edge nothing is.
 *
 * @param pixels side × side levels.
 */
export function spread(pixels: Uint8Array, side: number, choose: 'largest' | 'smallest'): Uint8Array {
  const pick = choose === 'largest' ? Math.max : Math.min;
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= side || y >= side ? 0 : pixels[y * side + x]!);
  return pixels.map((level, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    return pick(level, at(x - 1, y), at(x + 1, y), at(x, y - 1), at(x, y + 1));
  });
}

/** Thick: a pixel more all round. Thin: the mean of what is written and of what is left with a pixel less all round. */
function setThickness(pixels: Uint8Array, side: number, thickness: Thickness): Uint8Array {
  if (thickness === 'thick') return spread(pixels, side, 'largest');
  const core = spread(pixels, side, 'smallest');
  return pixels.map((level, i) => Math.round((level + core[i]!) / 2));
}

/** One digit in colour. @returns side × side × 3 bytes. */
export function paintDigit(pixels: Uint8Array, side: number, { thickness, ink, ground }: Paint): Uint8Array {
  const cover = setThickness(pixels, side, thickness);
  const [light, dark] = [INKS[ink], GROUNDS[ground]];
  const painted = new Uint8Array(cover.length * 3);
  for (let i = 0; i < painted.length; i++) {
    const [share, channel] = [cover[Math.floor(i / 3)]! / 255, i % 3];
    painted[i] = Math.round(dark[channel]! + share * (light[channel]! - dark[channel]!));
  }
  return painted;
}

/**
 * Each digit painted as its entry says; the labels stay.
 *
 * @param digits grey and square.
 * @throws RangeError for other images, or for another number of paints.
 */
export function paintDigits(digits: ImageSet, paints: readonly Paint[]): ImageSet {
  const { count, width, height, channels, pixels, source } = digits;
  if (channels !== 1 || width !== height)
    throw new RangeError(
      `Grey, square digits are painted; these are ${height}×${width} with ${channels} channels.`,
    );
  if (paints.length !== count)
    throw new RangeError(`Each digit has a paint: there are ${count} digits and ${paints.length} paints.`);
  const size = imageBytes(digits);
  const painted = new Uint8Array(count * size * 3);
  for (const [i, paint] of paints.entries())
    painted.set(paintDigit(pixels.subarray(i * size, (i + 1) * size), width, paint), i * size * 3);
  return { ...digits, source: `${source}, painted`, channels: 3, pixels: painted };
}
