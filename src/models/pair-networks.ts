/**
 * Narrow networks from picture to picture, for digits (the idea: pix2pix, Isola et al. 2017; the widths and the lack of
 * skips are the course's choice, so that a lesson has hundreds of steps).
 */
import type { LayerSpec, NetworkSpec } from './spec';

const LEAKY_RELU: LayerSpec = { layer: 'leakyRelu', negativeSlope: 0.2 };

/** Twice as large. */
const enlarge = (filters: number): LayerSpec[] => [
  { layer: 'conv2dTranspose', filters, kernelSize: 4, strides: 2, padding: 'same' },
  LEAKY_RELU,
];

/** Half as large. */
const shrink = (filters: number): LayerSpec[] => [
  { layer: 'conv2d', filters, kernelSize: 4, strides: 2, padding: 1 },
  LEAKY_RELU,
];

const FROM_7_TO_28: LayerSpec[] = [
  ...enlarge(32),
  ...enlarge(16),
  { layer: 'conv2d', filters: 1, kernelSize: 3, padding: 'same' },
  { layer: 'tanh' },
];

/** A 7×7 image → a 28×28 image in [-1, 1]; 41,793 parameters. */
export const ENLARGING_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [7, 7, 1],
  layers: [{ layer: 'conv2d', filters: 64, kernelSize: 3, padding: 'same' }, LEAKY_RELU, ...FROM_7_TO_28],
};

/** A 28×28 image → a 28×28 image in [-1, 1]; 74,529 parameters. */
export const MENDING_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [28, 28, 1],
  layers: [...shrink(32), ...shrink(64), ...FROM_7_TO_28],
};

/** What was given and an answer, joined as two channels of 28×28 → one logit: is this the true answer? 37,025 parameters. */
export const PAIR_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [28, 28, 2],
  layers: [...shrink(32), ...shrink(64), { layer: 'flatten' }, { layer: 'dense', units: 1 }],
};

/** A 28×28 image → one of another kind, in [-1, 1], with places kept to within a few pixels. For translation without pairs. */
export const TRANSLATING_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [28, 28, 1],
  layers: [
    ...shrink(24),
    { layer: 'conv2d', filters: 24, kernelSize: 3, padding: 'same' },
    LEAKY_RELU,
    ...enlarge(8),
    { layer: 'conv2d', filters: 1, kernelSize: 3, padding: 'same' },
    { layer: 'tanh' },
  ],
};

/** A 28×28 image → one number: is it a real one of its kind? */
export const KIND_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [28, 28, 1],
  layers: [...shrink(16), ...shrink(32), { layer: 'flatten' }, { layer: 'dense', units: 1 }],
};
