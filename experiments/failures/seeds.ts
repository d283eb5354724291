/**
 * The cases of `cases.ts` over seeds: what is measured of each, and what the health monitor says. The monitor's limits
 * and the cases were chosen with seeds 1 to 5, which are not counted here. Writes seeds.json beside this file. Less than
 * a minute on one free core:
 *
 *     npm run experiment -- failures/seeds
 */
import { variance } from '../../src/arithmetic/mean';
import type { Experiment } from '../harness';
import { CASES, type CaseName, SOUND, watchCase } from './cases';

export interface SeedRow {
  name: CaseName;
  seed: number;
  /** Root mean square of the generator's gradient in its first step. */
  firstGradient: number;
  /** Largest deviation of the generator's loss over 100 steps, from step 200 on. */
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

/** The largest of the deviations over 100 values, the first 100 left out. */
export function largestSwing(losses: readonly number[]): number {
  const ends = losses.map((_, i) => i + 1).filter((end) => end >= 200);
  return Math.max(...ends.map((end) => Math.sqrt(variance(losses.slice(end - 100, end)))));
}

function measure(name: CaseName, seed: number): SeedRow {
  const { curves, variety, modes, good, findings } = watchCase(CASES[name], seed);
  return {
    name,
    seed,
    firstGradient: short(curves[0]!.generatorGradient),
    lossSwing: short(largestSwing(curves.map(({ generatorLoss }) => generatorLoss))),
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
  indent: 1,
  seeds: [6, 7, 8, 9, 10],
  settings: {
    data: 'ring of 8 Gaussians, radius 2, deviation 0.1',
    networks: `two hidden layers of ${SOUND.hidden} units, batches of ${SOUND.batch}`,
    sound: SOUND,
    cases: CASES,
  },
  listParts: (seeds) =>
    (Object.keys(CASES) as CaseName[]).flatMap((name) =>
      seeds.map((seed) => ({ name: `${name}, seed ${seed}`, seed, run: () => measure(name, seed) })),
    ),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ firstGradient, lossSwing, variety, modes, good, said }) =>
    `first gradient ${firstGradient}, swing ${lossSwing}, variety ${variety}, ${modes} of 8, ${good} good; ${said.join('; ') || 'nothing said'}`,
};
