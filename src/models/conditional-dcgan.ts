/**
 * A narrow conditional DCGAN for digits of 28×28: the class as one of ten numbers beside the latent, and as one of ten
 * planes behind the image (Mirza and Osindero 2014; the planes are those of Keras' example "Conditional GAN"). The
 * widths are the course's choice: a quarter of the case study's and less, so that a lesson has thousands of steps.
 */
import type { LayerSpec, NetworkSpec } from './spec';

const NORMALIZATION: LayerSpec = { layer: 'batchNormalization', momentum: 0.9, epsilon: 1e-5 };
const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

/** Twice as large. */
function enlarge(filters: number): LayerSpec {
  return { layer: 'conv2dTranspose', filters, kernelSize: 4, strides: 2, padding: 'same' };
}

/** Half as large. */
function shrink(filters: number): LayerSpec {
  return { layer: 'conv2d', filters, kernelSize: 4, strides: 2, padding: 1 };
}

/** 100 random numbers and a class → a 28×28 image in [-1, 1]; 381,793 parameters. */
export const CONDITIONAL_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [100],
  classes: 10,
  layers: [
    { layer: 'dense', units: 7 * 7 * 64 },
    { layer: 'reshape', shape: [7, 7, 64] },
    NORMALIZATION,
    LEAKY_RELU,
    enlarge(32),
    NORMALIZATION,
    LEAKY_RELU,
    enlarge(1),
    { layer: 'tanh' },
  ],
};

/** A 28×28 image and a class → one logit, whether it is a real image of that class; 41,633 parameters. */
export const CONDITIONAL_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [28, 28, 1],
  classes: 10,
  layers: [
    shrink(32),
    LEAKY_RELU,
    shrink(64),
    LEAKY_RELU,
    { layer: 'flatten' },
    { layer: 'dense', units: 1 },
  ],
};
