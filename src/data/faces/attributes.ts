/** What makes a face: every factor is known, so that a lesson can measure what a generator has done with it. */
import type { RandomStream } from '../../random/stream';

export const HAIR_STYLES = ['bald', 'short', 'long', 'curly', 'bun'] as const;
export const GLASSES = ['none', 'round', 'square'] as const;
export const HATS = ['none', 'beanie', 'brim'] as const;

/** Red, green, blue, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

export const SKINS: readonly Colour[] = [
  [255, 224, 200],
  [240, 194, 160],
  [214, 160, 118],
  [166, 112, 76],
  [108, 70, 48],
];
export const HAIR_COLOURS: readonly Colour[] = [
  [40, 32, 34],
  [104, 66, 38],
  [226, 178, 84],
  [196, 84, 40],
  [172, 172, 178],
  [120, 72, 160],
];
export const EYE_COLOURS: readonly Colour[] = [
  [74, 46, 30],
  [46, 110, 190],
  [62, 140, 80],
];
export const BACKGROUNDS: readonly Colour[] = [
  [150, 200, 235],
  [250, 214, 130],
  [180, 222, 170],
  [244, 176, 172],
  [202, 184, 232],
  [222, 222, 218],
];
export const CLOTHES: readonly Colour[] = [
  [58, 84, 140],
  [176, 58, 62],
  [54, 120, 96],
  [232, 230, 224],
  [70, 62, 74],
];

export interface FaceAttributes {
  /** Index into SKINS, HAIR_COLOURS, EYE_COLOURS, BACKGROUNDS, CLOTHES. */
  skin: number;
  hairColour: number;
  eyeColour: number;
  background: number;
  clothes: number;
  hair: (typeof HAIR_STYLES)[number];
  glasses: (typeof GLASSES)[number];
  hat: (typeof HATS)[number];
  /** −1: corners down; 1: a laugh with teeth. From 0.25 on it is a smile. */
  smile: number;
  /** Width of the head, 1 is usual, 0.88 to 1.12. */
  width: number;
  /** Position of the head's middle beside the picture's, in pixels, −3 to 3. */
  x: number;
  y: number;
  /** Radians, −0.14 to 0.14; positive leans to the right. */
  tilt: number;
  /** 0.92 to 1.08. */
  size: number;
}

/** From here on a mouth is a smile. */
export const SMILE = 0.25;

const pick = <T>(random: RandomStream, values: readonly T[]): T => values[random.integer(values.length)]!;
const between = (random: RandomStream, low: number, high: number) => low + (high - low) * random.uniform();

/**
 * Attributes of one face, each drawn on its own: colours and hair styles evenly, glasses on 40 % of the faces, a hat on
 * 30 %, a smile on half of them.
 */
export function drawAttributes(random: RandomStream): FaceAttributes {
  return {
    skin: random.integer(SKINS.length),
    hairColour: random.integer(HAIR_COLOURS.length),
    eyeColour: random.integer(EYE_COLOURS.length),
    background: random.integer(BACKGROUNDS.length),
    clothes: random.integer(CLOTHES.length),
    hair: pick(random, HAIR_STYLES),
    glasses: random.uniform() < 0.4 ? pick(random, ['round', 'square'] as const) : 'none',
    hat: random.uniform() < 0.3 ? pick(random, ['beanie', 'brim'] as const) : 'none',
    smile: random.uniform() < 0.5 ? between(random, SMILE, 1) : between(random, -1, SMILE),
    width: between(random, 0.88, 1.12),
    x: between(random, -3, 3),
    y: between(random, -3, 3),
    tilt: between(random, -0.14, 0.14),
    size: between(random, 0.92, 1.08),
  };
}
