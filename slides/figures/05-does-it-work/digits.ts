/** Real digits for lecture 5, and what a generator would have to mend. */
import { resolve } from 'node:path';
import { type ImageSet, pixelsOf, selectImages } from '../../../src/data/images';
import { loadMnist, type MnistSets } from '../../../src/data/mnist';
import { drawArrow } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { frechet, measureMoments } from '../../../src/metrics/frechet';
import { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawBox, drawImage, type GreyImage, moveTo, reveal, WIDTH } from './draw';

const SIDE = 28;
let loaded: MnistSets | undefined;

/** The package's digits, decoded once. */
export function loadDigits(): MnistSets {
  loaded ??= loadMnist({ cacheFolder: resolve(__dirname, '..', '..', '..', '.course', 'cache') });
  return loaded;
}

/** The `nth` test digit of a class. */
export function pickDigit(label: number, nth = 0): GreyImage {
  const { test } = loadDigits();
  const index = [...test.labels.keys()].filter((i) => test.labels[i] === label)[nth]!;
  return { width: SIDE, height: SIDE, pixels: pixelsOf(test, index) };
}

/** Means of blocks of `factor` × `factor` pixels. */
export function shrink({ width, height, pixels }: GreyImage, factor: number): GreyImage {
  const [w, h] = [width / factor, height / factor];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      let sum = 0;
      for (let j = 0; j < factor; j++)
        for (let i = 0; i < factor; i++) sum += pixels[(y * factor + j) * width + x * factor + i]!;
      out[y * w + x] = Math.round(sum / factor ** 2);
    }
  return { width: w, height: h, pixels: out };
}

/** A grey square where the picture is lost. */
export function hide(
  image: GreyImage,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): GreyImage {
  const pixels = image.pixels.slice();
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) pixels[y * image.width + x] = 120;
  return { ...image, pixels };
}

/** Slanted streaks of rain. */
export function addRain(image: GreyImage, drops = 24): GreyImage {
  const pixels = image.pixels.slice();
  const random = new RandomStream(4);
  for (let drop = 0; drop < drops; drop++) {
    const [x, y, length] = [random.integer(SIDE), random.integer(SIDE), 3 + random.integer(4)];
    for (let i = 0; i < length; i++) {
      const [px, py] = [x + Math.floor(i / 3), y - i];
      if (px < SIDE && py >= 0) pixels[py * SIDE + px] = Math.max(pixels[py * SIDE + px]!, 190);
    }
  }
  return { ...image, pixels };
}

/** Where the picture changes: a second way to draw the same digit. */
export function outline({ width, height, pixels }: GreyImage): GreyImage {
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : pixels[y * width + x]!;
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const slope = Math.hypot(at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1));
      out[y * width + x] = Math.min(255, Math.round(slope * 0.8));
    }
  return { width, height, pixels: out };
}

/** Three problems with the same shape: something is missing, a generator fills it in, a critic sees both. */
export function drawRepairs(): SlideFigure {
  const IMAGE = 116;
  const rows = [
    { name: 'too small', from: shrink(pickDigit(5, 2), 4), to: pickDigit(5, 2) },
    { name: 'torn', from: hide(pickDigit(3, 1), [8, 10, 21, 20]), to: pickDigit(3, 1) },
    { name: 'rain', from: addRain(pickDigit(7, 3)), to: pickDigit(7, 3) },
  ];
  const column = (x: number, { name, from, to }: (typeof rows)[number]) =>
    moveTo(
      x,
      0,
      drawText(IMAGE / 2, 12, name, {
        size: 20,
        anchor: 'middle',
        weight: 'bold',
        colour: COLOURS.vermilionInk,
      }) +
        drawImage(from, 0, 30, IMAGE, 'fake') +
        drawArrow([
          [IMAGE / 2, 152],
          [IMAGE / 2, 176],
        ]) +
        drawBox(['G'], { x: 8, y: 178, width: IMAGE - 16, height: 52, tone: 'fake', size: 24 }) +
        drawArrow([
          [IMAGE / 2, 232],
          [IMAGE / 2, 256],
        ]) +
        drawImage(to, 0, 260, IMAGE, 'real'),
    );
  const last = 2 * 196 + IMAGE;
  const content =
    rows.map((row, i) => (i === 0 ? column(0, row) : reveal(column(i * 196, row)))).join('') +
    drawText(586, 66, 'in place of noise', { size: 21, weight: 'bold', colour: COLOURS.vermilionInk }) +
    drawText(586, 204, 'fills in', { size: 21, weight: 'bold', colour: COLOURS.vermilionInk }) +
    drawText(586, 342, 'wanted', { size: 21, weight: 'bold', colour: COLOURS.blueInk }) +
    drawArrow(
      [
        [last + 10, 92],
        [790, 92],
        [790, 166],
      ],
      { colour: COLOURS.blue, width: 3 },
    ) +
    drawBox(['Critic', 'sees both'], { x: 708, y: 170, width: 164, height: 92, tone: 'real', size: 23 }) +
    drawArrow(
      [
        [last + 10, 318],
        [790, 318],
        [790, 266],
      ],
      { colour: COLOURS.blue, width: 3 },
    );
  return {
    picture: { width: WIDTH, height: 380, content },
    label:
      'Three digits, made too small, torn and rained on; below each a generator, and below that the whole digit that it should give.',
  };
}

const FEATURES = 49;

/** Mean grey of 7 × 7 blocks of 4 × 4 pixels: 49 numbers in 0 … 1, in place of a classifier's features. */
function toFeatures(images: ImageSet, index: number): number[] {
  const image = { width: SIDE, height: SIDE, pixels: pixelsOf(images, index) };
  return Array.from(shrink(image, 4).pixels, (grey) => grey / 255);
}

/** Fréchet distances of two disjoint samples of real digits, for more and more digits. */
export function measureBias(counts: readonly number[]): { count: number; distance: number }[] {
  const { train } = loadDigits();
  return counts.map((count) => {
    const sample = (from: number) =>
      measureMoments(Array.from({ length: count }, (_, i) => toFeatures(train, from + i)));
    return { count, distance: frechet(sample(0), sample(count)) };
  });
}

export const FEATURE_COUNT = FEATURES;

export function pickTrain(index: number): GreyImage {
  const one = selectImages(loadDigits().train, [index]);
  return { width: SIDE, height: SIDE, pixels: one.pixels };
}
