import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { buildGan, type Gan } from '../../src/training/gan';
import { discriminatorLoss, generatorLoss } from '../../src/training/losses/binary-cross-entropy';
import { Adam } from '../../src/training/optimizers';
import { plainStep, type StepResult, trainStep } from '../../src/training/steps/shared-pass';
import { startEngine } from '../backend/engine';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from './tiny-gan';

function buildTiny(seed = 1, discriminator = TINY_DISCRIMINATOR): Gan {
  return buildGan({
    generator: TINY_GENERATOR,
    discriminator,
    random: new RandomStream(seed),
    optimizer: { learningRate: 1e-3 },
  });
}

function realBatch(): tf.Tensor4D {
  return tf.tensor4d(new RandomStream(9).uniforms(4 * 64, -1, 1), [4, 8, 8, 1]);
}

function snapshot(variables: readonly tf.Variable[]): Float32Array[] {
  return variables.map((variable) => (variable.dataSync() as Float32Array).slice());
}

function countMoved(before: Float32Array[], variables: readonly tf.Variable[]): number {
  return variables.filter((variable, i) => variable.dataSync().some((value, j) => value !== before[i]![j]))
    .length;
}

before(startEngine);

test("a discriminator step moves every one of its weights and none of the generator's; and the reverse", () => {
  const gan = buildTiny();
  const real = realBatch();
  tf.tidy(() => {
    const z = tf.randomNormal([4, 6]);
    const judge = (images: tf.Tensor) =>
      gan.discriminator.apply(images, { training: true, random: gan.dropout });
    const g = snapshot(gan.generator.variables);
    const d = snapshot(gan.discriminator.variables);
    const { grads } = tf.variableGrads(
      () => discriminatorLoss(judge(real), judge(gan.generator.apply(z, { training: true }))),
      gan.discriminator.variables,
    );
    gan.discriminatorOptimizer.apply(grads);
    assert.equal(countMoved(g, gan.generator.variables), 0);
    assert.equal(countMoved(d, gan.discriminator.variables), gan.discriminator.variables.length);

    const after = snapshot(gan.discriminator.variables);
    const own = tf.variableGrads(
      () => generatorLoss(judge(gan.generator.apply(z, { training: true }))),
      gan.generator.variables,
    );
    gan.generatorOptimizer.apply(own.grads);
    assert.equal(countMoved(after, gan.discriminator.variables), 0);
    assert.equal(countMoved(g, gan.generator.variables), gan.generator.variables.length);
  });
  real.dispose();
  gan.dispose();
});

for (const [name, step] of Object.entries({ plainStep, trainStep })) {
  test(`${name} leaves no tensor behind`, async () => {
    const gan = buildTiny();
    const real = realBatch();
    await step(gan, real);
    const tensors = tf.memory().numTensors;
    for (let i = 0; i < 5; i++) await step(gan, real);
    assert.equal(tf.memory().numTensors, tensors);
    real.dispose();
    gan.dispose();
  });

  test(`${name}: the same seed gives the same losses, another seed others`, async () => {
    const run = async (seed: number) => {
      const gan = buildTiny(seed);
      const real = realBatch();
      const results: StepResult[] = [];
      for (let i = 0; i < 3; i++) results.push(await step(gan, real));
      real.dispose();
      gan.dispose();
      return results;
    };
    assert.deepEqual(await run(3), await run(3));
    assert.notDeepEqual(await run(3), await run(4));
  });
}

test('the fast step gives the plain step’s losses over 20 steps, dropout included', async () => {
  const plain = buildTiny();
  const fast = buildTiny();
  const real = realBatch();
  for (let i = 0; i < 20; i++) {
    const a = await plainStep(plain, real);
    const b = await trainStep(fast, real);
    for (const key of Object.keys(a) as (keyof StepResult)[]) {
      assert.ok(Math.abs(a[key] - b[key]) < 1e-4, `step ${i + 1}, ${key}: ${a[key]} and ${b[key]}`);
    }
  }
  real.dispose();
  plain.dispose();
  fast.dispose();
});

test('with batch normalisation in the discriminator, where samples meet, the fast step falls back to the plain one', async () => {
  const [first, ...rest] = TINY_DISCRIMINATOR.layers;
  const spec: NetworkSpec = {
    ...TINY_DISCRIMINATOR,
    layers: [first!, { layer: 'batchNormalization' }, ...rest],
  };
  const plain = buildTiny(1, spec);
  const fast = buildTiny(1, spec);
  const real = realBatch();
  assert.deepEqual(await plainStep(plain, real), await trainStep(fast, real));
  real.dispose();
  plain.dispose();
  fast.dispose();
});

test('a missing gradient is named, and no weight moves', () => {
  const gan = buildTiny();
  const before = snapshot(gan.generator.variables);
  assert.throws(() => gan.generatorOptimizer.apply({}), /There is no gradient for generator.*kernel/);
  assert.equal(countMoved(before, gan.generator.variables), 0);
  gan.dispose();
});

test('a learning rate of zero is refused', () => {
  assert.throws(() => new Adam([], { learningRate: 0 }), /A learning rate is a number above 0; got 0/);
});
