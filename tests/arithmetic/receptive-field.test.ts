import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeMatrix } from '../../src/arithmetic/matrix';
import { receptiveField, type SeeingLayer } from '../../src/arithmetic/receptive-field';
import { convolveTransposed } from '../../src/arithmetic/transposed-convolution';

const cases: [layers: SeeingLayer[], pixels: number][] = [
  [[], 1],
  [[{ kernel: 3 }], 3],
  [[{ kernel: 3 }, { kernel: 3 }], 5],
  [[{ kernel: 3, dilation: 2 }], 5],
  [
    [
      { kernel: 5, stride: 2 },
      { kernel: 5, stride: 2 },
    ],
    13,
  ],
];
for (const [layers, pixels] of cases) {
  test(`${JSON.stringify(layers)} sees ${pixels}`, () => assert.equal(receptiveField(layers), pixels));
}

test('it is how far the slope of one output reaches back', () => {
  const layer = fc.record({ kernel: fc.integer({ min: 1, max: 4 }), stride: fc.integer({ min: 1, max: 2 }) });
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 3 }), (layers) => {
      let slope = [[1]];
      for (const { kernel, stride } of [...layers].reverse()) {
        slope = convolveTransposed(
          slope,
          makeMatrix([kernel, kernel], () => 1),
          { stride },
        );
      }
      const side = slope.length;
      // Places that no kernel entry reaches at the end of a stride longer than the kernel are no part of it.
      const last = slope
        .flat()
        .reduce((far, value, i) => (value ? Math.max(far, Math.floor(i / side)) : far), 0);
      assert.equal(receptiveField(layers), last + 1);
    }),
  );
});
