/**
 * A DCGAN without normalisation, as later designs have it (Huang et al. 2024): leaky ReLUs in both players, and each pixel
 * repeated and convolved in the place of a transposed convolution. For pictures of 28×28.
 */
import type { LayerSpec, NetworkSpec } from './spec';

/** Numbers in a latent. */
export const PLAIN_LATENT = 64;

const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

const enlarge = (filters: number): LayerSpec[] => [
  { layer: 'upsampling2d', factor: 2 },
  { layer: 'conv2d', filters, kernelSize: 3, padding: 'same' },
  LEAKY_RELU,
];

const shrink = (filters: number): LayerSpec[] => [
  { layer: 'conv2d', filters, kernelSize: 4, strides: 2, padding: 1 },
  LEAKY_RELU,
];

/** @param width channels of the generator's last hidden layer; the others have multiples of it. */
export function plainNetworks({ width, channels }: { width: number; channels: number }): {
  generator: NetworkSpec;
  discriminator: NetworkSpec;
} {
  return {
    generator: {
      name: 'generator',
      inputShape: [PLAIN_LATENT],
      layers: [
        { layer: 'dense', units: 7 * 7 * 4 * width },
        { layer: 'reshape', shape: [7, 7, 4 * width] },
        LEAKY_RELU,
        ...enlarge(2 * width),
        ...enlarge(width),
        { layer: 'conv2d', filters: channels, kernelSize: 3, padding: 'same' },
        { layer: 'tanh' },
      ],
    },
    discriminator: {
      name: 'discriminator',
      inputShape: [28, 28, channels],
      layers: [
        ...shrink(2 * width),
        ...shrink(4 * width),
        { layer: 'flatten' },
        { layer: 'dense', units: 1 },
      ],
    },
  };
}
