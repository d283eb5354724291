/** A report that passes, from a real training, and three that fail: the same report with one change each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CapstoneReport, parseReport } from '../../evaluation/capstone/report';

const file = join(__dirname, '..', '..', '..', 'experiments', 'capstone', 'report.json');
const sound = parseReport(JSON.parse(readFileSync(file, 'utf8')));
const { distance, floor } = sound.measures[0]!;

export const EXAMPLES: Readonly<Record<'sound' | 'first' | 'second' | 'third', CapstoneReport>> = {
  sound,
  first: {
    ...sound,
    data: { ...sound.data, train: sound.data.train + sound.data.heldOut - 12, heldOut: 12 },
    training: {
      ...sound.training,
      steps:
        sound.plan.epochs * Math.floor((sound.data.train + sound.data.heldOut - 12) / sound.plan.batchSize),
    },
  },
  second: {
    ...sound,
    conclusion: `In one run the distance is ${distance.toFixed(3)}, and 97 of 100 people took the faces for real ones.`,
  },
  third: {
    ...sound,
    training: { ...sound.training, complaints: ['collapse'] },
    diagnosis: {
      complaints: [],
      because: `The floor is ${floor.toFixed(5)} and all is well with both players here.`,
    },
  },
};
