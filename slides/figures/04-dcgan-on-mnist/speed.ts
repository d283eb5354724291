/** How long an epoch of all digits takes, measured side by side by `npm run bench`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, type Picture } from '../../../src/drawing/picture';
import { makePicture } from '../../../src/drawing/shapes';

/** What an epoch is: all of MNIST's training digits. */
export const DIGITS = 60_000;
const BATCH = 256;

interface BenchFile {
  cores: number;
  batches: Record<string, { subjects: { name: string; seconds: number[] }[] }>;
}

export interface Speed {
  name: string;
  /** For an epoch of 60,000 digits in batches of 256. */
  minutes: number;
}

function loadBench(): BenchFile {
  const file = join(__dirname, '..', '..', '..', 'benchmarks', 'step', 'results.json');
  return JSON.parse(readFileSync(file, 'utf8')) as BenchFile;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The fastest first. */
export function listSpeeds(): Speed[] {
  const { subjects } = loadBench().batches[String(BATCH)]!;
  // Like beside like: all in float32.
  return subjects
    .filter(({ name }) => !name.includes('bfloat16'))
    .map(({ name, seconds }) => ({ name, minutes: (Math.ceil(DIGITS / BATCH) * median(seconds)) / 60 }))
    .sort((a, b) => a.minutes - b.minutes);
}

export const countCores = () => loadBench().cores;

/** What the bench calls them, in a lecture's words. */
const NAMES: Readonly<Record<string, string>> = {
  'one graph': 'this course',
  'operation by operation': 'op by op',
  'plain TensorFlow.js': 'TensorFlow.js',
};

/** A bar for each, as long as its epoch. */
export function drawSpeeds(): Picture {
  const speeds = listSpeeds();
  const [left, width, height, step] = [210, 520, 46, 74];
  const longest = Math.max(...speeds.map(({ minutes }) => minutes));
  const bars = speeds.map(({ name, minutes }, i) => {
    const y = i * step;
    const long = (minutes / longest) * width;
    const [fill, line, ink] =
      name === 'one graph'
        ? [COLOURS.blue, COLOURS.blue, COLOURS.blueInk]
        : [COLOURS.faint, COLOURS.mutedInk, COLOURS.ink];
    return [
      drawText(left - 16, y + height / 2, NAMES[name] ?? name, {
        size: 20,
        anchor: 'end',
        colour: ink,
        weight: 'bold',
      }),
      `<rect x="${left}" y="${y}" width="${long.toFixed(1)}" height="${height}" rx="4" fill="${fill}" stroke="${line}"/>`,
      drawText(left + long + 14, y + height / 2, `${minutes.toFixed(1)} min`, {
        size: 22,
        weight: 'bold',
        colour: ink,
        numeric: true,
      }),
    ].join('');
  });
  return makePicture(866, speeds.length * step - 20, ...bars);
}
