/** What the families' experiment is about, for those who train and for those who only read. */
import { join } from 'node:path';

export const FAMILY_NAMES = ['pixel after pixel', 'examples with flips', 'VAE', 'GAN'] as const;
export type FamilyName = (typeof FAMILY_NAMES)[number];

/** What they are held against. */
export const REAL = 'real digits';

export const SHIPPED_FAMILIES = join(__dirname, '..', '..', 'checkpoints', 'families');

/** Of the network that a family ships, if it does. */
export const familyFile = (family: FamilyName, folder = SHIPPED_FAMILIES) =>
  join(folder, `${family}.safetensors`);
