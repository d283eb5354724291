/** Which sides a picture has while a generator makes it larger, and which sizes can be reached. */
import { transposedSize } from '../arithmetic/sizes';

/**
 * How a picture grows:
 * - `transposed-5`: transposed convolutions of kernel 5 and stride 2, as the case study has it;
 * - `transposed-4`: of kernel 4, stride 2 and PyTorch's padding 1; no bias, no dense layer;
 * - `resize`: each pixel is repeated, and a 3×3 convolution follows, as deck 003 has it.
 */
export const GROWTHS = ['transposed-5', 'transposed-4', 'resize'] as const;
export type Growth = (typeof GROWTHS)[number];

/** The largest side to begin with: the case study has 7, PyTorch's tutorial 4, deck 003 8. */
const LARGEST_START: Record<Growth, number> = { 'transposed-5': 7, 'transposed-4': 7, resize: 8 };
const SMALLEST_START = 3;

const DOUBLING: Record<Growth, (size: number) => number> = {
  'transposed-5': (size) => transposedSize({ size, kernel: 5, stride: 2, padding: 'same' }),
  'transposed-4': (size) => transposedSize({ size, kernel: 4, stride: 2, padding: 1 }),
  resize: (size) => 2 * size,
};

/**
 * The sides that a picture has on its way, from the first to `size`: 28 gives 7, 14, 28.
 *
 * @throws RangeError that names sizes that fit, if this one does not.
 */
export function growingSides(size: number, growth: Growth): number[] {
  if (!GROWTHS.includes(growth)) {
    throw new RangeError(`Unknown way of growing "${growth}". Known: ${GROWTHS.join(', ')}.`);
  }
  let side = findStart(size, growth);
  if (side === undefined) throw new RangeError(refuse(size, growth));
  const sides = [side];
  while (side < size) {
    side = DOUBLING[growth](side);
    sides.push(side);
  }
  return sides;
}

function findStart(size: number, growth: Growth): number | undefined {
  if (!Number.isInteger(size)) return undefined;
  let side = size;
  while (side % 2 === 0 && side > LARGEST_START[growth]) side /= 2;
  // Small sizes are halved at least once: a generator that does not grow is none of these.
  if (side === size && size % 2 === 0) side /= 2;
  return side < size && side >= SMALLEST_START && side <= LARGEST_START[growth] ? side : undefined;
}

const LARGEST_SIZE = 1024;

function refuse(size: number, growth: Growth): string {
  const fits: number[] = [];
  for (let other = 1; other <= LARGEST_SIZE; other++) {
    if (findStart(other, growth) !== undefined) fits.push(other);
  }
  const below = fits.filter((other) => other < size).at(-1);
  const above = fits.find((other) => other > size);
  const near = [below, above].filter((other) => other !== undefined).join(' or ');
  return (
    `No generator doubles its way up to ${size}×${size} pixels: halving ${size} does not lead to a whole side of ` +
    `${SMALLEST_START} to ${LARGEST_START[growth]}. Take ${near || '28, 32, 64 or 128'}.`
  );
}
