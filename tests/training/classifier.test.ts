import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { logitCrossEntropy } from '../../src/arithmetic/cross-entropy';
import type { ImageSet } from '../../src/data/images';
import { CLASSIFIER_HEAD, CLASSIFIER_TRUNK } from '../../src/models/classifier';
import { RandomStream } from '../../src/random/stream';
import { buildClassifier, moveImages, trainClassifier } from '../../src/training/classifier';
import { softmaxCrossEntropy } from '../../src/training/losses/softmax-cross-entropy';
import { onEachEngine, startEngine } from '../backend/engine';
import keras from '../golden/losses/keras.json';

const near = (seen: number, wanted: number, tolerance: number) =>
  assert.ok(Math.abs(seen - wanted) <= tolerance, `${seen}, not ${wanted}`);

onEachEngine(() => {
  test('softmax cross entropy: log 10 without an idea; the binary one with two classes; safe far out', () => {
    tf.tidy(() => {
      const label = tf.oneHot(tf.tensor1d([3], 'int32'), 10);
      near(softmaxCrossEntropy(tf.zeros([1, 10]), label).dataSync()[0]!, Math.log(10), 1e-6);
      for (const logit of [-4, -0.3, 0, 2]) {
        const logits = tf.tensor2d([[0, logit]]);
        const right = softmaxCrossEntropy(logits, tf.tensor2d([[0, 1]])).dataSync()[0]!;
        near(right, logitCrossEntropy(logit, 1), 1e-6);
      }
      const far = softmaxCrossEntropy(tf.tensor2d([[1000, -1000]]), tf.tensor2d([[0, 1]]));
      near(far.dataSync()[0]!, 2000, 1e-2);
    });
  });

  test("value and slope are Keras' own", () => {
    tf.tidy(() => {
      for (const { logits, labels, value, gradient } of keras.softmaxCrossEntropy) {
        const loss = (x: tf.Tensor) => softmaxCrossEntropy(x, tf.tensor2d(labels));
        const found = tf.valueAndGrad(loss)(tf.tensor2d(logits));
        near(found.value.dataSync()[0]!, value, 2e-6 * Math.max(1, value));
        for (const [i, slope] of found.grad.dataSync().entries()) near(slope, gradient.flat()[i]!, 1e-6);
      }
    });
  });

  test('its slope is the softmax less the label, over the batch', () => {
    tf.tidy(() => {
      const rows = [
        [0.5, -1, 2],
        [0, 0, 0],
      ];
      const labels = [
        [0, 1, 0],
        [1, 0, 0],
      ];
      const slope = tf
        .grad((x) => softmaxCrossEntropy(x, tf.tensor2d(labels)))(tf.tensor2d(rows))
        .dataSync();
      for (const [i, row] of rows.entries()) {
        const sum = row.reduce((total, x) => total + Math.exp(x), 0);
        for (const [j, x] of row.entries())
          near(slope[3 * i + j]!, (Math.exp(x) / sum - labels[i]![j]!) / 2, 1e-6);
      }
    });
  });
});

/** Two sorts of images: bright on the left, bright on the right. */
function makeHalves(count: number): ImageSet {
  const pixels = new Uint8Array(count * 784);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  for (let i = 0; i < count; i++)
    for (let row = 4; row < 24; row++)
      pixels.fill(255, i * 784 + row * 28 + (i % 2 ? 16 : 4), i * 784 + row * 28 + (i % 2 ? 24 : 12));
  return { source: 'halves', count, height: 28, width: 28, channels: 1, pixels, labels };
}

describe('a classifier', () => {
  before(async () => {
    await startEngine();
  });

  test('a few steps tell left from right; the same seed gives the same losses', async () => {
    const run = async () => {
      const classifier = buildClassifier(new RandomStream(1));
      const options = { epochs: 2, batchSize: 16, learningRate: 1e-3, random: new RandomStream(2) };
      const reports = [];
      for await (const report of trainClassifier(classifier, makeHalves(128), options)) reports.push(report);
      classifier.dispose();
      return reports;
    };
    const before = tf.memory().numTensors;
    const reports = await run();
    assert.equal(tf.memory().numTensors, before, 'every tensor is given back');
    assert.equal(reports.length, 16);
    assert.equal(reports.at(-1)!.accuracy, 1);
    assert.ok(reports.at(-1)!.loss < reports[0]!.loss / 4);
    assert.deepEqual(await run(), reports);
  });

  test('the numbers of parameters are those that are written', () => {
    const { trunk, head, dispose } = buildClassifier(new RandomStream(1));
    assert.deepEqual([trunk.parameterCount, head.parameterCount], [158_944, 650]);
    assert.deepEqual([trunk.spec, head.spec], [CLASSIFIER_TRUNK, CLASSIFIER_HEAD]);
    dispose();
  });
});

test('a moved image keeps its pixels, and background comes in', () => {
  const images = makeHalves(40);
  const moved = moveImages(images, 3, new RandomStream(5));
  const seen = new Set<string>();
  for (let i = 0; i < images.count; i++) {
    const [before, after] = [images, moved].map(({ pixels }) => pixels.subarray(i * 784, (i + 1) * 784));
    const first = before!.indexOf(255);
    const at = after!.indexOf(255);
    const [dy, dx] = [Math.floor(at / 28) - Math.floor(first / 28), (at % 28) - (first % 28)];
    assert.ok(Math.abs(dx) <= 3 && Math.abs(dy) <= 3);
    seen.add(`${dx},${dy}`);
    for (let p = 0; p < 784; p++) {
      const [row, column] = [Math.floor(p / 28) - dy, (p % 28) - dx];
      const inside = row >= 0 && row < 28 && column >= 0 && column < 28;
      assert.equal(after![p], inside ? before![row * 28 + column] : 0);
    }
  }
  assert.ok(seen.size > 10, 'in many directions');
  assert.deepEqual(moveImages(images, 0, new RandomStream(1)).pixels, images.pixels);
});
