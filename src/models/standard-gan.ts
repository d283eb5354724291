/**
 * Deck 003's standard GAN, layer by layer as its code has it (lines 196 to 250): dense layers only, for digits on 32×32.
 * PyTorch's defaults are kept: epsilon 1e-5, and a tenth of the new statistics at each step. The deck's sigmoid at the
 * end of the discriminator is part of the loss here; after "Linear(prod(img_shape), 512)" the deck's text ends, and the
 * usual 512 → 256 → 1 follows.
 */
import type { LayerSpec, NetworkSpec } from './spec';

const NORMALIZED: LayerSpec[] = [
  { layer: 'batchNormalization', momentum: 0.9, epsilon: 1e-5 },
  { layer: 'leakyRelu', negativeSlope: 0.2 },
];

/** 100 random numbers → a 32×32 image in [-1, 1]; 1,739,520 parameters. */
export const STANDARD_GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [100],
  layers: [
    { layer: 'dense', units: 256 },
    ...NORMALIZED,
    { layer: 'dense', units: 512 },
    ...NORMALIZED,
    { layer: 'dense', units: 1024 },
    ...NORMALIZED,
    { layer: 'dense', units: 32 * 32 },
    { layer: 'tanh' },
    { layer: 'reshape', shape: [32, 32, 1] },
  ],
};

/** A 32×32 image → one logit; 656,385 parameters. */
export const STANDARD_DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [32, 32, 1],
  layers: [
    { layer: 'flatten' },
    { layer: 'dense', units: 512 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'dense', units: 256 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'dense', units: 1 },
  ],
};
