/**
 * The two networks of a small variational autoencoder for binary images of 14 × 14 pixels (Kingma and Welling 2014,
 * with one hidden layer each as in their appendix C; the sizes are the course's).
 */
import type { NetworkSpec } from './spec';

export const BINARY_PIXELS = 196;
/** Numbers that stand for an image. */
export const CODE_SIZE = 8;

/** An image of 0 and 1 → the mean of each number of its code, then the logarithm of each one's variance. */
export const BINARY_ENCODER: NetworkSpec = {
  name: 'encoder',
  inputShape: [BINARY_PIXELS],
  layers: [{ layer: 'dense', units: 128 }, { layer: 'relu' }, { layer: 'dense', units: 2 * CODE_SIZE }],
};

/** A code → a logit for each pixel: how likely it is on. */
export const BINARY_DECODER: NetworkSpec = {
  name: 'decoder',
  inputShape: [CODE_SIZE],
  layers: [{ layer: 'dense', units: 128 }, { layer: 'relu' }, { layer: 'dense', units: BINARY_PIXELS }],
};
