/**
 * The two players for digits of 14×14 pixels that are on or off: dense layers, the generator as wide as the decoder of
 * `binary-autoencoder.ts`, so that two families meet with equal networks. The sizes are the course's.
 */
import type { LayerSpec, NetworkSpec } from './spec';

/** Numbers in a latent. */
export const BINARY_LATENT = 32;

const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

/** A latent → an image in [-1, 1], [14, 14, 1]. */
export const BINARY_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [BINARY_LATENT],
  layers: [
    { layer: 'dense', units: 128 },
    { layer: 'relu' },
    { layer: 'dense', units: 196 },
    { layer: 'reshape', shape: [14, 14, 1] },
    { layer: 'tanh' },
  ],
};

/** An image → one logit. */
export const BINARY_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [14, 14, 1],
  layers: [
    { layer: 'flatten' },
    { layer: 'dense', units: 256 },
    LEAKY_RELU,
    { layer: 'dense', units: 128 },
    LEAKY_RELU,
    { layer: 'dense', units: 1 },
  ],
};
