/** Binary cross entropy, the generator's in the form −log D(G(z)) (Goodfellow et al. 2014, section 3). */
import { discriminatorLoss, generatorLoss } from './binary-cross-entropy';
import type { GanLoss } from './gan-loss';

export const nonSaturating: GanLoss = {
  name: 'non-saturating',
  discriminator: discriminatorLoss,
  generator: (fake) => generatorLoss(fake),
};
