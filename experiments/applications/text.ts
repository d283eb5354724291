/**
 * Text to image: StackGAN in miniature. Stage I is the shipped conditional DCGAN, which sketches the digit's shape; stage
 * II is trained here, over seeds, to paint the sketch as the sentence says. It is asked for the 50 requests that no
 * training has seen, and its pictures are read by plain arithmetic and the course's classifier. Beside it: real digits
 * painted by code (what the reading itself gets right), and the same readings held against shuffled requests (chance).
 * The rate and the number of steps were tried beforehand with one seed of its own. Writes text.json beside this file, and
 * the network of seed 1 as checkpoints/applications/text-to-image.safetensors:
 *
 *     npm run experiment -- applications/text
 */
import { join } from 'node:path';
import { type Followed, readPainted, shareFollowed } from '../../src/applications/read-painted';
import { buildRequestGame, drawRequests, trainRequests } from '../../src/applications/request-training';
import {
  chooseRequests,
  encodeRequest,
  REQUEST_WORDS,
  type Request,
  splitRequests,
} from '../../src/applications/requests';
import { PAINTER_FILE, SHIPPED_GENERATORS } from '../../src/applications/shipped-generators';
import { sketchDigits } from '../../src/applications/sketches';
import { takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { paintDigits } from '../../src/data/painted-digits';
import { takeEvenly } from '../../src/data/subsets';
import { openClassifier } from '../../src/evaluation/classifier';
import type { Network } from '../../src/models/network';
import { paintingGenerator } from '../../src/models/request-networks';
import { RandomStream } from '../../src/random/stream';
import { openShipped } from '../../src/training/shipped';
import type { Experiment } from '../harness';
import { keepNetwork } from '../keep-network';

export const SETTINGS = {
  /** Digits that are painted to learn from, and as many sketches. */
  digits: 3000,
  steps: 1000,
  batchSize: 32,
  learningRate: 2e-3,
  beta1: 0.5,
  /** Pictures for each held request. */
  pictures: 10,
};
export type TextSettings = typeof SETTINGS;

export interface TextRow {
  seed: number;
  /** Requests that no training has seen. */
  held: Followed;
  /** As many that it has seen. */
  known: Followed;
  /** The pictures for held requests against these requests in another order. */
  shuffled: Followed;
  /** Test digits painted by code. */
  real: Followed;
  /** Of the training alone. */
  seconds: number;
  /** Of the file that is shipped, where this run's network is. */
  sha256?: string;
}

/** The two stages on request. */
async function draw(stages: [Network, Network], requests: readonly Request[], random: RandomStream) {
  const digits = requests.map(({ digit }) => digit);
  const sketches = await sketchDigits(stages[0], digits, random);
  return drawRequests(stages[1], Uint8Array.from(requests.flatMap(encodeRequest)), sketches);
}

async function learn(
  { stageOne, known }: { stageOne: Network; known: readonly Request[] },
  { digits, steps, batchSize, learningRate, beta1 }: TextSettings,
  random: RandomStream,
) {
  const train = takeImages(loadMnist().train, digits);
  const asked = chooseRequests(train.labels, known, random.fork('lesson'));
  const lesson = {
    images: paintDigits(train, asked),
    sketches: await sketchDigits(stageOne, train.labels, random.fork('sketches')),
    requests: Uint8Array.from(asked.flatMap(encodeRequest)),
  };
  const sizes = { side: 28, conditions: REQUEST_WORDS.length };
  const game = buildRequestGame({
    ...sizes,
    generator: paintingGenerator(sizes),
    optimizer: { learningRate, beta1 },
    random: random.fork('networks'),
  });
  const begun = performance.now();
  for await (const _ of trainRequests(game, lesson, { steps, batchSize, random: random.fork('order') }));
  return { game, seconds: Math.round((performance.now() - begun) / 1000) };
}

/** @param folder where the network is kept, if it is. */
export async function runText(
  seed: number,
  settings: TextSettings = SETTINGS,
  folder?: string,
): Promise<TextRow> {
  const random = new RandomStream(seed);
  // The same split for each seed: it is the shipped network's, too, and the notebook's.
  const { known, held } = splitRequests(new RandomStream(0));
  const stageOne = openShipped('conditional-dcgan').load();
  const { game, seconds } = await learn({ stageOne: stageOne.generator, known }, settings, random);
  const classifier = openClassifier();
  try {
    const stages: [Network, Network] = [stageOne.generator, game.generator];
    const repeat = (requests: readonly Request[]) =>
      requests.flatMap((request) => new Array<Request>(settings.pictures).fill(request));
    const asked = { held: repeat(held), known: repeat(known.filter((_, i) => i % 4 === 0)) };
    const test = takeEvenly(loadMnist().test, asked.held.length);
    const painted = chooseRequests(test.labels, held, random.fork('real'));
    const read = async (name: 'held' | 'known') =>
      readPainted(classifier, await draw(stages, asked[name], random.fork(name)));
    const seen = await read('held');
    const order = random.fork('shuffled').permutation(asked.held.length);
    const shuffled = Array.from(order, (place) => asked.held[place]!);
    const row: TextRow = {
      seed,
      held: shareFollowed(seen, asked.held),
      known: shareFollowed(await read('known'), asked.known),
      shuffled: shareFollowed(seen, shuffled),
      real: shareFollowed(await readPainted(classifier, paintDigits(test, painted)), painted),
      seconds,
    };
    return folder ? { ...row, sha256: await keepNetwork(game.generator, join(folder, PAINTER_FILE)) } : row;
  } finally {
    classifier.dispose();
    game.dispose();
    stageOne.dispose();
  }
}

export const experiment: Experiment<TextRow> = {
  name: 'applications/text',
  file: 'applications/text.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: {
    data: 'painted from the first 3,000 digits of the package mnist; stage I is checkpoints/conditional-dcgan',
    settings: SETTINGS,
  },
  listParts: (seeds) =>
    seeds.map((seed, i) => ({
      name: `seed ${seed}`,
      seed,
      run: () => runText(seed, SETTINGS, i === 0 ? SHIPPED_GENERATORS : undefined),
    })),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ held, shuffled }) =>
    `held requests followed in all words ${held.all.toFixed(2)}, in shuffled order ${shuffled.all.toFixed(2)}`,
  indent: 1,
};
