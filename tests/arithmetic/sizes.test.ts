import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { convolve } from '../../src/arithmetic/convolution';
import { makeMatrix, shapeOf } from '../../src/arithmetic/matrix';
import {
  convolutionSize,
  planConvolution,
  planTransposed,
  resolvePadding,
  transposedSize,
  writeConvolutionSize,
  writeTransposedSize,
} from '../../src/arithmetic/sizes';
import { convolveTransposed } from '../../src/arithmetic/transposed-convolution';
import { convArithmeticTable } from './conv-arithmetic-table';

describe("vdumoulin's table of cases", () => {
  test('has 19 rows', () => assert.equal(convArithmeticTable.length, 19));

  for (const [name, input, output, padding, kernel, stride, dilation] of convArithmeticTable) {
    const sizes = { kernel, stride, dilation, padding };
    test(`${name}: ${input} → ${output} with p ${padding}, k ${kernel}, s ${stride}, d ${dilation}`, () => {
      assert.equal(convolutionSize({ size: input, ...sizes }), output);
      const image = makeMatrix([input, input]);
      assert.deepEqual(shapeOf(convolve(image, makeMatrix([kernel, kernel]), sizes)), [output, output]);
    });
    if (!name.endsWith('transposed')) continue;
    const outputPadding = (input + 2 * padding - kernel) % stride;
    test(`${name}: back from ${output} to ${input} with output padding ${outputPadding}`, () => {
      assert.equal(transposedSize({ size: output, ...sizes, outputPadding }), input);
      const small = makeMatrix([output, output]);
      const large = convolveTransposed(small, makeMatrix([kernel, kernel]), { ...sizes, outputPadding });
      assert.deepEqual(shapeOf(large), [input, input]);
    });
  }
});

const amounts = fc.record({
  size: fc.integer({ min: 1, max: 12 }),
  kernel: fc.integer({ min: 1, max: 5 }),
  stride: fc.integer({ min: 1, max: 4 }),
  dilation: fc.integer({ min: 1, max: 3 }),
});

describe('convolution sizes', () => {
  test('the formula counts the windows that fit', () => {
    const side = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(amounts, side, side, ({ size, kernel, stride, dilation }, before, after) => {
        let windows = 0;
        for (let start = 0; start + (kernel - 1) * dilation < size + before + after; start += stride)
          windows++;
        fc.pre(windows > 0);
        const padding = { before, after };
        assert.equal(convolutionSize({ size, kernel, stride, dilation, padding }), windows);
      }),
    );
  });

  test("'same' gives ⌈size / stride⌉ with sides that differ by at most one zero", () => {
    fc.assert(
      fc.property(amounts, (options) => {
        const { before, after } = resolvePadding({ ...options, padding: 'same' });
        assert.equal(
          convolutionSize({ ...options, padding: 'same' }),
          Math.ceil(options.size / options.stride),
        );
        assert.ok(after === before || after === before + 1, `${before} before and ${after} after`);
      }),
    );
  });

  test("'full' at stride 1 gives size + extent − 1", () => {
    fc.assert(
      fc.property(amounts, ({ size, kernel, dilation }) => {
        const full = convolutionSize({ size, kernel, dilation, padding: 'full' });
        assert.equal(full, size + (kernel - 1) * dilation);
      }),
    );
  });

  test('the formula is written with its numbers', () => {
    const options = { size: 5, kernel: 3, stride: 2, padding: 1 } as const;
    assert.equal(writeConvolutionSize(options), '⌊(5 + 1 + 1 − 3) / 2⌋ + 1 = 3');
    assert.equal(
      writeTransposedSize({ size: 3, kernel: 3, stride: 2, padding: 1 }),
      '2 · (3 − 1) + 3 − 1 − 1 = 5',
    );
    assert.equal(
      writeTransposedSize({ size: 3, kernel: 1, stride: 2, padding: 'valid' }),
      '2 · (3 − 1) + 1 − 0 + 1 = 6',
    );
  });
});

describe('transposed sizes', () => {
  test('a transposed convolution gives back a size that its convolution maps to the one it had', () => {
    const padding = fc.oneof(
      fc.constantFrom('valid' as const, 'same' as const),
      fc.integer({ min: 0, max: 2 }),
    );
    fc.assert(
      fc.property(amounts, padding, (options, named) => {
        const { size, kernel, stride, dilation } = options;
        const canvas = (size - 1) * stride + (kernel - 1) * dilation + 1;
        fc.pre(typeof named !== 'number' || canvas - 2 * named > 0);
        const large = transposedSize({ ...options, padding: named });
        assert.equal(convolutionSize({ ...options, size: large, padding: named }), size);
      }),
    );
  });

  test('output padding reaches the sizes that the stride rounds together', () => {
    const sizes = [0, 1, 2].map((outputPadding) =>
      transposedSize({ size: 3, kernel: 3, stride: 3, padding: 0, outputPadding }),
    );
    assert.deepEqual(sizes, [9, 10, 11]);
    for (const size of sizes) assert.equal(convolutionSize({ size, kernel: 3, stride: 3 }), 3);
  });
});

describe('errors say what to do', () => {
  const cases: [string, () => unknown, RegExp][] = [
    [
      'kernel larger than the image',
      () => planConvolution({ size: 3, kernel: 5 }),
      /No window fits: the kernel covers 5 places \(size 5, dilation 1\).* has 3 \(3 \+ 0 \+ 0\)\. Pad more/,
    ],
    [
      'stride 0',
      () => planConvolution({ size: 3, kernel: 2, stride: 0 }),
      /stride must be a whole number, 1 or more; it is 0/,
    ],
    ['half a kernel', () => planConvolution({ size: 3, kernel: 1.5 }), /kernel must be a whole number/],
    [
      'negative padding',
      () => planConvolution({ size: 3, kernel: 2, padding: -1 }),
      /padding before must be .* it is -1/,
    ],
    [
      'output padding as large as the stride',
      () => planTransposed({ size: 3, kernel: 3, stride: 2, padding: 1, outputPadding: 2 }),
      /outputPadding is 2; it must be smaller than the stride \(2\)/,
    ],
    [
      "output padding with 'same'",
      () => planTransposed({ size: 3, kernel: 3, padding: 'same', outputPadding: 1 }),
      /outputPadding is PyTorch's; 'same' is TensorFlow's\. Give padding as a number/,
    ],
    [
      'padding that leaves nothing',
      () => planTransposed({ size: 1, kernel: 2, padding: 1 }),
      /Nothing is left: the stamps cover 2 places and padding 1 takes 1 off each end/,
    ],
  ];
  for (const [name, call, message] of cases) test(name, () => assert.throws(call, message));
});
