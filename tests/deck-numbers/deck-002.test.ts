/** Deck 002, CS-EJ3311: its losses, its labels and its transposed convolution of two 2×2 matrices. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { binaryCrossEntropy } from '../../src/arithmetic/cross-entropy';
import { valueFunction } from '../../src/arithmetic/game';
import { convolveTransposed, listStampSteps } from '../../src/arithmetic/transposed-convolution';

const square = [
  [0, 1],
  [2, 3],
];

function assertClose(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}, expected ${expected}`);
}

describe('discriminator, L117-128', () => {
  test('maximising log D(x) + log(1 − D(G(z))) is minimising BCE with real 1 and fake 0', () => {
    const [real, fake] = [0.8, 0.3];
    const objective = Math.log(real) + Math.log(1 - fake);
    assertClose(binaryCrossEntropy([real, fake], [1, 0]), -objective / 2);
    assertClose(valueFunction({ data: [1, 0], model: [0, 1], discriminator: [real, fake] }), objective);
  });

  test("labels y1 = [0]·B + [1]·B: a critic that says ½ has the mean log 2 = 0.693, and deck 003's sum 1.386", () => {
    const batch = 4;
    const labels = [...Array(batch).fill(0), ...Array(batch).fill(1)];
    const mean = binaryCrossEntropy(Array(2 * batch).fill(0.5), labels);
    assert.equal(mean.toFixed(3), '0.693');
    assert.equal((2 * mean).toFixed(3), '1.386');
  });
});

test('generator, L139: with labels y2 = [1]·B only −log ŷ is left', () => {
  const q = [0.1, 0.6];
  assertClose(binaryCrossEntropy(q, [1, 1]), -(Math.log(0.1) + Math.log(0.6)) / 2);
});

describe('transposed convolution, L195-220', () => {
  test('the last partial product is 3 · K = [[0, 3], [6, 9]]', () => {
    const last = listStampSteps(square, square).at(-1)!;
    assert.equal(last.value, 3);
    assert.deepEqual(last.stamp, [
      [0, 3],
      [6, 9],
    ]);
    assert.deepEqual([last.top, last.left], [1, 1]);
  });

  test('the four partial products sum to [[0, 0, 1], [0, 4, 6], [4, 12, 9]]', () => {
    const sum = [
      [0, 0, 1],
      [0, 4, 6],
      [4, 12, 9],
    ];
    assert.deepEqual(convolveTransposed(square, square), sum);
    assert.deepEqual(listStampSteps(square, square).at(-1)!.canvas, sum);
  });

  test('at stride 2 nothing overlaps', () => {
    assert.deepEqual(convolveTransposed(square, square, { stride: 2 }), [
      [0, 0, 0, 1],
      [0, 0, 2, 3],
      [0, 2, 0, 3],
      [4, 6, 6, 9],
    ]);
  });
});
