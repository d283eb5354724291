/**
 * The same training with float32 and with bfloat16 convolutions, epoch by epoch: how far the generated digits are from
 * real ones (sliced Wasserstein distance), and the losses. Writes results.json beside this file:
 *
 *     npm run train -- dcgan --epochs 30 --average 0.999 --out out/float32
 *     npm run train -- dcgan --epochs 30 --average 0.999 --out out/bfloat16 --precision bfloat16
 *     node --import tsx benchmarks/precision/compare.ts out/float32 out/bfloat16
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HistoryFile } from '../../src/cli/train/history-files';

const round = (value: number | undefined) => value && Number(value.toFixed(4));

function read(folder: string) {
  const history = JSON.parse(readFileSync(join(resolve(folder), 'history.json'), 'utf8')) as HistoryFile;
  const epochs = history.epochs.map(({ epoch, score, discriminatorLoss, generatorLoss }) => ({
    epoch,
    distance: round(score),
    discriminatorLoss: round(discriminatorLoss),
    generatorLoss: round(generatorLoss),
  }));
  return { settings: history.settings, versions: history.versions, epochs };
}

const folders = process.argv.slice(2);
if (folders.length !== 2) throw new Error('Give the folders of two trainings, in float32 and in bfloat16.');
const [float32, bfloat16] = folders.map(read) as [ReturnType<typeof read>, ReturnType<typeof read>];
float32.epochs.length = Math.min(float32.epochs.length, bfloat16.epochs.length);
const results = { float32, bfloat16 };
writeFileSync(join(__dirname, 'results.json'), `${JSON.stringify(results, undefined, 1)}\n`);
for (const [i, { epoch, distance }] of float32.epochs.entries()) {
  console.log(`epoch ${epoch}: distance ${distance} and ${bfloat16.epochs[i]!.distance}`);
}
