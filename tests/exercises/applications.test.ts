/** What notebook 14's exercises ask for, beside numbers by hand and the course's own losses. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { cycleLoss } from '../../src/exercises/14-applications/cycle-loss';
import { threePairs } from '../../src/exercises/14-applications/three-pairs';
import { binaryCrossEntropy } from '../../src/training/losses/binary-cross-entropy';
import { startEngine } from '../backend/engine';

before(startEngine);

test('there and back, by hand', () => {
  // 1 → 2 → 0 and 3 → 4 → 4: both are 1 away.
  assert.equal(cycleLoss.solution([1, 3], [1, 1], [2, -4]), 1);
  assert.equal(cycleLoss.solution([-1, 0.5, 1], [-1, 0], [-1, 0]), 0);
});

test('a discriminator without an idea pays 2 log 2; other logits as the training counts them', () => {
  assert.ok(Math.abs(threePairs.solution(0, 0, 0) - 2 * Math.log(2)) < 1e-12);
  const cost = (logit: number, truth: 'real' | 'fake') =>
    tf.tidy(() => binaryCrossEntropy(tf.tensor2d([[logit]]), truth).dataSync()[0]!);
  const trained = cost(2, 'real') + (cost(-1, 'fake') + cost(1, 'fake')) / 2;
  assert.ok(Math.abs(threePairs.solution(2, -1, 1) - trained) < 1e-5);
});
