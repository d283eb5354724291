import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromHalfBits, toHalfBits } from '../../../src/training/checkpoints/half-float';

/** Bits from NumPy: np.array([x], np.float16).view(np.uint16). */
for (const [number, bits] of [
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [0.1, 0x2e66],
  [65504, 0x7bff],
  [65519, 0x7bff],
  [65520, 0x7c00],
  [-1e9, 0xfc00],
  [2 ** -14, 0x0400],
  [2 ** -24, 0x0001],
  [2 ** -25, 0x0000],
  [1.5 * 2 ** -24, 0x0002],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [Number.POSITIVE_INFINITY, 0x7c00],
] as const) {
  test(`${Object.is(number, -0) ? '-0' : number} has the half bits ${bits.toString(16)}`, () => {
    assert.equal(toHalfBits(number).toString(16), bits.toString(16));
  });
}

test('every half comes back from its number', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const number = fromHalfBits(bits);
    if (Number.isNaN(number)) assert.ok(Number.isNaN(fromHalfBits(toHalfBits(number))));
    else assert.equal(toHalfBits(number), bits);
  }
});

test('the nearest half is taken', () => {
  for (let i = 0; i < 2000; i++) {
    const number = Math.fround(Math.sin(i) * 10 ** ((i % 9) - 4));
    const bits = toHalfBits(number);
    const error = Math.abs(fromHalfBits(bits) - number);
    for (const other of [bits - 1, bits + 1]) {
      assert.ok(
        error <= Math.abs(fromHalfBits(other & 0xffff) - number) || Number.isNaN(fromHalfBits(other)),
        `${number}`,
      );
    }
  }
});
