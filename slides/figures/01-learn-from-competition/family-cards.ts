/** What three families have drawn after the same digits, and what was measured of it. */
import type { FamilyName } from '../../../experiments/families/families';
import { readFamilies } from '../../../experiments/families/read-families';
import { decodePng, type Raster } from '../../../src/drawing/png';
import { takeTile } from '../../../src/drawing/shapes';
import { cutTiles } from '../04-dcgan-on-mnist/run';

export interface FamilyCard {
  drawn: Raster;
  measured: string[];
}

export type FamilyCards = Record<'pixels' | 'vae' | 'gan', FamilyCard>;

export function loadFamilyCards(): FamilyCards {
  const { families } = readFamilies();
  const card = (name: FamilyName, tile: number): FamilyCard => {
    const { pictures, bits, sharpness } = families.find(({ family }) => family === name)!;
    const cost = bits ? `${bits.mean.toFixed(3)} bits a pixel` : 'no probability';
    return {
      drawn: takeTile(cutTiles(decodePng(pictures), 14), tile),
      measured: [`${name === 'VAE' ? 'at most ' : ''}${cost}`, `sharpness ${sharpness.mean.toFixed(2)}`],
    };
  };
  return {
    pixels: card('pixel after pixel', PICKED.pixels),
    vae: card('VAE', PICKED.vae),
    gan: card('GAN', PICKED.gan),
  };
}

/** Of the ten images of each: one that is legible. */
const PICKED = { pixels: 9, vae: 6, gan: 9 };
