/**
 * The eight runs of notebook 11's diagnosis game: two sound ones, and six that are ill in four ways. Writes patients.json
 * beside this file. Half a minute on one core:
 *
 *     npm run experiment -- failures/patients
 */
import type { RingCurves } from '../../src/figures/run-card';
import type { Experiment } from '../harness';
import { CASES, type CaseName, watchCase } from './cases';
import { thinRun } from './thin';

export interface Patient {
  name: CaseName;
  seed: number;
  modes: number;
  good: number;
  run: RingCurves;
}

/** Case, seed, and steps: long enough to see the problem. */
const PATIENTS: readonly (readonly [CaseName, seed: number, steps: number])[] = [
  ['sound', 2, 800],
  ['sound', 9, 800],
  ['log(1 − D)', 1, 200],
  ['log(1 − D)', 3, 200],
  ['large rates', 1, 400],
  ['large rates', 9, 400],
  ['far ahead', 7, 500],
  ['slow discriminator', 8, 600],
];

const shorten = (values: ArrayLike<number>, digits: number) =>
  Array.from(values, (value) => Number(value.toPrecision(digits)));

/** A case as a card shows it, with few digits. */
export function trainPatient(name: CaseName, seed: number, steps: number): Patient {
  const watched = watchCase({ ...CASES[name], steps }, seed);
  const run = thinRun(watched);
  return {
    name,
    seed,
    modes: watched.modes,
    good: watched.good,
    run: {
      every: run.every,
      discriminatorLoss: shorten(run.discriminatorLoss, 3),
      generatorLoss: shorten(run.generatorLoss, 3),
      realScore: shorten(run.realScore, 3),
      fakeScore: shorten(run.fakeScore, 3),
      generatorGradient: shorten(run.generatorGradient, 3),
      points: shorten(run.points, 3),
    },
  };
}

export const experiment: Experiment<Patient> = {
  name: 'failures/patients',
  file: 'failures/patients.json',
  engine: 'plain',
  indent: 0,
  settings: { cases: 'as in experiments/failures/cases.ts', kept: 'one step in every so many, 200 points' },
  listParts: () =>
    PATIENTS.map(([name, seed, steps]) => ({
      name: `${name}, seed ${seed}`,
      run: () => trainPatient(name, seed, steps),
    })),
  collect: (rows) => ({ patients: [...rows.values()] }),
  tell: ({ modes, good }) => `${modes} of 8 modes, ${good} good`,
};
