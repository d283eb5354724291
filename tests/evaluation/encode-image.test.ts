import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { encodeImage, errorsAgainst } from '../../src/evaluation/encode-image';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

const SPEC: NetworkSpec = {
  name: 'generator',
  inputShape: [2],
  layers: [{ layer: 'dense', units: 4 }, { layer: 'tanh' }, { layer: 'reshape', shape: [2, 2, 1] }],
};

async function withGenerator<T>(use: (generator: Network) => Promise<T>): Promise<T> {
  const generator = Network.build(SPEC, new RandomStream(4));
  try {
    return await use(generator);
  } finally {
    generator.dispose();
  }
}

test("an image that the generator drew is found again, and its latent: a dense layer's is the only one", async () => {
  await withGenerator(async (generator) => {
    const image = tf.tidy(() => generator.apply(tf.tensor2d([[0.4, -0.7]]), { training: false }).dataSync());
    const before = tf.memory().numTensors;
    const weights = generator.variables.map((variable) => [...variable.dataSync()]);
    const found = await encodeImage(generator, Float32Array.from(image), {
      starts: 3,
      steps: 400,
      random: new RandomStream(1),
    });
    assert.equal(tf.memory().numTensors, before);
    assert.deepEqual(
      generator.variables.map((variable) => [...variable.dataSync()]),
      weights,
      'the generator stays as it is',
    );
    assert.ok(found.error < 1e-5, `${found.error}`);
    assert.equal(found.errors.length, 3);
    assert.equal(found.error, Math.min(...found.errors));
    assert.equal(found.curve.length, 400);
    assert.ok(found.curve[0]! > found.error);
    for (const [i, value] of [0.4, -0.7].entries()) assert.ok(Math.abs(found.latent[i]! - value) < 0.02);
  });
});

test('starts do not disturb each other: the first of three is the only one of one', async () => {
  await withGenerator(async (generator) => {
    const image = Float32Array.of(0.5, -0.5, 0.2, 0);
    const run = (starts: number) =>
      encodeImage(generator, image, { starts, steps: 20, random: new RandomStream(3) });
    const [one, three] = [await run(1), await run(3)];
    assert.ok(Math.abs(one.errors[0]! - three.errors[0]!) < 1e-5);
  });
});

test('what cannot be searched is a sentence', async () => {
  await withGenerator(async (generator) => {
    const random = new RandomStream(1);
    await assert.rejects(
      encodeImage(generator, new Float32Array(5), { random }),
      /2×2×1 numbers; the image has 5/,
    );
    await assert.rejects(
      encodeImage(generator, new Float32Array(4), { random, starts: 0 }),
      /starts is a whole number/,
    );
  });
});

test('errors of images against one', () => {
  assert.deepEqual(errorsAgainst(Float32Array.of(0, 1), Float32Array.of(0, 1, 1, -1)), [0, 2.5]);
});
