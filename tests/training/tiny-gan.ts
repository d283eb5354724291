import type { NetworkSpec } from '../../src/models/spec';

/** The case study's kinds of layers, on 8×8 images. */
export const TINY_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [6],
  layers: [
    { layer: 'dense', units: 4 * 4 * 8, useBias: false },
    { layer: 'batchNormalization' },
    { layer: 'leakyRelu' },
    { layer: 'reshape', shape: [4, 4, 8] },
    { layer: 'conv2dTranspose', filters: 1, kernelSize: 5, strides: 2, padding: 'same', useBias: false },
    { layer: 'tanh' },
  ],
};

export const TINY_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [8, 8, 1],
  layers: [
    { layer: 'conv2d', filters: 8, kernelSize: 5, strides: 2, padding: 'same' },
    { layer: 'leakyRelu' },
    { layer: 'dropout', rate: 0.3 },
    { layer: 'flatten' },
    { layer: 'dense', units: 1 },
  ],
};
