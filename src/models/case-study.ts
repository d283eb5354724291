/**
 * The case study's DCGAN, exactly: the networks of TensorFlow's tutorial "Deep Convolutional Generative Adversarial
 * Network" (deck 000, lines 19 and 165), for 28×28 digits.
 */
import type { NetworkSpec } from './spec';

/** Numbers in a latent. */
export const LATENT_SIZE = 100;

/** 100 random numbers → a 28×28 image in [-1, 1]; 2,330,944 parameters. */
export const GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [LATENT_SIZE],
  layers: [
    { layer: 'dense', units: 7 * 7 * 256, useBias: false },
    { layer: 'batchNormalization' },
    { layer: 'leakyRelu' },
    { layer: 'reshape', shape: [7, 7, 256] },
    { layer: 'conv2dTranspose', filters: 128, kernelSize: 5, strides: 1, padding: 'same', useBias: false },
    { layer: 'batchNormalization' },
    { layer: 'leakyRelu' },
    { layer: 'conv2dTranspose', filters: 64, kernelSize: 5, strides: 2, padding: 'same', useBias: false },
    { layer: 'batchNormalization' },
    { layer: 'leakyRelu' },
    { layer: 'conv2dTranspose', filters: 1, kernelSize: 5, strides: 2, padding: 'same', useBias: false },
    { layer: 'tanh' },
  ],
};

/** A 28×28 image in [-1, 1] → one logit: above 0 it looks real, below 0 fake; 212,865 parameters. */
export const DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [28, 28, 1],
  layers: [
    { layer: 'conv2d', filters: 64, kernelSize: 5, strides: 2, padding: 'same' },
    { layer: 'leakyRelu' },
    { layer: 'dropout', rate: 0.3 },
    { layer: 'conv2d', filters: 128, kernelSize: 5, strides: 2, padding: 'same' },
    { layer: 'leakyRelu' },
    { layer: 'dropout', rate: 0.3 },
    { layer: 'flatten' },
    { layer: 'dense', units: 1 },
  ],
};
