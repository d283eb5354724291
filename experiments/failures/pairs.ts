/**
 * The cases of `cases.ts`, sick and cured, with the seed that notebooks have by themselves: the runs that notebook 11
 * shows in full, and lecture 5. Writes pairs.json beside this file. Less than a minute on one core:
 *
 *     npm run experiment -- failures/pairs
 */
import type { Experiment } from '../harness';
import { CASES, type CaseName } from './cases';
import { type Patient, trainPatient } from './patients';

const SEED = 1;

export const experiment: Experiment<Patient> = {
  name: 'failures/pairs',
  file: 'failures/pairs.json',
  engine: 'plain',
  indent: 0,
  settings: { cases: 'as in experiments/failures/cases.ts', kept: 'one step in every so many, 200 points' },
  listParts: () =>
    (Object.keys(CASES) as CaseName[]).map((name) => ({
      name,
      run: () => trainPatient(name, SEED, CASES[name].steps),
    })),
  collect: (rows) => ({ runs: Object.fromEntries(rows) }),
  tell: ({ modes, good }) => `${modes} of 8 modes, ${good} good`,
};
