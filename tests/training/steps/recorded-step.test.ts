import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../../../src/backend';
import { whyNoBfloat16 } from '../../../src/backend/bfloat16';
import { PRECISIONS, type Precision } from '../../../src/backend/recording/graph';
import { DISCRIMINATOR, GENERATOR } from '../../../src/models/case-study';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../../src/models/dense-gan';
import { PYTORCH_DISCRIMINATOR, PYTORCH_GENERATOR } from '../../../src/models/pytorch-dcgan';
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../../src/models/resize-dcgan';
import type { NetworkSpec } from '../../../src/models/spec';
import { STANDARD_DISCRIMINATOR, STANDARD_GENERATOR } from '../../../src/models/standard-gan';
import { RandomStream } from '../../../src/random/stream';
import { buildGan, type Gan } from '../../../src/training/gan';
import type { OptimizerOptions } from '../../../src/training/optimizers';
import { stepStatus } from '../../../src/training/steps/recorded-step';
import { plainStep, type StepResult, trainStep } from '../../../src/training/steps/shared-pass';
import { discriminatorPhase, generatorPhase, twoPhaseStep } from '../../../src/training/steps/two-phases';
import { startEngine } from '../../backend/engine';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../tiny-gan';

let engine: Engine;
before(async () => {
  engine = await startEngine();
});

const expectedMode = () => (engine.name === 'tensorflow' ? 'graph' : 'plain');

const [convolution, ...others] = TINY_DISCRIMINATOR.layers;
const NORMALIZED: NetworkSpec = {
  ...TINY_DISCRIMINATOR,
  layers: [convolution!, { layer: 'batchNormalization' }, ...others],
};

async function plainPhases(gan: Gan, batches: tf.Tensor[]): Promise<StepResult> {
  let judged!: Omit<StepResult, 'generatorLoss'>;
  for (const real of batches) judged = await discriminatorPhase(gan, real);
  return { ...judged, ...(await generatorPhase(gan, batches[0]!.shape[0]!)) };
}

interface Case {
  title: string;
  networks: [NetworkSpec, NetworkSpec];
  optimizer: OptimizerOptions;
  /** Shape of a batch, and how many a step takes. */
  batch: number[];
  batches?: number;
  plain(gan: Gan, batches: tf.Tensor[]): Promise<StepResult>;
  recorded(gan: Gan, batches: tf.Tensor[]): Promise<StepResult>;
}

const images = {
  plain: (gan: Gan, [real]: tf.Tensor[]) => plainStep(gan, real!),
  recorded: (gan: Gan, [real]: tf.Tensor[]) => trainStep(gan, real!),
};

const CASES: Case[] = [
  {
    title: 'a small DCGAN',
    networks: [TINY_GENERATOR, TINY_DISCRIMINATOR],
    optimizer: { learningRate: 1e-3 },
    batch: [4, 8, 8, 1],
    ...images,
  },
  {
    title: "the case study's DCGAN",
    networks: [GENERATOR, DISCRIMINATOR],
    optimizer: { learningRate: 1e-4 },
    batch: [3, 28, 28, 1],
    ...images,
  },
  {
    title: 'a discriminator with batch normalisation and dropout',
    networks: [TINY_GENERATOR, NORMALIZED],
    optimizer: { rule: 'sgd', learningRate: 0.01, momentum: 0.5 },
    batch: [4, 8, 8, 1],
    ...images,
  },
  {
    title: "deck 003's standard GAN",
    networks: [STANDARD_GENERATOR, STANDARD_DISCRIMINATOR],
    optimizer: { learningRate: 1e-4 },
    batch: [4, 32, 32, 1],
    ...images,
  },
  {
    title: "deck 003's DCGAN",
    networks: [RESIZE_GENERATOR, RESIZE_DISCRIMINATOR],
    optimizer: { learningRate: 1e-4 },
    batch: [3, 32, 32, 1],
    ...images,
  },
  {
    title: "the DCGAN of PyTorch's tutorial",
    networks: [PYTORCH_GENERATOR, PYTORCH_DISCRIMINATOR],
    optimizer: { learningRate: 2e-4, beta1: 0.5 },
    batch: [2, 64, 64, 3],
    ...images,
  },
  {
    title: "deck 002's dense GAN, two discriminator phases a step",
    networks: [POINT_GENERATOR, POINT_DISCRIMINATOR],
    optimizer: { rule: 'rmsprop' },
    batch: [16, 2],
    batches: 2,
    plain: plainPhases,
    recorded: twoPhaseStep,
  },
];

function build(
  { networks, optimizer, precision }: Pick<Case, 'networks' | 'optimizer'> & { precision?: Precision },
  seed = 1,
): Gan {
  const [generator, discriminator] = networks;
  return buildGan({ generator, discriminator, optimizer, precision, random: new RandomStream(seed) });
}

function drawBatches(random: RandomStream, { batch, batches = 1 }: Case): tf.Tensor[] {
  const count = batch.reduce((a, b) => a * b, 1);
  return Array.from({ length: batches }, () => tf.tensor(random.uniforms(count, -1, 1), batch));
}

/** How far the weights lie apart, as a share of the way from the beginning. */
function apart(start: Float32Array[], a: tf.Variable[], b: tf.Variable[]): number {
  let [way, gap] = [0, 0];
  for (const [i, from] of start.entries()) {
    const [x, y] = [a[i]!.dataSync(), b[i]!.dataSync()];
    for (let j = 0; j < from.length; j++) {
      way += Math.abs(x[j]! - from[j]!);
      gap += Math.abs(x[j]! - y[j]!);
    }
  }
  return gap / way;
}

