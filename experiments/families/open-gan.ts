/** The GAN that `measure.ts` has trained with its first seed. */
import { readNetworks } from '../../src/training/checkpoints/stored-networks';
import { familyFile } from './families';

/** Its generator. An engine must have been started; the caller disposes of the network. */
export const openFamilyGan = () => readNetworks(familyFile('GAN')).generator;
