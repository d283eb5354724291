import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { closeOpenScopes } from '../../src/backend/recover';
import { startEngine } from './engine';

before(startEngine);

test('scopes left open by code that was cut off are closed, and training goes on', () => {
  const tensors = tf.memory().numTensors;
  tf.engine().startScope('cut off');
  tf.ones([3]);
  tf.engine().state.gradientDepth = 1;
  tf.engine().state.kernelDepth = 2;
  assert.equal(closeOpenScopes(), 1);
  assert.equal(tf.memory().numTensors, tensors);
  const [gradient] = tf.tidy(() =>
    tf
      .grad((x) => tf.sum(tf.square(x)))(tf.tensor1d([3]))
      .dataSync(),
  );
  assert.equal(gradient, 6);
});
