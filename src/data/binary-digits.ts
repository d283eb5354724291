/** Digits of 14×14 pixels that are on or off: small enough that a model may say how likely each is, to the bit. */
import { shrinkImages } from './degrade';
import { type ImageSet, pixelsOf } from './images';

export const BINARY_SIDE = 14;
/** Of 255; a brighter pixel is on. */
export const BRIGHT = 100;

/** @param digits grey, 28×28. @returns 196 numbers an image, 0 or 1, row by row. */
export function toBinaryDigits(digits: ImageSet): Uint8Array[] {
  const small = shrinkImages(digits, 2);
  return Array.from({ length: small.count }, (_, i) =>
    pixelsOf(small, i).map((level) => Number(level > BRIGHT)),
  );
}

/** Chances from 0 to 1, or 0 and 1, as grey images of 14×14. */
export function toBinaryImages(images: readonly ArrayLike<number>[]): Omit<ImageSet, 'source' | 'labels'> {
  const pixels = Uint8Array.from(images.flatMap((image) => Array.from(image, (on) => Math.round(255 * on))));
  return { count: images.length, height: BINARY_SIDE, width: BINARY_SIDE, channels: 1, pixels };
}
