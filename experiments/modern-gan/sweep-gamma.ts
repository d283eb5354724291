/**
 * How strong should R1 and R2 be? Relativistic pairing on the ring of 8 with five strengths and two paces, over seeds:
 * modes found, distance at the end, and the worst distance of the second half. Writes gamma.json beside this file:
 *
 *     npm run experiment -- modern-gan/gamma
 */
import type { Experiment } from '../harness';
import { PACES, type Pace, pairedGame, playRing, RING, type RingResult } from './ring';

export const GAMMAS = [0, 0.01, 0.1, 1, 10] as const;
const STEPS = 1500;
/** Moments at which a run is judged; the second half of them begins in the middle of the training. */
const WATCHED = 10;

export interface GammaRow extends RingResult {
  pace: Pace;
  gamma: number;
  seed: number;
  /** The largest distance from the middle of the training on: large where it does not settle. */
  worst: number;
}

const short = (value: number) => Number(value.toPrecision(4));

async function measure(pace: Pace, gamma: number, seed: number): Promise<GammaRow> {
  const { result, moments } = await playRing(pairedGame(gamma), {
    seed,
    steps: STEPS,
    pace,
    watched: WATCHED,
  });
  const worst = Math.max(...moments.slice(WATCHED / 2 - 1).map(({ distance }) => distance));
  const { modes, good, distance } = result;
  return { pace, gamma, seed, modes, good: short(good), distance: short(distance), worst: short(worst) };
}

export const experiment: Experiment<GammaRow> = {
  name: 'modern-gan/gamma',
  file: 'modern-gan/gamma.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'ring of 8 Gaussians, radius 2', ...RING, paces: PACES, steps: STEPS, gammas: GAMMAS },
  listParts: (seeds) =>
    (Object.keys(PACES) as Pace[]).flatMap((pace) =>
      GAMMAS.flatMap((gamma) =>
        seeds.map((seed) => ({
          name: `${pace}, γ ${gamma}, seed ${seed}`,
          seed,
          run: () => measure(pace, gamma, seed),
        })),
      ),
    ),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ modes, good, distance, worst }) =>
    `${modes} of 8, good ${good}, distance ${distance}, worst of the second half ${worst}`,
};
