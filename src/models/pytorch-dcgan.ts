/**
 * The DCGAN of PyTorch's tutorial, to which deck 001 leads (lines 206 to 220): 64×64 colour images, nz 100, ngf and ndf
 * 64, no bias, no dense layer, batch normalisation in both networks (Radford et al. 2016). The tutorial's sigmoid is part
 * of the loss here.
 */
import type { BuildOptions } from './network';
import type { LayerSpec, NetworkSpec } from './spec';

const NORMALIZATION: LayerSpec = { layer: 'batchNormalization', momentum: 0.9, epsilon: 1e-5 };
const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

/** Twice as large: kernel 4, stride 2, PyTorch's padding 1, which is TensorFlow's `same` here. */
function enlarge(filters: number): LayerSpec {
  return { layer: 'conv2dTranspose', filters, kernelSize: 4, strides: 2, padding: 'same', useBias: false };
}

/** Half as large. */
function shrink(filters: number): LayerSpec {
  return { layer: 'conv2d', filters, kernelSize: 4, strides: 2, padding: 1, useBias: false };
}

/** 100 random numbers → a 64×64 colour image in [-1, 1]; 3,578,624 parameters, 1,920 of them moving statistics. */
export const PYTORCH_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [100],
  layers: [
    { layer: 'reshape', shape: [1, 1, 100] },
    { layer: 'conv2dTranspose', filters: 512, kernelSize: 4, useBias: false },
    NORMALIZATION,
    { layer: 'relu' },
    ...[256, 128, 64].flatMap((filters): LayerSpec[] => [enlarge(filters), NORMALIZATION, { layer: 'relu' }]),
    enlarge(3),
    { layer: 'tanh' },
  ],
};

/** A 64×64 colour image → one logit; 2,767,360 parameters, 1,792 of them moving statistics. */
export const PYTORCH_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [64, 64, 3],
  layers: [
    shrink(64),
    LEAKY_RELU,
    ...[128, 256, 512].flatMap((filters) => [shrink(filters), NORMALIZATION, LEAKY_RELU]),
    { layer: 'conv2d', filters: 1, kernelSize: 4, useBias: false },
    { layer: 'flatten' },
  ],
};

/** The tutorial's initial weights: N(0, 0.02) for convolutions, N(1, 0.02) for the scale of batch normalisation. */
export const PYTORCH_INITIALIZERS: BuildOptions['initializers'] = {
  kernel: { normal: { standardDeviation: 0.02 } },
  gamma: { normal: { mean: 1, standardDeviation: 0.02 } },
};
