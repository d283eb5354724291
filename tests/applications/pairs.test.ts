/** Pairs, their training and their worth: shapes, who is moved by whom, known answers. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { judgeAnswers } from '../../src/applications/judge-answers';
import {
  answerAll,
  buildPairGame,
  type PairGameOptions,
  type PairReport,
  recordPairStep,
  trainPairs,
} from '../../src/applications/pair-training';
import { enlargeImages, makePairs, PAIR_TASKS, withoutLearning } from '../../src/applications/pairs';
import { toTensor } from '../../src/data/batches';
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { openClassifier } from '../../src/evaluation/classifier';
import { describeNetwork } from '../../src/models/describe';
import { ENLARGING_GENERATOR, MENDING_GENERATOR, PAIR_DISCRIMINATOR } from '../../src/models/pair-networks';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

const digits = takeEvenly(loadMnist().test, 40);
const build = (options: Partial<PairGameOptions> = {}) =>
  buildPairGame({
    task: 'super-resolution',
    pixelLoss: 'L2',
    adversarial: 0,
    optimizer: { learningRate: 1e-3, beta1: 0.5 },
    random: new RandomStream(1),
    ...options,
  });
const sumOf = (weights: tf.Variable[]) => weights.map((weight) => tf.sum(weight).dataSync()[0]!);

test('the networks have as many parameters as they say', () => {
  const counts = [ENLARGING_GENERATOR, MENDING_GENERATOR, PAIR_DISCRIMINATOR].map((spec) =>
    describeNetwork(spec).layers.reduce((sum, { parameters }) => sum + parameters, 0),
  );
  assert.deepEqual(counts, [41_793, 74_529, 37_025]);
});

for (const task of PAIR_TASKS) {
  test(`${task}: pairs are seeded, and the truth is not changed`, () => {
    const truth = digits.pixels.slice();
    const { given, wanted } = makePairs(task, digits, new RandomStream(3));
    const side = task === 'super-resolution' ? 7 : 28;
    assert.deepEqual([given.count, given.height, given.width], [40, side, side]);
    assert.deepEqual(wanted.pixels, truth);
    assert.deepEqual(given.labels, digits.labels);
    assert.notDeepEqual(withoutLearning(task, given).pixels, truth);
    assert.deepEqual(makePairs(task, digits, new RandomStream(3)).given.pixels, given.pixels);
  });
}

test('an even grey stays what it is when it is made smaller and enlarged again', () => {
  const grey = { ...digits, pixels: digits.pixels.map(() => 77) };
  const { given } = makePairs('super-resolution', grey, new RandomStream(1));
  assert.deepEqual(enlargeImages(given, 4).pixels, grey.pixels);
});

for (const adversarial of [0, 0.1]) {
  test(`some steps at an adversarial weight of ${adversarial} lower the pixels' error`, async () => {
    const game = build({ adversarial });
    const reports: PairReport[] = [];
    const pairs = makePairs('super-resolution', digits, new RandomStream(1));
    const options = { steps: 30, batchSize: 20, random: new RandomStream(2) };
    for await (const report of trainPairs(game, pairs, options)) reports.push(report);
    assert.equal(reports.length, 30);
    assert.ok(reports.at(-1)!.pixelLoss < 0.7 * reports[0]!.pixelLoss);
    assert.equal(reports[0]!.discriminatorLoss > 0, adversarial > 0);
    const answers = await answerAll(game.generator, pairs.given, 15);
    assert.deepEqual([answers.count, answers.height, answers.width, answers.channels], [40, 28, 28, 1]);
    game.dispose();
  });
}

test('both begin with the same generator; a step moves every layer of both players', () => {
  const [plain, game] = [build({ task: 'de-raining' }), build({ task: 'de-raining', adversarial: 0.1 })];
  assert.deepEqual(sumOf(plain.generator.weights), sumOf(game.generator.weights));
  const players = [...game.generator.variables, ...game.discriminator!.variables];
  const then = sumOf(players);
  const { given, wanted } = makePairs('de-raining', digits, new RandomStream(1));
  const step = recordPairStep(game);
  const inputs = [toTensor(given), toTensor(wanted)];
  const losses = step.run(...inputs).dataSync();
  assert.ok(losses.every(Number.isFinite));
  const now = sumOf(players);
  for (const [i, sum] of then.entries()) assert.notEqual(now[i], sum, players[i]!.name);
  step.dispose();
  tf.dispose(inputs);
  plain.dispose();
  game.dispose();
});

test('the step runs as one graph where the engine has graphs', async () => {
  if (tf.getBackend() !== 'tensorflow') return;
  const game = build({ adversarial: 0.1 });
  const { given, wanted } = makePairs('super-resolution', digits, new RandomStream(1));
  const step = recordPairStep(game);
  step.run(toTensor(given), toTensor(wanted)).dispose();
  assert.deepEqual(step.status, { mode: 'graph', precision: 'float32' });
  step.dispose();
  game.dispose();
});

test('the truth itself is infinitely near and keeps its class; turned by ten classes it keeps none', async () => {
  const classifier = openClassifier();
  const truth = await judgeAnswers(classifier, digits, digits);
  assert.equal(truth.psnr, Number.POSITIVE_INFINITY);
  assert.ok(truth.kept > 0.9 && truth.readable > 0.8);
  const wrong = { ...digits, labels: digits.labels.map((label) => (label + 1) % 10) };
  assert.ok((await judgeAnswers(classifier, digits, wrong)).kept < 0.1);
  classifier.dispose();
});

test('what cannot be is refused', () => {
  assert.throws(() => makePairs('sharpen' as never, digits, new RandomStream(1)), /Known: super-resolution/);
  assert.throws(() => build({ adversarial: -1 }), /from 0 on/);
});
