import assert from 'node:assert/strict';
import { test } from 'node:test';
import { descend } from '../../src/arithmetic/descent';
import { RandomStream } from '../../src/random/stream';

const inputs = [-2, -1, 0, 1, 3];

test('a straight line is found by a single layer: least squares', () => {
  const { network, losses, outputs } = descend({
    sizes: [1, 1],
    rate: 0.2,
    steps: 400,
    inputs,
    targets: inputs.map((x) => 3 * x - 1),
    random: new RandomStream(1),
  });
  assert.ok(Math.abs(network.weights[0]! - 3) < 1e-6 && Math.abs(network.weights[1]! + 1) < 1e-6);
  assert.equal(losses.length, 401);
  assert.ok(losses[400]! < 1e-12 && Math.abs(outputs[4]! - 8) < 1e-6);
});

test('the first step is rate times the slope of half the mean square', () => {
  const half = { normal: () => Math.SQRT1_2 / 2 }; // the one weight is 0.5, the bias 0
  const { network, losses } = descend({
    sizes: [1, 1],
    rate: 0.1,
    steps: 1,
    inputs: [2, 4],
    targets: [0, 0],
    random: half,
  });
  // Outputs 1 and 2; dL/dw = (1 · 2 + 2 · 4) / 2 = 5, dL/db = (1 + 2) / 2 = 1.5.
  assert.ok(Math.abs(losses[0]! - (1 + 4) / 4) < 1e-12);
  assert.ok(Math.abs(network.weights[0]! - (0.5 - 0.5)) < 1e-12);
  assert.ok(Math.abs(network.weights[1]! + 0.15) < 1e-12);
});

test('a rate that is too large does not stop the training, it spoils it', () => {
  const { losses } = descend({
    sizes: [1, 1],
    rate: 9,
    steps: 2000,
    inputs,
    targets: inputs,
    random: new RandomStream(1),
  });
  assert.ok(!Number.isFinite(losses.at(-1)!));
});

test('errors say what does not fit', () => {
  const options = {
    sizes: [1, 1],
    rate: 1,
    steps: 1,
    inputs: [1],
    targets: [1, 2],
    random: new RandomStream(1),
  };
  assert.throws(() => descend(options), /1 inputs and 2 targets/);
  assert.throws(() => descend({ ...options, targets: [1], sizes: [2, 1] }), /begin and end with 1/);
});
