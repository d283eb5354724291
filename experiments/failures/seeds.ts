/**
 * The cases of `cases.ts` over seeds: what is measured of the sick and of the cured, and what the health monitor says of
 * both. Writes seeds.json beside this file. Less than a minute on one free core:
 *
 *     npm run experiment -- failures/seeds
 */
import type { Experiment } from '../harness';
import { CASES, type Problem, SMALL, watchCase } from './cases';

export interface SeedRow {
  problem: Problem;
  state: 'sick' | 'cured';
  seed: number;
  /** Root mean square of the generator's gradient in its first step. */
  firstGradient: number;
  /** Deviation of the generator's loss over the second half of the steps. */
  lossSwing: number;
  /** Of the generated points at the end, as a share of the real ones' deviation. */
  variety: number;
  /** Modes found, of 8, and the share of good points. */
  modes: number;
  good: number;
  /** What the monitor said, with the step. */
  said: string[];
}

const short = (value: number) => Number(value.toPrecision(3));

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}

function measure(problem: Problem, state: 'sick' | 'cured', seed: number): SeedRow {
  const { curves, variety, modes, good, findings } = watchCase(CASES[problem][state], seed);
  const late = curves.slice(curves.length / 2).map(({ generatorLoss }) => generatorLoss);
  return {
    problem,
    state,
    seed,
    firstGradient: short(curves[0]!.generatorGradient),
    lossSwing: short(deviation(late)),
    variety: short(variety),
    modes,
    good: short(good),
    said: findings.map(({ step, complaint }) => `${step}: ${complaint}`),
  };
}

export const experiment: Experiment<SeedRow> = {
  name: 'failures/seeds',
  file: 'failures/seeds.json',
  engine: 'plain',
  seeds: [1, 2, 3, 4, 5],
  settings: {
    data: 'ring of 8 Gaussians, radius 2, deviation 0.1',
    networks: `two hidden layers of ${SMALL.hidden} units, batches of ${SMALL.batch}`,
    cases: CASES,
  },
  listParts: (seeds) =>
    (Object.keys(CASES) as Problem[]).flatMap((problem) =>
      (['sick', 'cured'] as const).flatMap((state) =>
        seeds.map((seed) => ({
          name: `${problem}, ${state}, seed ${seed}`,
          seed,
          run: () => measure(problem, state, seed),
        })),
      ),
    ),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ firstGradient, lossSwing, variety, modes, said }) =>
    `first gradient ${firstGradient}, swing ${lossSwing}, variety ${variety}, ${modes} of 8; ${said.join('; ') || 'nothing said'}`,
};
