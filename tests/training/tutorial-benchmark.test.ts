import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TUTORIAL_SETTINGS } from '../../benchmarks/tutorial/asked';
import { DCGAN_PLANS } from '../../src/training/profiles';

test("the tutorial's settings are those of the profile full, which leaves Keras' defaults as they are", () => {
  const { batchSize, optimizer, normalizationMomentum = 0.99 } = DCGAN_PLANS.full;
  const { learningRate, beta1 = 0.9 } = optimizer;
  assert.deepEqual(TUTORIAL_SETTINGS, { batchSize, learningRate, beta1, normalizationMomentum });
});
