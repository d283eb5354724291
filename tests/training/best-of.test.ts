import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { drawExamples } from '../../src/training/sample';
import { startEngine } from '../backend/engine';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from './tiny-gan';

before(startEngine);

const SIZE = 8 * 8;

/** Networks whose weights are drawn at random: nothing here depends on what they have learned. */
function buildBoth(generator: NetworkSpec = TINY_GENERATOR, discriminator: NetworkSpec = TINY_DISCRIMINATOR) {
  const random = new RandomStream(4);
  return {
    generator: Network.build(generator, random.fork('g')),
    discriminator: Network.build(discriminator, random.fork('d')),
  };
}

async function logitsOf(discriminator: Network, values: Float32Array, labels?: tf.Tensor): Promise<number[]> {
  const images = tf.tensor(values, [values.length / SIZE, 8, 8, 1]);
  return [...(await discriminator.apply(images, { training: false, labels }).data())];
}

const near = (actual: ArrayLike<number>, expected: ArrayLike<number>) =>
  assert.ok(
    Array.from(actual).every((value, i) => Math.abs(value - expected[i]!) < 1e-5),
    'other examples',
  );

test('of each three candidates in turn the one with the largest logit is kept, with its latent', async () => {
  const { generator, discriminator } = buildBoth();
  // More candidates than are drawn at once.
  const all = await drawExamples(generator, { count: 3 * 400, seed: 5 });
  const logits = await logitsOf(discriminator, all.values);
  const best = Array.from({ length: 400 }, (_, i) => {
    const three = logits.slice(3 * i, 3 * i + 3);
    return 3 * i + three.indexOf(Math.max(...three));
  });
  assert.ok(new Set(best.map((place) => place % 3)).size === 3);
  const kept = await drawExamples(generator, {
    count: 400,
    seed: 5,
    bestOf: { discriminator, candidates: 3 },
  });
  near(
    kept.values,
    Float32Array.from(best.flatMap((at) => [...all.values.slice(at * SIZE, (at + 1) * SIZE)])),
  );
  near(kept.latents, Float32Array.from(best.flatMap((at) => [...all.latents.slice(at * 6, (at + 1) * 6)])));
});

test('the best of one is what is drawn without a choice; the first of many are those of few', async () => {
  const { generator, discriminator } = buildBoth();
  const plain = await drawExamples(generator, { count: 7, seed: 2 });
  const one = await drawExamples(generator, { count: 7, seed: 2, bestOf: { discriminator, candidates: 1 } });
  near(one.values, plain.values);
  const bestOf = { discriminator, candidates: 4 };
  const [few, many] = [
    await drawExamples(generator, { count: 3, seed: 2, bestOf }),
    await drawExamples(generator, { count: 300, seed: 2, bestOf }),
  ];
  near(few.values, many.values.slice(0, few.values.length));
  near(few.latents, many.latents.slice(0, few.latents.length));
});

test('candidates for a class are all of that class, and judged as such', async () => {
  const classes = 3;
  const { generator, discriminator } = buildBoth(
    { ...TINY_GENERATOR, classes },
    { ...TINY_DISCRIMINATOR, classes },
  );
  const labels = [2, 0, 1, 1];
  const each = labels.flatMap((label) => [label, label]);
  const all = await drawExamples(generator, { count: 8, seed: 1, labels: each });
  const logits = await logitsOf(discriminator, all.values, tf.oneHot(each, classes).toFloat());
  const best = labels.map((_, i) => (logits[2 * i]! >= logits[2 * i + 1]! ? 2 * i : 2 * i + 1));
  const bestOf = { discriminator, candidates: 2 };
  const kept = await drawExamples(generator, { count: 4, seed: 1, labels, bestOf });
  near(
    kept.values,
    Float32Array.from(best.flatMap((at) => [...all.values.slice(at * SIZE, (at + 1) * SIZE)])),
  );
  assert.deepEqual([...kept.labels!], labels);
});

test('nothing is left behind', async () => {
  const { generator, discriminator } = buildBoth();
  const before = tf.memory().numTensors;
  await drawExamples(generator, { count: 300, seed: 1, bestOf: { discriminator, candidates: 4 } });
  assert.equal(tf.memory().numTensors, before);
});

test('who cannot choose is told so, and why', async () => {
  const { generator, discriminator } = buildBoth();
  const refuse = (judge: Network, candidates: number, sentence: RegExp) =>
    assert.rejects(
      drawExamples(generator, { count: 2, seed: 1, bestOf: { discriminator: judge, candidates } }),
      (error: Error) => error instanceof RangeError && sentence.test(error.message),
    );
  for (const candidates of [0, 1.5, 101, Number.NaN])
    await refuse(discriminator, candidates, /from 1 to 100; got/);
  const other = buildBoth(TINY_GENERATOR, { ...TINY_DISCRIMINATOR, inputShape: [8, 8, 2] }).discriminator;
  await refuse(other, 2, /it judges examples of 8×8×2, and the generator draws 8×8×1\./);
  const layers = [...TINY_DISCRIMINATOR.layers.slice(0, -1), { layer: 'dense', units: 5 } as const];
  const features = buildBoth(TINY_GENERATOR, { ...TINY_DISCRIMINATOR, layers }).discriminator;
  await refuse(features, 2, /it gives 5 numbers for an example, and not one\./);
  discriminator.weights.at(-1)!.assign(tf.tensor1d([Number.NaN]));
  await refuse(discriminator, 2, /gives NaN: its weights, or those of the generator, are too large/);
});
