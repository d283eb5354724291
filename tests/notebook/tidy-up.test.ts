import assert from 'node:assert/strict';
import { before, beforeEach, mock, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { tidyUp } from '../../src/notebook/tidy-up';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import { startEngine } from '../backend/engine';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../training/tiny-gan';

before(startEngine);

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  mock.restoreAll();
  mock.method(console, 'log', (line: string) => void printed.push(line));
});

const build = () =>
  buildGan({
    generator: TINY_GENERATOR,
    discriminator: TINY_DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer: { rule: 'sgd', learningRate: 0.1, momentum: 0 },
  });

test('tensors, networks and models are given back, and the count is printed', () => {
  const tensors = tf.memory().numTensors;
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  tidyUp(tf.ones([3]), build(), model, undefined);
  assert.equal(tf.memory().numTensors, tensors);
  assert.match(printed[0]!, new RegExp(`^tensors given back: \\d+, left: ${tensors}$`));
});

test('a cell that runs twice gives back nothing more', () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  const things = [tf.ones([3]), build(), model] as const;
  tidyUp(...things);
  tidyUp(...things);
  assert.match(printed[1]!, /^tensors given back: 0, /);
});

test('what was disposed of by hand before is no trouble', () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  const tensor = tf.ones([3]);
  tensor.dispose();
  model.dispose();
  tidyUp(tensor, model);
  assert.match(printed[0]!, /^tensors given back: 0, /);
});

const gone = /given back by tidyUp\(\).*restart the kernel/;

test('later use says what happened: operations, reads, networks', () => {
  const latents = tf.ones([2, 6]) as tf.Tensor2D;
  const gan = build();
  tidyUp(latents, gan);
  assert.throws(() => latents.add(1), gone);
  const others = tf.ones([2, 6]);
  assert.throws(() => tf.tidy(() => gan.generator.apply(others, { training: false })), gone);
  assert.throws(() => tf.tidy(() => gan.generator.apply(latents, { training: false })), gone);
  others.dispose();
});

test('tensors made afterwards are as usual', () => {
  const before = tf.memory().numTensors;
  const tensor = tf.ones([3]);
  assert.deepEqual([...tensor.add(1).dataSync()], [2, 2, 2]);
  tensor.dispose();
  assert.equal(tf.memory().numTensors, before + 1);
});
