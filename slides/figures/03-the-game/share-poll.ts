/** The poll on the best critic: real images are denser than fakes. */
import { optimalDiscriminator } from '../../../src/arithmetic/game';

/** How many times as dense as fakes real images are there. */
export const DENSER = 3;

/** What the best critic says. */
export const shareOfReal = optimalDiscriminator([DENSER], [1])[0]!;
