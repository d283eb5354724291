/**
 * The network of a pixel model for points in the plane: what is known of a point → a logit for each bin of the next
 * value. Its hidden layers are those of the dense GAN's generator, so that both can be compared.
 */
import { POINT_GENERATOR, POINT_SIZE } from './dense-gan';
import type { NetworkSpec } from './spec';

/** Bins of each value, from the least to the greatest of the training points. */
export const VALUE_BINS = 64;

/** The values that are known, 0 for the others; then for each value 1 if it is the next → a logit for each bin. */
export const POINT_VALUES: NetworkSpec = {
  ...POINT_GENERATOR,
  name: 'values',
  inputShape: [2 * POINT_SIZE],
  layers: [...POINT_GENERATOR.layers.slice(0, -1), { layer: 'dense', units: VALUE_BINS }],
};
