/**
 * Measures trained generators of digits. Prints a line of JSON for each folder, within a minute; with --keep it writes
 * the numbers into the provenance of shipped weights, too:
 *
 *     node --import tsx experiments/digit-generators/score.ts [--keep] out/NAME checkpoints/dcgan
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { selectEngine } from '../../src/backend';
import { readWeights } from '../../src/cli/train/sample';
import { writeFileWhole } from '../../src/training/checkpoints/write-folder';
import { type DigitScore, openDigitScore } from './measure-digits';

function keep(folder: string, measured: DigitScore): void {
  const file = join(folder, 'provenance.json');
  const provenance = JSON.parse(readFileSync(file, 'utf8')) as { metrics: Record<string, number> };
  Object.assign(provenance.metrics, measured);
  writeFileWhole(file, `${JSON.stringify(provenance, null, 2)}\n`);
}

async function main(words: string[]) {
  const folders = words.filter((word) => word !== '--keep');
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  await selectEngine({ wish: process.env.COURSE_BACKEND });
  const measure = await openDigitScore();
  for (const folder of folders) {
    const { networks } = readWeights(resolve(folder));
    const score = await measure(networks.generator);
    console.log(JSON.stringify({ folder, ...score }));
    if (folders.length < words.length) keep(folder, score);
    networks.dispose();
  }
}

void main(process.argv.slice(2));
