import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { drawSmallFaces } from '../../experiments/face-attributes/train';
import { FACE_LABELS } from '../../src/data/faces/face-labels';
import {
  accuracyOf,
  has,
  openFaceClassifier,
  readFaces,
  shareWith,
} from '../../src/evaluation/face-attributes';
import { RandomStream } from '../../src/random/stream';
import { attributeLoss, trainFaceAttributes } from '../../src/training/face-attributes';
import { startEngine } from '../backend/engine';

before(startEngine);

test('the shipped network is right about faces that it has not seen; a smile is often a close case', async () => {
  const faces = drawSmallFaces(77, 'test', 300);
  const classifier = openFaceClassifier();
  const readings = await readFaces(classifier, faces, 128);
  const accuracy = accuracyOf(readings, faces);
  for (const label of FACE_LABELS) {
    assert.ok(accuracy[label] > (label === 'smile' ? 0.75 : 0.97), `${label}: ${accuracy[label]}`);
  }
  assert.equal(shareWith(readings, 'hat'), has(readings, 'hat').filter(Boolean).length / 300);
  await assert.rejects(readFaces(classifier, { ...faces, height: 16, width: 64 }), /wants a batch of shape/);
  classifier.dispose();
});

test('a short training learns more than chance, and gives all tensors back', async () => {
  const faces = drawSmallFaces(1, 'train', 256);
  const before = tf.memory().numTensors;
  const options = { epochs: 4, batchSize: 32, learningRate: 5e-3, random: new RandomStream(1) };
  const classifier = await trainFaceAttributes(faces, options);
  const accuracy = accuracyOf(await readFaces(classifier, faces), faces);
  classifier.dispose();
  assert.equal(tf.memory().numTensors, before);
  assert.ok(accuracy['dark skin'] > 0.9, `${accuracy['dark skin']}`);
});

// torch.nn.functional.binary_cross_entropy_with_logits(tensor([[0., 2., -100.]]), tensor([[1., 0., 1.]])) = 34.2734
test("the loss is PyTorch's, at large logits, too", () => {
  const [logits, labels] = [tf.tensor2d([[0, 2, -100]]), tf.tensor2d([[1, 0, 1]])];
  const loss = attributeLoss(logits, labels);
  const exact = 34.2734;
  assert.ok(Math.abs(loss.dataSync()[0]! - exact) < 1e-3);
  tf.dispose([logits, labels, loss]);
});
