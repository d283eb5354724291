/** Deck 001, CS590: sizes of its transposed convolutions and of the PyTorch DCGAN that it implements. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { valueFunction } from '../../src/arithmetic/game';
import { minimax } from '../../src/arithmetic/gan-losses';
import { convolutionSize, transposedSize } from '../../src/arithmetic/sizes';

describe('transposed convolution, L187-201', () => {
  test('input (2, 2), stride (1, 1), no padding → (4, 4) with a 3×3 kernel', () => {
    assert.equal(transposedSize({ size: 2, kernel: 3, stride: 1 }), 4);
  });
  test('input (3, 3), stride (2, 2): 5, 6 or 7, by padding', () => {
    const size = (padding: 'valid' | 'same' | number) =>
      transposedSize({ size: 3, kernel: 3, stride: 2, padding });
    assert.deepEqual([size(1), size('same'), size('valid')], [5, 6, 7]);
  });
});

test('minimax loss, L156: E[log D(x)] + E[log(1 − D(G(z)))] over two examples', () => {
  const value = valueFunction({ data: [0.5, 0.5], model: [1, 0], discriminator: [0.25, 0.75] });
  assert.ok(Math.abs(value - (Math.log(0.25) / 2 + Math.log(0.75) / 2 + Math.log(0.75))) < 1e-15);
});

test('vanishing gradients, L163: the minimax gradient fades as the critic grows sure', () => {
  const gradients = [0, -2, -4, -6].map((logit) => Math.abs(minimax.generator(logit).gradient));
  for (let i = 1; i < gradients.length; i++) assert.ok(gradients[i]! < gradients[i - 1]! / 4);
});

describe("the linked PyTorch tutorial's networks, L206-220", () => {
  test('generator: 1 → 4 → 8 → 16 → 32 → 64', () => {
    const first = transposedSize({ size: 1, kernel: 4, stride: 1, padding: 0 });
    const double = (size: number) => transposedSize({ size, kernel: 4, stride: 2, padding: 1 });
    assert.deepEqual([first, ...[4, 8, 16, 32].map(double)], [4, 8, 16, 32, 64]);
  });
  test('discriminator: 64 → 32 → 16 → 8 → 4 → 1', () => {
    const half = (size: number) => convolutionSize({ size, kernel: 4, stride: 2, padding: 1 });
    assert.deepEqual([64, 32, 16, 8].map(half), [32, 16, 8, 4]);
    assert.equal(convolutionSize({ size: 4, kernel: 4, stride: 1, padding: 0 }), 1);
  });
});
