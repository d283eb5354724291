import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../../src/models/dense-gan';
import { RandomStream } from '../../../src/random/stream';
import { buildGan, type Gan } from '../../../src/training/gan';
import type { StepReport } from '../../../src/training/loop';
import type { OptimizerOptions } from '../../../src/training/optimizers';
import { takePoints, trainPoints } from '../../../src/training/point-loop';
import { generatePoints, gridPlaces, takeSnapshot } from '../../../src/training/point-snapshot';
import { drawLatents } from '../../../src/training/steps/shared-pass';
import { discriminatorPhase, generatorPhase, twoPhaseStep } from '../../../src/training/steps/two-phases';
import { startEngine } from '../../backend/engine';
import { assertClose } from '../../tensors';

const build = (seed = 1, optimizer: OptimizerOptions = { rule: 'rmsprop' }) =>
  buildGan({
    generator: POINT_GENERATOR,
    discriminator: POINT_DISCRIMINATOR,
    random: new RandomStream(seed),
    optimizer,
  });
const POINTS = new RandomStream(9).normals(2 * 40);
const makeReal = () => takePoints(POINTS, [0, 1, 2, 3, 4, 5, 6, 7]);
const read = (gan: Gan) =>
  [gan.discriminator, gan.generator].map((network) =>
    network.variables.map((variable) => (variable.dataSync() as Float32Array).slice()),
  );
const countMoved = (from: Float32Array[][], to: Float32Array[][]) =>
  from.map((weights, i) => weights.filter((weight, j) => weight.some((x, n) => x !== to[i]![j]![n])).length);

before(startEngine);

test('the dense GAN has the sizes that its notebook names', () => {
  const gan = build();
  assert.equal(gan.generator.parameterCount, 11 * 64 + 65 * 64 + 65 * 2);
  assert.equal(gan.discriminator.parameterCount, 3 * 64 + 65 * 64 + 65);
  gan.dispose();
});

test("phase 1 moves every weight of the discriminator and none of the generator's; phase 2 the reverse", async () => {
  const gan = build();
  const real = makeReal();
  const start = read(gan);
  await discriminatorPhase(gan, real);
  const middle = read(gan);
  await generatorPhase(gan, 8);
  assert.deepEqual(countMoved(start, middle), [6, 0]);
  assert.deepEqual(countMoved(middle, read(gan)), [0, 6]);
  real.dispose();
  gan.dispose();
});

test("phase 1 is deck 002's: mean cross entropy of [fakes; real], labels 0 and 1", async () => {
  const gan = build();
  const real = makeReal();
  const expected = tf.tidy(() => {
    const twin = build();
    const fakes = twin.generator.apply(drawLatents(twin, 8), { training: true });
    const logits = twin.discriminator.apply(tf.concat([fakes, real]), { training: true });
    const labels = tf.concat([tf.zeros([8, 1]), tf.ones([8, 1])]);
    const { value, grads } = tf.variableGrads(
      () =>
        tf.losses.sigmoidCrossEntropy(
          labels,
          twin.discriminator.apply(tf.concat([fakes, real]), { training: true }),
        ) as tf.Scalar,
      twin.discriminator.variables,
    );
    twin.discriminatorOptimizer.apply(grads);
    const scores = [...tf.sigmoid(logits).dataSync()];
    const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    const weights = read(twin);
    twin.dispose();
    return {
      loss: value.dataSync()[0]!,
      real: mean(scores.slice(8)),
      fake: mean(scores.slice(0, 8)),
      weights,
    };
  });
  const result = await discriminatorPhase(gan, real);
  assertClose(
    [result.discriminatorLoss, result.realScore, result.fakeScore],
    [expected.loss, expected.real, expected.fake],
    1e-6,
    'phase 1',
  );
  for (const [j, weight] of read(gan)[0]!.entries()) {
    assertClose(weight, expected.weights[0]![j]!, 1e-5, `weight ${j}`);
  }
  real.dispose();
  gan.dispose();
});

