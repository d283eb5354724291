import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { describeNetwork } from '../../src/models/describe';
import { Network } from '../../src/models/network';
import { changeNetworks, DCGAN_CHANGES, type DcganChange, ruleOf } from '../../src/models/rule-changes';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { onEachEngine } from '../backend/engine';
import { assertClose } from '../tensors';

const CASE_STUDY = { generator: GENERATOR, discriminator: DISCRIMINATOR };

for (const name of DCGAN_CHANGES) {
  test(`${name}: one player is changed, or the weights, and images and logits keep their shape`, () => {
    const changed = changeNetworks(CASE_STUDY, name);
    const differs = {
      generator: JSON.stringify(changed.generator) !== JSON.stringify(GENERATOR),
      discriminator: JSON.stringify(changed.discriminator) !== JSON.stringify(DISCRIMINATOR),
      initializers: changed.initializers !== undefined,
    };
    assert.equal(Object.values(differs).filter(Boolean).length, 1);
    assert.deepEqual(describeNetwork(changed.generator).outputShape, [28, 28, 1]);
    assert.deepEqual(describeNetwork(changed.discriminator).outputShape, [1]);
    assert.ok(ruleOf(name) >= 0 && ruleOf(name) <= 5);
  });
}

test('each of the five rules has a change', () => {
  assert.deepEqual([...new Set(DCGAN_CHANGES.map(ruleOf))].sort(), [0, 1, 2, 3, 4, 5]);
});

test('pooling and repeated pixels change no number of weights', () => {
  const count = (spec: NetworkSpec) => describeNetwork(spec).parameterCount;
  assert.equal(count(changeNetworks(CASE_STUDY, 'max pooling in D').discriminator), 212_865);
  assert.equal(count(changeNetworks(CASE_STUDY, 'repeated pixels in G').generator), 2_330_944);
});

test('what is unknown, or changes nothing, is refused in a sentence', () => {
  assert.throws(
    () => changeNetworks(CASE_STUDY, 'more luck' as DcganChange),
    /Unknown change "more luck". Known: max/,
  );
  const bare = changeNetworks(CASE_STUDY, 'no batch norm in G');
  assert.throws(() => changeNetworks(bare, 'no batch norm in G'), /changes nothing/);
});

const pool = (size: number): NetworkSpec => ({
  name: 'pool',
  inputShape: [size, size, 1],
  layers: [{ layer: 'maxPooling2d', factor: 2 }],
});

test('a window that does not fit is refused when the network is described', () => {
  assert.throws(() => describeNetwork(pool(1)), /a window of 2 does not fit into 1×1/);
});

onEachEngine(() => {
  test('max pooling keeps the largest number of each window, and sends the slope back to it alone', () => {
    const network = Network.build(pool(5), new RandomStream(1));
    tf.tidy(() => {
      const x = tf.tensor(
        [1, 2, 3, 4, 9, 8, 7, 6, 5, 9, -1, -2, -3, -4, 9, -5, -6, -7, -8, 9, 9, 9, 9, 9, 9],
        [1, 5, 5, 1],
      );
      const apply = (image: tf.Tensor) => network.apply(image, { training: true });
      assertClose(apply(x).dataSync(), [8, 6, -1, -3], 0, 'output');
      const slopes = tf
        .grad(apply)(x, tf.tensor([10, 20, 30, 40], [1, 2, 2, 1]))
        .dataSync();
      const expected = new Array<number>(25).fill(0);
      [expected[5], expected[7], expected[10], expected[12]] = [10, 20, 30, 40];
      assertClose(slopes, expected, 0, 'slopes');
    });
  });
});
