/** What a look at a data set counts. */
import { type ImageSet, imageBytes, pixelsOf } from './images';

/** How many images each class has; as many entries as the largest class number needs. */
export function countClasses(images: ImageSet): number[] {
  const counts: number[] = [];
  for (const label of images.labels) {
    while (counts.length <= label) counts.push(0);
    counts[label]!++;
  }
  return counts;
}

/** The mean image of each class, as one picture a class, in bytes. A class without images is black. */
export function meanImages(images: ImageSet): ImageSet {
  const counts = countClasses(images);
  const size = imageBytes(images);
  const sums = new Float64Array(counts.length * size);
  for (let i = 0; i < images.count; i++) {
    const from = images.labels[i]! * size;
    const pixels = pixelsOf(images, i);
    for (let p = 0; p < size; p++) sums[from + p]! += pixels[p]!;
  }
  const pixels = Uint8Array.from(sums, (sum, i) => Math.round(sum / (counts[Math.floor(i / size)] || 1)));
  return { ...images, count: counts.length, pixels, labels: Uint8Array.from(counts.keys()) };
}

/** How many bytes fall into each of `bins` equal ranges of 0 … 255. */
export function histogramBytes(bytes: Uint8Array, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const byte of bytes) counts[Math.floor((byte * bins) / 256)]!++;
  return counts;
}

/** Mean of the bytes, 0 … 255. */
export function meanByte(bytes: Uint8Array): number {
  let sum = 0;
  for (const byte of bytes) sum += byte;
  return sum / bytes.length;
}
