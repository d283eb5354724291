/**
 * Two GANs, flow matching and a pixel model on notebook 06's parabola after the same training time, over seeds: how near
 * their points are to real ones, for how many network evaluations. Writes flow.json beside this file.
 * `flow-earlier.json` is what it wrote on another day, before the pixel model: all had time for more steps, and the order was
 * another one. Some three minutes:
 *
 *     npm run experiment -- modern-gan/flow
 */
import type { Experiment } from '../harness';
import { type Finish, RACE, runRace } from './race';

const SECONDS = 12;

export interface FlowRow {
  seed: number;
  floor: number;
  finishes: Omit<Finish, 'points'>[];
}

const short = (value: number) => Number(value.toPrecision(3));

async function measure(seed: number): Promise<FlowRow> {
  const { finishes, floor } = await runRace({ seed, seconds: SECONDS });
  const rows = finishes.map(({ points: _, distance, milliseconds, ...rest }) => ({
    ...rest,
    distance: short(distance),
    milliseconds: short(milliseconds),
  }));
  return { seed, floor: short(floor), finishes: rows };
}

export const experiment: Experiment<FlowRow> = {
  name: 'modern-gan/flow',
  file: 'modern-gan/flow.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'parabola of notebook 06', secondsEach: SECONDS, ...RACE },
  listParts: (seeds) => seeds.map((seed) => ({ name: `seed ${seed}`, seed, run: () => measure(seed) })),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ floor, finishes }) =>
    `floor ${floor}; ${finishes.map(({ racer, evaluations, distance, steps }) => `${racer} (${evaluations}) ${distance} after ${steps} steps`).join('; ')}`,
};
