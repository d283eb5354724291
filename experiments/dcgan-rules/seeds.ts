/**
 * The rules of the DCGAN paper switched one by one, over seeds: the case study's networks at a quarter of their width,
 * trained shortly, and measured with the course's classifier. Each run is kept as soon as it is done, so the program may
 * be stopped, and goes on with what is missing; with more seeds it adds to what is there.
 *
 *     node --import tsx experiments/dcgan-rules/seeds.ts [seeds, default 3]
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { findMnistData } from '../../src/data/choose-digits';
import type { ImageSet } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { everyOther, takeEvenly } from '../../src/data/subsets';
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import {
  type Classified,
  classify,
  openClassifier,
  readDigitsOf,
  SURE,
} from '../../src/evaluation/classifier';
import { type RuleRun, type RuleRuns, UNCHANGED, type Variant } from '../../src/evaluation/rule-runs';
import { frechet, measureMoments } from '../../src/metrics/frechet';
import { measureStridePeak } from '../../src/metrics/stride-spectrum';
import { discriminatorFor, generatorFor } from '../../src/models/generator-for';
import { changeNetworks, DCGAN_CHANGES } from '../../src/models/rule-changes';
import { RandomStream } from '../../src/random/stream';
import { GeneratorAverage } from '../../src/training/averages';
import { imageExamples } from '../../src/training/examples';
import { TUTORIAL_GAME } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import { NotFiniteError, trainOn } from '../../src/training/loop';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';

const SETTINGS = {
  width: 16,
  batchSize: 64,
  steps: 600,
  learningRate: 1e-3,
  beta1: 0.5,
  normalizationMomentum: 0.9,
  /** Images are drawn with the running mean of the weights over the last steps: single steps swing. */
  averagedSteps: 200,
  averageDecay: 0.99,
  /** Images that are measured. */
  scored: 1000,
};
const FILE = join(__dirname, 'seeds.json');
const LAST = 100;
const round = (value: number) => Number(value.toPrecision(4));
const rows = ({ count, features }: Classified) =>
  Array.from({ length: count }, (_, i) => features.subarray(i * 64, (i + 1) * 64));
const sureShare = (seen: Classified) =>
  readDigitsOf(seen).sureness.reduce((sum, sureness) => sum + Number(sureness >= SURE), 0) / seen.count;

type Images = Parameters<typeof classify>[1];
const peaksOf = (images: Images) => ({
  peak2: round(measureStridePeak(images, 2)),
  peak4: round(measureStridePeak(images, 4)),
});

interface Judge {
  /** What real digits give. */
  real: RuleRuns['real'];
  measure(images: Images): Promise<Pick<RuleRun, 'sure' | 'distance' | 'peak2' | 'peak4'>>;
}

async function makeJudge(test: ImageSet): Promise<Judge> {
  const classifier = openClassifier();
  const [half, otherHalf] = [0, 1].map((parity) =>
    takeEvenly(everyOther(test, parity as 0 | 1), SETTINGS.scored),
  ) as [ImageSet, ImageSet];
  const moments = measureMoments(rows(await classify(classifier, half)));
  const measure = async (images: Images) => {
    const seen = await classify(classifier, images);
    const distance = round(frechet(moments, measureMoments(rows(seen))));
    return { sure: sureShare(seen), distance, ...peaksOf(images) };
  };
  const { distance: floor, ...others } = await measure(otherHalf);
  return { real: { ...others, floor }, measure };
}

function buildVariant(variant: Variant, random: RandomStream): Gan {
  const shape = { size: 28, growth: 'transposed-5', width: SETTINGS.width } as const;
  const players = { generator: generatorFor(shape), discriminator: discriminatorFor(shape) };
  const { learningRate, beta1, normalizationMomentum } = SETTINGS;
  return buildGan({
    ...(variant === UNCHANGED ? players : changeNetworks(players, variant)),
    random,
    optimizer: { learningRate, beta1 },
    normalizationMomentum,
  });
}

async function runOnce(variant: Variant, seed: number, digits: ImageSet, judge: Judge): Promise<RuleRun> {
  const random = new RandomStream(seed);
  const gan = buildVariant(variant, random);
  const { batchSize, steps, scored, averagedSteps, averageDecay } = SETTINGS;
  let average: GeneratorAverage | undefined;
  const last: { realScore: number; fakeScore: number }[] = [];
  let taken = 0;
  try {
    for await (const report of trainOn(gan, imageExamples(digits), {
      epochs: Number.POSITIVE_INFINITY,
      batchSize,
      k: 1,
      shuffle: random.fork('shuffle'),
      step: (player, batches) => takeStep(player, TUTORIAL_GAME, batches),
    })) {
      last.push(report);
      taken++;
      average?.update();
      if (taken === steps - averagedSteps)
        average = new GeneratorAverage(gan.generator, { decay: averageDecay });
      if (taken === steps) break;
    }
  } catch (error) {
    if (!(error instanceof NotFiniteError)) throw error;
  }
  const mean = (name: 'realScore' | 'fakeScore') =>
    round(last.slice(-LAST).reduce((sum, one) => sum + one[name], 0) / Math.min(LAST, last.length));
  const latents = tf.tensor2d(random.fork('score').normals(scored * 100), [scored, 100]);
  average?.refreshStatistics(random.fork('statistics'));
  const images = await generateImages(average?.network ?? gan.generator, latents);
  latents.dispose();
  average?.dispose();
  gan.dispose();
  const first = { ...images, count: 16, pixels: images.pixels.subarray(0, 16 * 28 * 28) };
  return {
    variant,
    seed,
    ...(await judge.measure(images)),
    realScore: mean('realScore'),
    fakeScore: mean('fakeScore'),
    steps: taken,
    ...(seed === 1 ? { grid: toDataUrl(layOutGrid(first)) } : {}),
  };
}

function save(content: RuleRuns): void {
  writeFileSync(`${FILE}.tmp`, `${JSON.stringify(content, null, 1)}\n`);
  renameSync(`${FILE}.tmp`, FILE);
}

async function main(): Promise<void> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const seeds = Number(process.argv[2] ?? 3);
  const { description } = await selectEngine({ wish: process.env.COURSE_BACKEND });
  const { train, test, source } = loadMnist({ folder: findMnistData() });
  const judge = await makeJudge(test);
  const old = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as RuleRuns) : undefined;
  const isSame = JSON.stringify(old?.provenance.settings) === JSON.stringify(SETTINGS);
  const runs = isSame ? old!.runs : [];
  for (let seed = 1; seed <= seeds; seed++) {
    for (const variant of [UNCHANGED, ...DCGAN_CHANGES] as const) {
      if (runs.some((run) => run.variant === variant && run.seed === seed)) continue;
      const started = Date.now();
      const run = await runOnce(variant, seed, train, judge);
      runs.push(run);
      const { grid, ...numbers } = run;
      console.log(JSON.stringify(numbers), `${((Date.now() - started) / 1000).toFixed(0)} s`);
      const command = `node --import tsx experiments/dcgan-rules/seeds.ts ${seeds}`;
      const provenance = { command, data: source, engine: description, settings: SETTINGS, seeds: seed };
      save({ provenance, real: judge.real, runs });
    }
  }
}

if (require.main === module) void main();
