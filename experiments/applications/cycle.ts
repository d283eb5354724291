/**
 * Translation without pairs: digits ↔ outlines of other digits by a CycleGAN in miniature, with the cycle's error (λ = 10)
 * and without it (λ = 0), from the same weights, over seeds. No digit is in both kinds. Judged on test digits, of which
 * both are known: is the answer to an outline still its digit, how far is what goes there and back, how near is an outline
 * to the true one. Rate and steps were tried beforehand with one seed of its own. Writes cycle.json beside this file, and
 * the two translators of seed 1 with the cycle in checkpoints/applications:
 *
 *     npm run experiment -- applications/cycle
 */
import { join } from 'node:path';
import { buildCycleGame, type CycleGame, trainCycle } from '../../src/applications/cycle-training';
import { judgeAnswers } from '../../src/applications/judge-answers';
import { answerAll } from '../../src/applications/pair-training';
import { makePairs } from '../../src/applications/pairs';
import { SHIPPED_GENERATORS, translatorFile } from '../../src/applications/shipped-generators';
import { cycleError } from '../../src/applications/unpaired';
import { selectImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { openClassifier } from '../../src/evaluation/classifier';
import { RandomStream } from '../../src/random/stream';
import type { Experiment } from '../harness';
import { keepNetwork } from '../keep-network';

export const SETTINGS = {
  /** Digits of the first kind, and outlines of as many others. */
  images: 2000,
  /** Test digits that are judged. */
  tested: 500,
  steps: 300,
  batchSize: 32,
  learningRate: 2e-3,
  beta1: 0.5,
};
export type CycleSettings = typeof SETTINGS;

export const WEIGHTS = [10, 0] as const;

export interface CycleRow {
  /** λ, the weight of the cycle's error. */
  cycle: number;
  seed: number;
  /** Share of outlines whose answer the classifier reads as their digit; of the outlines themselves `given`. */
  kept: number;
  given: number;
  /** Share of digits that are read as they were when they come back from there. */
  keptAgain: number;
  /** Mean |x − G(F(x))| of digits, in levels 0 … 255. */
  cycleError: number;
  /** Decibels of made outlines against the true ones, and of digits made of outlines. */
  outlinePsnr: number;
  digitPsnr: number;
  /** Of the training alone. */
  seconds: number;
  /** Of the files that are shipped, where this run's networks are. */
  sha256?: { there: string; back: string };
}

async function judge({ there, back }: CycleGame, tested: number) {
  const digits = takeEvenly(loadMnist().test, tested);
  const outlines = makePairs('outlines', digits, new RandomStream(0)).given;
  const [made, answers] = [await answerAll(there, digits), await answerAll(back, outlines)];
  const again = await answerAll(back, made);
  const classifier = openClassifier();
  const worth = (images: typeof digits, wanted: typeof digits) => judgeAnswers(classifier, images, wanted);
  const [given, ofAnswers, ofAgain, ofOutlines] = [
    await worth(outlines, digits),
    await worth(answers, digits),
    await worth(again, digits),
    await worth(made, outlines),
  ];
  classifier.dispose();
  return {
    kept: ofAnswers.kept,
    given: given.kept,
    keptAgain: ofAgain.kept,
    cycleError: cycleError(digits, again),
    outlinePsnr: ofOutlines.psnr,
    digitPsnr: ofAnswers.psnr,
  };
}

async function ship({ there, back }: CycleGame, folder: string) {
  const fileOf = (way: 'there' | 'back') => join(folder, translatorFile(way));
  return { there: await keepNetwork(there, fileOf('there')), back: await keepNetwork(back, fileOf('back')) };
}

/** @param folder where the networks are kept, if they are. */
export async function runCycle(
  { cycle, seed }: Pick<CycleRow, 'cycle' | 'seed'>,
  settings: CycleSettings = SETTINGS,
  folder?: string,
): Promise<CycleRow> {
  const { images, tested, steps, batchSize, learningRate, beta1 } = settings;
  const random = new RandomStream(seed);
  const { train } = loadMnist();
  const order = random.fork('halves').permutation(train.count);
  const first = selectImages(train, order.subarray(0, images));
  const others = selectImages(train, order.subarray(images, 2 * images));
  const second = makePairs('outlines', others, random).given;
  const game = buildCycleGame({
    cycle,
    optimizer: { learningRate, beta1 },
    random: random.fork('networks'),
  });
  try {
    const training = { steps, batchSize, random: random.fork('order') };
    const begun = performance.now();
    for await (const _ of trainCycle(game, { first, second }, training));
    const seconds = Math.round((performance.now() - begun) / 1000);
    const row = { cycle, seed, ...(await judge(game, tested)), seconds };
    return folder ? { ...row, sha256: await ship(game, folder) } : row;
  } finally {
    game.dispose();
  }
}

export const experiment: Experiment<CycleRow> = {
  name: 'applications/cycle',
  file: 'applications/cycle.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'digits of the package mnist: 2,000, and outlines of 2,000 others', settings: SETTINGS },
  listParts: (seeds) =>
    seeds.flatMap((seed, i) =>
      WEIGHTS.map((cycle) => ({
        name: `λ ${cycle}, seed ${seed}`,
        seed,
        run: () => runCycle({ cycle, seed }, SETTINGS, i === 0 && cycle > 0 ? SHIPPED_GENERATORS : undefined),
      })),
    ),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ kept, keptAgain, cycleError }) =>
    `outlines that become their digit ${kept.toFixed(2)}, digits that come back ${keptAgain.toFixed(2)}, cycle error ${cycleError.toFixed(1)}`,
  indent: 1,
};
