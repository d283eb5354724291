import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differentiate } from '../../src/arithmetic/finite-differences';
import { minimax, nonSaturating, wasserstein } from '../../src/arithmetic/gan-losses';
import { findPulls } from '../../src/arithmetic/pull';

/** A discriminator that one can differentiate by hand. */
const logitAt = ([x, y]: readonly number[]) => x! ** 2 - 3 * x! * y! - 4;
const gradientAt = ([x, y]: readonly number[]) => [2 * x! - 3 * y!, -3 * x!];
const points = [
  [0.4, -0.2],
  [1.5, 0.7],
  [-1, 2],
];
const judged = { logits: points.map(logitAt), gradients: points.map(gradientAt) };

for (const loss of [minimax, nonSaturating, wasserstein]) {
  test(`the pull of ${loss.name} is the loss's descent, by finite differences`, () => {
    findPulls(loss, judged).forEach((pull, i) => {
      const slope = differentiate((point) => loss.generator(logitAt(point)).value, points[i]!);
      for (const [axis, part] of pull.entries()) assert.ok(Math.abs(part + slope[axis]!) < 1e-7);
    });
  });
}

test('at a logit of −10 minimax pulls e¹⁰ times less than the non-saturating loss', () => {
  const sure = { logits: [-10], gradients: [[1, 0]] };
  const ratio = findPulls(nonSaturating, sure)[0]![0]! / findPulls(minimax, sure)[0]![0]!;
  assert.ok(Math.abs(ratio / Math.exp(10) - 1) < 1e-9);
});

test('a logit without a gradient is a sentence', () => {
  assert.throws(() => findPulls(minimax, { logits: [1, 2], gradients: [[1]] }), /2 logits, but 1 gradients/);
});
