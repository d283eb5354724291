import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differentiate } from '../../src/arithmetic/finite-differences';
import { SmallAdam } from '../../src/arithmetic/small-adam';
import { buildSmallNetwork, countWeights, runBackward, runForward } from '../../src/arithmetic/small-network';

/** A source that never repeats a number, for weights that are all different. */
function makeSource() {
  let at = 0;
  return { normal: () => Math.sin(12.9898 * ++at) * 1.3 };
}

const close = (found: ArrayLike<number>, expected: ArrayLike<number>, within = 1e-6) => {
  assert.equal(found.length, expected.length);
  for (let i = 0; i < found.length; i++) {
    const message = `at ${i}: ${found[i]} and ${expected[i]}`;
    assert.ok(Math.abs(found[i]! - expected[i]!) < within, message);
  }
};

const SIZES = [2, 5, 4, 3];
const INPUT = Float64Array.of(0.3, -1.2, 0.9, 0.4, -0.6, 1.1);
/** Any smooth function of the output, so that every output matters differently. */
const toLoss = (output: Float64Array) => output.reduce((sum, y, i) => sum + Math.sin(y) * (i + 1), 0);
const lossGradient = (output: Float64Array) => output.map((y, i) => Math.cos(y) * (i + 1));

test('a layer is W·x + b, with a leaky ReLU between layers and none at the end', () => {
  const weights = Float64Array.of(1, -2, 0.5, 0, 3, -4, 2);
  // 1 → 2 → 1: W₁ = [1, −2], b₁ = [0.5, 0], W₂ = [3, −4], b₂ = 2
  const { output } = runForward({ sizes: [1, 2, 1], weights }, Float64Array.of(3, -3));
  // x = 3: hidden [3.5, −6 · 0.2]; x = −3: hidden [−2.5 · 0.2, 6]
  close(output, [3 * 3.5 - 4 * -1.2 + 2, 3 * -0.5 - 4 * 6 + 2], 1e-12);
});

test('weights are counted with their biases', () => {
  assert.equal(countWeights([5, 7]), 42);
  assert.equal(buildSmallNetwork(SIZES, makeSource()).weights.length, 3 * 5 + 6 * 4 + 5 * 3);
});

test('gradients by the weights agree with finite differences', () => {
  const network = buildSmallNetwork(SIZES, makeSource());
  const pass = runForward(network, INPUT);
  const { weights } = runBackward(network, pass, lossGradient(pass.output));
  const tried = differentiate(
    (moved) => toLoss(runForward({ sizes: SIZES, weights: Float64Array.from(moved) }, INPUT).output),
    [...network.weights],
  );
  close(weights, tried);
});

test('gradients by the input agree with finite differences', () => {
  const network = buildSmallNetwork(SIZES, makeSource());
  const pass = runForward(network, INPUT);
  const { input } = runBackward(network, pass, lossGradient(pass.output));
  close(
    input,
    differentiate((moved) => toLoss(runForward(network, Float64Array.from(moved)).output), [...INPUT]),
  );
});

test('rows that do not fit are refused', () => {
  const network = buildSmallNetwork([2, 1], makeSource());
  assert.throws(() => runForward(network, Float64Array.of(1, 2, 3)), /takes rows of 2; 3 numbers/);
});

test("Adam's first step moves each weight by the rate, against its gradient", () => {
  const weights = Float64Array.of(1, 1, 1);
  new SmallAdam(3, { rate: 0.1 }).step(weights, Float64Array.of(5, -0.001, 0));
  close(weights, [0.9, 1.1, 1], 1e-4);
});

test('Adam descends a bowl', () => {
  const weights = Float64Array.of(3, -2);
  const adam = new SmallAdam(2, { rate: 0.05, beta1: 0.5 });
  for (let step = 0; step < 300; step++)
    adam.step(weights, Float64Array.of(2 * weights[0]!, 8 * weights[1]!));
  close(weights, [0, 0], 0.02);
});