test('k batches: k updates of the discriminator, one of the generator; no tensor stays', async () => {
  const gan = build();
  const batches = [makeReal(), makeReal(), makeReal()];
  await twoPhaseStep(gan, batches);
  const tensors = tf.memory().numTensors;
  await twoPhaseStep(gan, batches);
  assert.equal(tf.memory().numTensors, tensors);
  assert.deepEqual([gan.discriminatorOptimizer.steps, gan.generatorOptimizer.steps], [6, 2]);
  await assert.rejects(twoPhaseStep(gan, []), /at least one batch/);
  tf.dispose(batches);
  gan.dispose();
});

test('each player can have a rule of its own', () => {
  const gan = buildGan({
    generator: POINT_GENERATOR,
    discriminator: POINT_DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer: { generator: { rule: 'sgd' }, discriminator: { rule: 'sgd', momentum: 0.5 } },
  });
  assert.equal(gan.generatorOptimizer.slots.length, 0);
  assert.equal(gan.discriminatorOptimizer.slots.length, 6);
  gan.dispose();
});

async function trainSome(seed: number, k: number): Promise<StepReport[]> {
  const gan = build(seed);
  const reports: StepReport[] = [];
  const options = { epochs: 2, batchSize: 8, k, shuffle: new RandomStream(seed) };
  for await (const report of trainPoints(gan, POINTS, options)) reports.push(report);
  gan.dispose();
  return reports;
}

test('40 points in batches of 8: 5 steps an epoch with k = 1, 2 with k = 2; the seed decides all', async () => {
  const tensors = tf.memory().numTensors;
  const reports = await trainSome(3, 1);
  assert.deepEqual(
    reports.map(({ epoch, step }) => `${epoch}.${step}`),
    ['1.1', '1.2', '1.3', '1.4', '1.5', '2.1', '2.2', '2.3', '2.4', '2.5'],
  );
  assert.deepEqual(reports, await trainSome(3, 1));
  assert.notDeepEqual(reports, await trainSome(4, 1));
  assert.equal((await trainSome(3, 2)).length, 4);
  assert.equal(tf.memory().numTensors, tensors);
});

test('k must be whole, a step must fit into an epoch, and a lost training says so', async () => {
  await assert.rejects(trainSome(1, 0.5), /k is a whole number from 1 on; got 0.5/);
  await assert.rejects(trainSome(1, 6), /A step takes 6 × 8 points, and there are 40/);
  const gan = build(1, { rule: 'sgd', learningRate: 1e30 });
  const options = { epochs: 3, batchSize: 8, shuffle: new RandomStream(1) };
  await assert.rejects(async () => {
    for await (const _ of trainPoints(gan, POINTS, options));
  }, /Training stopped in epoch 1, step \d: .* Try a smaller learning rate/);
  gan.dispose();
});

test("a snapshot's pull is minus the slope of each point's own loss, and its map is D", async () => {
  const gan = build();
  const latents = tf.tensor2d(new RandomStream(4).normals(30), [3, 10]);
  const places = gridPlaces({ x: [-2, 2], y: [-1, 3] }, [2, 2]);
  assert.deepEqual([...places.dataSync()], [-1, 0, 1, 0, -1, 2, 1, 2]);
  const { map, fake, pulls, caughtShare } = await takeSnapshot(gan, { latents, places });
  const judge = (values: number[]) =>
    tf.tidy(() => [
      ...gan.discriminator.apply(tf.tensor2d(values, [values.length / 2, 2]), { training: false }).dataSync(),
    ]);
  const probability = (logit: number) => 1 / (1 + Math.exp(-logit));
  assertClose(map, judge([...places.dataSync()]).map(probability), 1e-6, 'map');
  const points = await generatePoints(gan, latents);
  assertClose(fake.flat(), points, 1e-6, 'points');
  const scores = judge(fake.flat()).map(probability);
  assert.equal(caughtShare, scores.filter((score) => score < 0.5).length / 3);
  for (const [i, [x, y]] of fake.entries()) {
    const loss = (dx: number, dy: number) => Math.log1p(Math.exp(-judge([x + dx, y + dy])[0]!));
    const step = 1e-2;
    const slopes = [
      (loss(step, 0) - loss(-step, 0)) / (2 * step),
      (loss(0, step) - loss(0, -step)) / (2 * step),
    ];
    assertClose(
      pulls[i]!,
      slopes.map((slope) => -slope),
      5e-3,
      `pull ${i}`,
    );
  }
  tf.dispose([latents, places]);
  gan.dispose();
});
