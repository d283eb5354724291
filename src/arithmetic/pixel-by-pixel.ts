/**
 * A model that writes binary images pixel by pixel: each pixel's chance to be on is a logistic regression on the pixels
 * before it, in reading order (the fully visible sigmoid belief network; Neal 1992, Frey 1998). The smallest relative of
 * PixelRNN: P(x) = P(x₁) P(x₂ | x₁) P(x₃ | x₁, x₂) …, so that the probability of any image is exact.
 */
import type { RandomStream } from '../random/stream';
import { sigmoid } from './activations';

/** 0 or 1 a pixel. */
export type BinaryImage = ArrayLike<number>;

export interface PixelModel {
  size: number;
  /** size × size; entry i · size + j is how pixel j < i moves pixel i. All others are 0 and stay so. */
  weights: Float64Array;
  biases: Float64Array;
}

/** A model to whom every pixel is a fair coin. */
export function makePixelModel(size: number): PixelModel {
  return { size, weights: new Float64Array(size * size), biases: new Float64Array(size) };
}

/** The chance that pixel i is on, given the pixels before it; those from i on are not looked at. */
export function chanceOf({ size, weights, biases }: PixelModel, image: BinaryImage, i: number): number {
  let sum = biases[i]!;
  for (let j = 0; j < i; j++) if (image[j] !== 0) sum += weights[i * size + j]!;
  return sigmoid(sum);
}

function assertSize({ size }: PixelModel, image: BinaryImage): void {
  if (image.length !== size)
    throw new RangeError(`This model writes ${size} pixels; the image has ${image.length}.`);
}

/**
 * −log₂ P(image): bits that the model needs to say which image it is; each pixel adds its own.
 *
 * @throws RangeError if the image has another number of pixels.
 */
export function countBits(model: PixelModel, image: BinaryImage): number {
  assertSize(model, image);
  let bits = 0;
  for (let i = 0; i < model.size; i++) {
    const on = chanceOf(model, image, i);
    bits -= Math.log2(Math.max(1e-300, image[i] === 0 ? 1 - on : on));
  }
  return bits;
}

/** One pass over the images in random order: after each, every pixel's chance moves towards what the pixel was. */
export function learnPixels(
  model: PixelModel,
  images: readonly BinaryImage[],
  { rate, random }: { rate: number; random: RandomStream },
): void {
  const { size, weights, biases } = model;
  for (const index of random.permutation(images.length)) {
    const image = images[index]!;
    assertSize(model, image);
    for (let i = 0; i < size; i++) {
      const wrong = image[i]! - chanceOf(model, image, i);
      biases[i]! += rate * wrong;
      for (let j = 0; j < i; j++) if (image[j] !== 0) weights[i * size + j]! += rate * wrong;
    }
  }
}

/** An image of the model: pixel after pixel, each drawn with its chance given those that are already there. */
export function writeImage(model: PixelModel, random: RandomStream): Uint8Array {
  const image = new Uint8Array(model.size);
  for (let i = 0; i < model.size; i++) image[i] = Number(random.uniform() < chanceOf(model, image, i));
  return image;
}
