/**
 * Deck 001's two suits as data: each suit is two numbers in 0 … 1, how long its ears are and how much red is in its paint.
 * One model learns where the border runs, P(y | x); the other learns each kind's distribution, and draws new suits.
 */
import type { PlanePoint } from '../arithmetic/plane-gaussian';
import type { RandomStream } from '../random/stream';

/** 0 is no ears and black-blue, 1 long ears and red. */
export type Suit = readonly [ears: number, red: number];

/** Ears and red of each kind on average, and their deviations. */
export const SUITS = { bats: [0.72, 0.24], irons: [0.25, 0.74], deviation: [0.15, 0.12] } as const;

const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** A point of the plane as the nearest suit that can be. */
export const toSuit = ([ears, red]: PlanePoint): Suit => [clamp(ears), clamp(red)];

/** A suit of this kind: its mean and a normal deviate of each number, cut to 0 … 1. */
export function drawSuit(random: RandomStream, kind: 'bats' | 'irons'): Suit {
  const [ears, red] = SUITS[kind];
  const [earsDeviation, redDeviation] = SUITS.deviation;
  return toSuit([ears + earsDeviation * random.normal(), red + redDeviation * random.normal()]);
}

/** Draws until `count` suits are apart, so that none hides another in a picture. */
export function drawApart(draw: () => Suit, count: number): Suit[] {
  const suits: Suit[] = [];
  for (let tries = 0; suits.length < count; tries++) {
    if (tries > 10_000)
      throw new RangeError(`There is no room for ${count} suits of this kind: ask for fewer.`);
    const suit = draw();
    if (suits.every(([ears, red]) => Math.hypot(ears - suit[0], 0.75 * (red - suit[1])) > 0.105))
      suits.push(suit);
  }
  return suits;
}

/**
 * `count` suits of each kind, apart from each other in a picture: suits with ears, and suits in red.
 *
 * @throws RangeError if there is no room for so many.
 */
export function sampleSuits(random: RandomStream, count: number): { bats: Suit[]; irons: Suit[] } {
  const draw = (kind: 'bats' | 'irons') => drawApart(() => drawSuit(random, kind), count);
  return { bats: draw('bats'), irons: draw('irons') };
}
