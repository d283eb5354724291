/**
 * Each piece of the health monitor's advice, tried on a training that is sick in the way that it is given for: does the
 * complaint go, and are more modes found? The sick trainings were chosen with seeds 1 to 3, which are not counted here.
 * Writes advice.json beside this file. Some ten minutes on one core:
 *
 *     npm run experiment -- failures/advice
 */
import type { Experiment } from '../harness';
import { type Outcome, trainPatient } from './monitored-gan';
import { SICKNESSES } from './treatments';

export interface AdviceRow {
  /** Of the sickness. */
  name: string;
  /** What was tried; left out of the sick training itself. */
  advice?: string;
  seed: number;
  /** Modes found, of 8, and the share of good points. */
  modes: number;
  good: number;
  /** What the monitor said, with the step. */
  said: string[];
}

function describe({ modes, good, findings }: Outcome): Pick<AdviceRow, 'modes' | 'good' | 'said'> {
  return { modes, good, said: findings.map(({ step, complaint }) => `${step}: ${complaint}`) };
}

export const experiment: Experiment<AdviceRow> = {
  name: 'failures/advice',
  file: 'failures/advice.json',
  engine: 'tensors',
  indent: 1,
  seeds: [6, 7, 8, 9, 10],
  settings: {
    data: 'ring of 8 Gaussians, radius 2, deviation 0.1',
    networks: 'two hidden layers of 24 units, batches of 32',
    sicknesses: SICKNESSES,
  },
  listParts: (seeds) =>
    SICKNESSES.flatMap(({ name, regime, treatments }) =>
      [undefined, ...treatments].flatMap((treatment) =>
        seeds.map((seed) => ({
          name: `${name}; ${treatment?.advice ?? 'sick'}; seed ${seed}`,
          seed,
          run: async () => {
            const plan = { ...regime, ...treatment?.regime };
            const outcome = await trainPatient(plan, seed + (treatment?.otherSeed ?? 0));
            const advice = treatment ? { advice: treatment.advice } : {};
            return { name, ...advice, seed, ...describe(outcome) };
          },
        })),
      ),
    ),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ modes, good, said }) => `${modes} of 8, ${good} good; ${said.join('; ') || 'nothing said'}`,
};
