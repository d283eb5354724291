/**
 * A narrow DCGAN for colour faces of 32×32: PyTorch's tutorial's (deck 001) with one doubling less and three eighths of its
 * channels, so that two old cores train it in minutes and a page can carry its weights. Its discriminator has no batch
 * normalisation: both players can then learn from one pass (steps/shared-pass.ts).
 */
import { generatorFor } from './generator-for';
import type { BuildOptions } from './network';
import type { LayerSpec, NetworkSpec } from './spec';

const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

/** Half as large. */
function shrink(filters: number): LayerSpec {
  return { layer: 'conv2d', filters, kernelSize: 4, strides: 2, padding: 1 };
}

export const SMALL_FACE_SIDE = 32;

/** 64 random numbers → a 32×32 colour image in [-1, 1]; 192,288 parameters. */
export const SMALL_FACE_GENERATOR: NetworkSpec = generatorFor({
  size: SMALL_FACE_SIDE,
  growth: 'transposed-4',
  channels: 3,
  width: 24,
  latentSize: 64,
});

/** A 32×32 colour image → one logit: 32 → 16 → 8 → 4 → 1. */
export const SMALL_FACE_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [SMALL_FACE_SIDE, SMALL_FACE_SIDE, 3],
  layers: [
    ...[24, 48, 96].flatMap((filters) => [shrink(filters), LEAKY_RELU]),
    { layer: 'conv2d', filters: 1, kernelSize: 4 },
    { layer: 'flatten' },
  ],
};

/** N(0, 0.02) fits the tutorial's many channels; fewer ones need larger weights, or the signal fades without batch norm. */
export const SMALL_FACE_INITIALIZERS: BuildOptions['initializers'] = {
  kernel: { normal: { standardDeviation: 0.05 } },
};
