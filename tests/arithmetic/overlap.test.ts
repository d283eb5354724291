import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { makeMatrix } from '../../src/arithmetic/matrix';
import {
  averagePhases,
  buildOverlapMap,
  countOverlaps,
  cutRim,
  listOverlapCycle,
  measureCheckerboard,
  removeContent,
} from '../../src/arithmetic/overlap';
import { convolveTransposed } from '../../src/arithmetic/transposed-convolution';

describe('overlap maps', () => {
  const cases: [kernel: number, stride: number, counts: number[]][] = [
    [2, 2, [1, 1, 1, 1, 1, 1]],
    [3, 2, [1, 1, 2, 1, 2, 1, 1]],
    [4, 2, [1, 1, 2, 2, 2, 2, 1, 1]],
    [5, 2, [1, 1, 2, 2, 3, 2, 2, 1, 1]],
  ];
  for (const [kernel, stride, counts] of cases) {
    test(`kernel ${kernel}, stride ${stride}: ${counts.join(' ')}`, () => {
      assert.deepEqual(countOverlaps({ size: 3, kernel, stride }), counts);
    });
  }

  test('a map is a transposed convolution of ones with ones', () => {
    const options = fc.record({
      size: fc.integer({ min: 1, max: 5 }),
      kernel: fc.integer({ min: 1, max: 5 }),
      stride: fc.integer({ min: 1, max: 3 }),
      dilation: fc.integer({ min: 1, max: 2 }),
      padding: fc.constantFrom('valid' as const, 'same' as const),
    });
    fc.assert(
      fc.property(options, ({ size, kernel, ...rest }) => {
        const ones = (side: number) => makeMatrix([side, side], () => 1);
        const expected = convolveTransposed(ones(size), ones(kernel), rest);
        assert.deepEqual(buildOverlapMap({ size, kernel, ...rest }), expected);
      }),
    );
  });

  test('the cycle is what repeats in the middle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 }), (kernel, stride) => {
        const cycle = listOverlapCycle({ kernel, stride });
        const counts = countOverlaps({ size: 10, kernel, stride });
        const middle = counts.slice(4 * stride + stride, 5 * stride + stride);
        if (kernel > 5 * stride) return;
        assert.deepEqual(middle, cycle);
      }),
    );
  });

  test('kernel a multiple of the stride: even; else not', () => {
    for (const kernel of [2, 3, 4, 5, 6]) {
      const even = new Set(listOverlapCycle({ kernel, stride: 2 })).size === 1;
      assert.equal(even, kernel % 2 === 0, `kernel ${kernel}`);
    }
  });
});

describe('checkerboard measure', () => {
  test('1 for a pure checkerboard, 0 for a flat image', () => {
    assert.equal(measureCheckerboard(makeMatrix([6, 6], (i, j) => (i + j) % 2)), 1);
    assert.equal(measureCheckerboard(makeMatrix([6, 6], () => 3)), 0);
  });

  test('what rounding leaves of a flat image is no pattern', () => {
    const rounded = makeMatrix([8, 8], (i, j) => 0.3 + ((i + j) % 2) * 1e-16 + (i % 2) * 6e-17);
    assert.notEqual(new Set(rounded.flat()).size, 1);
    assert.equal(measureCheckerboard(rounded, { period: 2 }), 0);
    assert.equal(measureCheckerboard(makeMatrix([6, 6], (i, j) => 1 + 1e-9 * ((i + j) % 2))) > 0.99, true);
  });

  test('the middle of an uneven overlap map is all checkerboard, of an even one none', () => {
    const uneven = cutRim(buildOverlapMap({ size: 10, kernel: 5, stride: 2 }), 4);
    assert.ok(Math.abs(measureCheckerboard(uneven) - 1) < 1e-12);
    const even = cutRim(buildOverlapMap({ size: 10, kernel: 4, stride: 2 }), 4);
    assert.equal(measureCheckerboard(even), 0);
  });

  test('a gradient of grey has little of it, whatever its brightness and contrast', () => {
    const slope = makeMatrix([20, 20], (i, j) => i + 2 * j);
    const measure = measureCheckerboard(slope);
    assert.ok(measure < 0.01, `${measure}`);
    const changed = slope.map((row) => row.map((x) => 7 - 3 * x));
    assert.ok(Math.abs(measureCheckerboard(changed) - measure) < 1e-12);
  });

  test('phase means are those of each remainder', () => {
    const image = [
      [1, 2, 1, 2],
      [3, 4, 5, 4],
    ];
    assert.deepEqual(averagePhases(image, 2), [
      [1, 2],
      [4, 4],
    ]);
  });

  test('errors say what fits', () => {
    assert.throws(() => measureCheckerboard([[1, 2]], { period: 2 }), /the image is 1×2 and the period 2/);
    assert.throws(() => cutRim(makeMatrix([4, 4]), 2), /a rim of 2 leaves nothing of an image of 4×4/);
  });
});

test('without its content a slope is flat, and a checkerboard is left as it was', () => {
  const slope = (row: number, column: number) => 3 * row - 2 * column;
  const board = (row: number, column: number) => (row + column) % 2;
  const flat = removeContent(makeMatrix([20, 16], slope));
  assert.deepEqual([flat.length, flat[0]!.length], [12, 8]);
  assert.ok(flat.flat().every((value) => Math.abs(value - flat[0]![0]!) < 1e-9));
  assert.equal(measureCheckerboard(flat), 0);
  const both = removeContent(makeMatrix([20, 16], (row, column) => slope(row, column) + board(row, column)));
  assert.ok(Math.abs(measureCheckerboard(both) - 1) < 1e-9);
  assert.throws(() => removeContent(makeMatrix([8, 20], slope)), /8×20 has no middle/);
});
