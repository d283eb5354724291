/**
 * The network of flow matching for points in the plane: a place and a time → a velocity. Its hidden layers are those of
 * the dense GAN's generator, so that both can be compared.
 */
import { POINT_GENERATOR, POINT_SIZE } from './dense-gan';
import type { NetworkSpec } from './spec';

/** x, y and the time from 0 to 1 → how fast the point moves along x and along y. */
export const POINT_VELOCITY: NetworkSpec = {
  ...POINT_GENERATOR,
  name: 'velocity',
  inputShape: [POINT_SIZE + 1],
};