const weightsOf = (gan: Gan) => [...gan.generator.weights, ...gan.discriminator.weights];

for (const game of CASES) {
  test(`${game.title}: 20 recorded steps give the plain steps' losses and weights, and no tensor is left`, async () => {
    const [plain, recorded] = [build(game), build(game)];
    const start = weightsOf(plain).map((weight) => weight.dataSync().slice() as Float32Array);
    const random = new RandomStream(5);
    let numTensors = 0;
    for (let step = 1; step <= 20; step++) {
      const batches = drawBatches(random, game);
      const a = await game.plain(plain, batches);
      const b = await game.recorded(recorded, batches);
      tf.dispose(batches);
      for (const key of Object.keys(a) as (keyof StepResult)[]) {
        assert.ok(Math.abs(a[key] - b[key]) < 1e-3, `step ${step}, ${key}: ${a[key]} and ${b[key]}`);
      }
      if (step === 1) numTensors = tf.memory().numTensors;
    }
    assert.equal(tf.memory().numTensors, numTensors);
    for (const status of Object.values(stepStatus(recorded))) assert.equal(status.mode, expectedMode());
    assert.equal(Object.keys(stepStatus(recorded)).length, 1);
    assert.equal(recorded.generatorOptimizer.steps, 20);
    assert.deepEqual(recorded.dropout.state(), plain.dropout.state());
    assert.deepEqual(recorded.latents.state(), plain.latents.state());
    const share = apart(start, weightsOf(plain), weightsOf(recorded));
    assert.ok(share < 0.01, `${share}`);
    plain.dispose();
    recorded.dispose();
  });
}

const TINY = CASES[0]!;
const CASE_STUDY = CASES[1]!;

test("bfloat16: 20 steps of the case study give float32's losses within 0.01, and weights that went the same way", async () => {
  const exact = build(CASE_STUDY);
  const rounded = build({ ...CASE_STUDY, precision: 'bfloat16' });
  const start = weightsOf(exact).map((weight) => weight.dataSync().slice() as Float32Array);
  const random = new RandomStream(5);
  for (let step = 1; step <= 20; step++) {
    const [real] = drawBatches(random, { ...CASE_STUDY, batch: [8, 28, 28, 1] });
    const a = await trainStep(exact, real!);
    const b = await trainStep(rounded, real!);
    real!.dispose();
    for (const key of Object.keys(a) as (keyof StepResult)[]) {
      assert.ok(Math.abs(a[key] - b[key]) < 0.01, `step ${step}, ${key}: ${a[key]} and ${b[key]}`);
    }
  }
  const { mode, precision, reason } = stepStatus(rounded).step!;
  assert.equal(mode, expectedMode());
  if (mode === 'graph') assert.equal(precision, whyNoBfloat16() ? 'float32' : 'bfloat16', reason);
  const share = apart(start, weightsOf(exact), weightsOf(rounded));
  if (precision === 'bfloat16') assert.ok(share > 1e-3, `${share}: that is no bfloat16`);
  assert.ok(share < 0.2, `${share}`);
  exact.dispose();
  rounded.dispose();
});

test('a learning rate that is set between two steps counts in the next', async () => {
  const gan = build(TINY);
  const [real] = drawBatches(new RandomStream(5), TINY);
  for (let i = 0; i < 2; i++) await trainStep(gan, real!);
  const before = gan.generator.variables.map((weight) => weight.dataSync().slice());
  gan.generatorOptimizer.learningRate = 1e-12;
  await trainStep(gan, real!);
  for (const [i, weight] of gan.generator.variables.entries()) {
    assert.deepEqual([...weight.dataSync()], [...before[i]!], weight.name);
  }
  real!.dispose();
  gan.dispose();
});

for (const precision of PRECISIONS) {
  test(`${precision}: a training that goes on from copies of weights, slots and streams gives the same numbers, bit for bit`, async () => {
    const gan = build({ ...TINY, precision });
    const twin = build({ ...TINY, precision }, 2);
    const random = new RandomStream(5);
    const batches = Array.from({ length: 6 }, () => drawBatches(random, TINY)[0]!);
    for (const real of batches.slice(0, 3)) await trainStep(gan, real);
    const stateOf = ({ generatorOptimizer, discriminatorOptimizer, ...rest }: Gan) => [
      ...weightsOf({ generatorOptimizer, discriminatorOptimizer, ...rest }),
      ...generatorOptimizer.slots,
      ...discriminatorOptimizer.slots,
    ];
    for (const [i, variable] of stateOf(twin).entries()) {
      tf.tidy(() => variable.assign(tf.tensor(stateOf(gan)[i]!.dataSync().slice(), variable.shape)));
    }
    twin.generatorOptimizer.steps = twin.discriminatorOptimizer.steps = 3;
    twin.latents.moveTo(gan.latents.state());
    twin.dropout.moveTo(gan.dropout.state());
    for (const real of batches.slice(3)) {
      assert.deepEqual(await trainStep(twin, real), await trainStep(gan, real));
    }
    tf.dispose(batches);
    twin.dispose();
    gan.dispose();
  });
}

test('a GAN that is disposed of leaves nothing, recordings included', async () => {
  const { numTensors } = tf.memory();
  const gan = build(TINY);
  const batches = drawBatches(new RandomStream(5), TINY);
  await trainStep(gan, batches[0]!);
  await trainStep(gan, batches[0]!);
  tf.dispose(batches);
  gan.dispose();
  assert.equal(tf.memory().numTensors, numTensors);
  assert.deepEqual(stepStatus(gan), {});
});
