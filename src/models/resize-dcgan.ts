/**
 * Deck 003's DCGAN (lines 380 to 423), for digits on 32×32. Its generator makes images larger by repeating pixels and
 * convolves afterwards, which leaves no checkerboard (Odena et al. 2016: resize-convolution). PyTorch's defaults are
 * kept; the deck's sigmoid at the end of the discriminator is part of the loss here.
 */
import type { LayerSpec, NetworkSpec } from './spec';

const NORMALIZATION: LayerSpec = { layer: 'batchNormalization', momentum: 0.9, epsilon: 1e-5 };
const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

function convolve(filters: number, strides = 1): LayerSpec {
  return { layer: 'conv2d', filters, kernelSize: 3, strides, padding: 1 };
}

/** 100 random numbers → a 32×32 image in [-1, 1]; 1,050,625 parameters. */
export const RESIZE_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [100],
  layers: [
    { layer: 'dense', units: 8 * 8 * 128 },
    { layer: 'reshape', shape: [8, 8, 128] },
    NORMALIZATION,
    { layer: 'upsampling2d', factor: 2 },
    convolve(128),
    NORMALIZATION,
    LEAKY_RELU,
    { layer: 'upsampling2d', factor: 2 },
    convolve(64),
    NORMALIZATION,
    LEAKY_RELU,
    convolve(1),
    { layer: 'tanh' },
  ],
};

/** A 32×32 image → one logit: 32 → 16 → 8 → 4 → 2; 97,665 parameters. */
export const RESIZE_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [32, 32, 1],
  layers: [
    ...[16, 32, 64, 128].flatMap((filters) => [convolve(filters, 2), LEAKY_RELU]),
    { layer: 'flatten' },
    { layer: 'dense', units: 1 },
  ],
};
