/**
 * Digits on colour textures, MNIST-M's recipe (Ganin et al. 2016, section 5.2.4): |texture − digit|, channel by channel.
 * Ganin cut his textures from photographs (BSDS500). Here they are drawn by code: seeded, and without a download.
 */
import type { RandomStream } from '../random/stream';
import { type ImageSet, imageBytes } from './images';

/** Cells a side of the noise that a texture is mixed of: from large patches to grain. */
const SCALES = [2, 4, 8, 14];

/** The share of textures that also have stripes. */
const STRIPED = 0.5;

/** Smooth noise: random levels at the corners of a grid, and their weighted means between (value noise). */
function addNoise(field: Float32Array, side: number, cells: number, weight: number, random: RandomStream) {
  const corners = random.uniforms((cells + 1) ** 2, -weight, weight);
  const at = (row: number, column: number) => corners[row * (cells + 1) + column]!;
  for (let y = 0; y < side; y++) {
    const [v, row] = [((y + 0.5) / side) * cells, Math.floor(((y + 0.5) / side) * cells)];
    for (let x = 0; x < side; x++) {
      const [u, column] = [((x + 0.5) / side) * cells, Math.floor(((x + 0.5) / side) * cells)];
      const [right, down] = [u - column, v - row];
      const above = at(row, column) * (1 - right) + at(row, column + 1) * right;
      const below = at(row + 1, column) * (1 - right) + at(row + 1, column + 1) * right;
      field[y * side + x]! += above * (1 - down) + below * down;
    }
  }
}

function addStripes(field: Float32Array, side: number, weight: number, random: RandomStream): void {
  const [turn, waves, phase] = [random.uniform() * Math.PI, 2 + 5 * random.uniform(), random.uniform()];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const along = (x * Math.cos(turn) + y * Math.sin(turn)) / side;
      field[y * side + x]! += weight * Math.sin(2 * Math.PI * (waves * along + phase));
    }
  }
}

/**
 * No level of a texture lies above. White turns a level t into 255 − t, which is as bright as t where t is about 128: with levels
 * up to 255 a digit is seen by its outline alone, and a network of plain digits reads few.
 */
const BRIGHTEST = 210;

/** A pattern of levels from 0 to 1, both of which occur. */
function drawPattern(random: RandomStream, side: number): Float32Array {
  const field = new Float32Array(side * side);
  for (const cells of SCALES) addNoise(field, side, cells, random.uniform(), random);
  if (random.uniform() < STRIPED) addStripes(field, side, random.uniform(), random);
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of field) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return field.map((value) => (value - low) / (high - low));
}

/**
 * A colour texture: one pattern mixes two colours, and a second one mixes in a third.
 *
 * @param side pixels, 2 or more.
 * @returns side × side × 3 bytes, row by row.
 * @throws RangeError for another side.
 */
export function drawTexture(random: RandomStream, side: number): Uint8Array {
  if (!Number.isInteger(side) || side < 2) {
    throw new RangeError(`The side of a texture is a whole number of pixels from 2 on; got ${side}.`);
  }
  const [first, second, third] = [0, 1, 2].map(() => random.uniforms(3, 0, BRIGHTEST)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [pattern, tint] = [drawPattern(random, side), drawPattern(random, side)];
  const pixels = new Uint8Array(side * side * 3);
  for (let i = 0; i < pixels.length; i++) {
    const [pixel, channel] = [Math.floor(i / 3), i % 3];
    const mixed = first[channel]! + pattern[pixel]! * (second[channel]! - first[channel]!);
    pixels[i] = Math.round(mixed + 0.5 * tint[pixel]! * (third[channel]! - mixed));
  }
  return pixels;
}

/** @throws RangeError unless the images are grey. */
function assertGrey({ channels }: ImageSet): void {
  if (channels !== 1) throw new RangeError(`These images have ${channels} channels: grey ones have one.`);
}

/** |texture − digit| for each channel of a pixel: black stays texture, white turns it into its negative. */
export function blend(texture: Uint8Array, digit: Uint8Array): Uint8Array {
  return texture.map((level, i) => Math.abs(level - digit[Math.floor(i / 3)]!));
}

/**
 * Each digit on a texture of its own, in colour, with its label. The same stream gives the same images, and the first
 * of them do not depend on how many follow.
 *
 * @param digits grey and square, for example 28×28, or 32×32 after `padImages`.
 * @throws RangeError for images that are not grey, or not square.
 */
export function texturedDigits(digits: ImageSet, random: RandomStream): ImageSet {
  assertGrey(digits);
  const { count, height, width, source } = digits;
  if (height !== width) throw new RangeError(`A textured digit is square; these are ${height}×${width}.`);
  const size = imageBytes(digits);
  const pixels = new Uint8Array(count * size * 3);
  for (let i = 0; i < count; i++) {
    const digit = digits.pixels.subarray(i * size, (i + 1) * size);
    pixels.set(blend(drawTexture(random, height), digit), i * size * 3);
  }
  return { ...digits, source: `${source}, on drawn textures`, channels: 3, pixels };
}

/** The same grey images with three equal channels, as a network for colour images takes them. @throws RangeError if not grey. */
export function toColour(images: ImageSet): ImageSet {
  assertGrey(images);
  const pixels = new Uint8Array(images.pixels.length * 3);
  for (let i = 0; i < pixels.length; i++) pixels[i] = images.pixels[Math.floor(i / 3)]!;
  return { ...images, channels: 3, pixels };
}
