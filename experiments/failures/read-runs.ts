/** Reads what `runs.ts` has written: the trainings on the ring, sick and cured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Point } from '../../src/drawing/box';

/** Generated points at one moment, and what is measured of 2,000 of them. */
export interface Moment {
  step: number;
  modes: number;
  highQuality: number;
  js: number;
  points: Point[];
}

export interface Run {
  plan: { generator: { rate: number }; discriminator: { rate: number }; headStart: number; steps: number };
  start?: { points: Point[]; logits: number[]; gradients: Point[] };
  late: { steps: number; discriminatorLoss: number; generatorLoss: number };
  history: { every: number; generatorLoss: number[]; realScore: number[]; fakeScore: number[] };
  moments: Moment[];
}

const toNumbers = (text: string) => text.split(' ').map(Number);
const toPoints = (text: string): Point[] => {
  const values = toNumbers(text);
  return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!]);
};

/** Lists of numbers lie in the file as texts. */
type Packed<Kept> = {
  [Key in keyof Kept]: Kept[Key] extends number[] | Point[]
    ? string
    : Kept[Key] extends (infer Item)[]
      ? Packed<Item>[]
      : Kept[Key] extends object | undefined
        ? Packed<Kept[Key]>
        : Kept[Key];
};

function unpack({ plan, start, late, history, moments }: Packed<Run>): Run {
  return {
    plan,
    late,
    ...(start
      ? {
          start: {
            points: toPoints(start.points),
            logits: toNumbers(start.logits),
            gradients: toPoints(start.gradients),
          },
        }
      : {}),
    history: {
      every: history.every,
      generatorLoss: toNumbers(history.generatorLoss),
      realScore: toNumbers(history.realScore),
      fakeScore: toNumbers(history.fakeScore),
    },
    moments: moments.map((moment) => ({ ...moment, points: toPoints(moment.points) })),
  };
}

let known: Record<string, Packed<Run>> | undefined;

/** @throws Error if there is no run of that name. */
export function findRun(name: string): Run {
  known ??= (
    JSON.parse(readFileSync(join(__dirname, 'runs.json'), 'utf8')) as { runs: Record<string, Packed<Run>> }
  ).runs;
  const run = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!run)
    throw new Error(
      `There is no run "${name}" in experiments/failures/runs.json. Known: ${Object.keys(known).join(', ')}.`,
    );
  return unpack(run);
}
