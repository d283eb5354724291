/**
 * The case study's generator beside a discriminator with one hidden layer more. The case study's own discriminator adds
 * up what its features say, each of which sees 13 × 13 of the 28 × 28 pixels; a hidden layer can ask whether the parts
 * belong to one digit. The layer and its width are the course's choice.
 */
import { DISCRIMINATOR } from './case-study';
import type { NetworkSpec } from './spec';

const last = DISCRIMINATOR.layers.length - 1;

/** A 28×28 image in [-1, 1] → one logit; 608,129 parameters. */
export const HIDDEN_DISCRIMINATOR: NetworkSpec = {
  ...DISCRIMINATOR,
  layers: [
    ...DISCRIMINATOR.layers.slice(0, last),
    { layer: 'dense', units: 64 },
    { layer: 'leakyRelu' },
    ...DISCRIMINATOR.layers.slice(last),
  ],
};
