/** The diagnosis game's truth: what each of the eight runs has, in the order of experiments/failures/patients.json. */
import { RandomStream } from '../../random/stream';

export const SICKNESSES = [
  'healthy',
  'vanishing gradient',
  'instability',
  'mode collapse',
  'total collapse',
] as const;
export type Sickness = (typeof SICKNESSES)[number];

export const CURES = [
  'nothing',
  'other loss',
  'smaller rates',
  'weaker discriminator',
  'stronger discriminator',
] as const;
export type Cure = (typeof CURES)[number];

/** What the eight runs have. */
export const TRUTH: readonly Sickness[] = [
  'healthy',
  'healthy',
  'vanishing gradient',
  'vanishing gradient',
  'instability',
  'instability',
  'mode collapse',
  'total collapse',
];

/** The cure that was measured for each. */
export const CURE_OF: Record<Sickness, Cure> = {
  healthy: 'nothing',
  'vanishing gradient': 'other loss',
  instability: 'smaller rates',
  'mode collapse': 'weaker discriminator',
  'total collapse': 'stronger discriminator',
};

/** Which run of the file stands under A, B, …, H in a game. @param game a whole number from 0 on, such as the seed */
export function orderPatients(game: number): number[] {
  return [...new RandomStream(game).fork('patients').permutation(TRUTH.length)];
}

/** The letter of a place. */
export const letterOf = (place: number) => String.fromCharCode(65 + place);
