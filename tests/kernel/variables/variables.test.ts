import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { describeValue } from '../../../src/kernel/variables/describe';
import { hasParts, partsOf } from '../../../src/kernel/variables/parts';
import { drawTensor, readImages } from '../../../src/kernel/variables/tensor-picture';

describe('a value in a line', () => {
  for (const [name, value, text] of [
    ['a text of two lines', 'a\nb', "'a\\nb'"],
    [
      'a long list',
      Array.from({ length: 1000 }, (_, i) => i),
      '[ 0, 1, 2, 3, 4, 5, 6, 7, ... 992 more items ]',
    ],
    [
      'bytes',
      new Uint8Array(2000),
      'Uint8Array(2000) [ 0, 0, 0, 0, 0, 0, 0, 0, ... 1992 more items ], 2,000 bytes',
    ],
    [
      'a getter',
      Object.defineProperty({}, 'g', { get: () => assert.fail(), enumerable: true }),
      '{ g: [Getter] }',
    ],
  ] as const)
    it(name, () => assert.equal(describeValue(value), text));
});

describe('parts of a value', () => {
  it('of what has none', () => {
    for (const value of [1, 'text', null, undefined, [], {}, new Map(), new Proxy({ a: 1 }, {}), () => 1]) {
      assert.equal(hasParts(value), false);
      assert.deepEqual(partsOf(value), []);
    }
  });
  it('of an object that refers to itself', () => {
    const self: { self?: object } = {};
    self.self = self;
    assert.deepEqual(partsOf(self), [['self', self]]);
  });
});

describe('a tensor as images', () => {
  for (const [shape, images] of [
    [[28, 28], { count: 1, height: 28, width: 28, channels: 1 }],
    [[8, 6, 3], { count: 1, height: 8, width: 6, channels: 3 }],
    [[5, 8, 6], { count: 5, height: 8, width: 6, channels: 1 }],
    [[5, 8, 6, 3], { count: 5, height: 8, width: 6, channels: 3 }],
    [[16, 100], { count: 1, height: 16, width: 100, channels: 1 }],
    [[100], undefined],
    [[], undefined],
    [[2, 8, 8, 16], undefined],
    [[0, 8, 8, 1], undefined],
    [[2, 100], undefined],
  ] as const)
    it(`[${shape}]`, () => assert.deepEqual(readImages(shape), images));

  it('is drawn from its smallest to its largest number', () => {
    const numbers = Float32Array.from({ length: 16 }, (_, i) => i - 8);
    const { png, width } = drawTensor(numbers, { count: 1, height: 4, width: 4, channels: 1 });
    assert.equal(width, 4);
    const start = png.indexOf('IDAT') + 4;
    const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
    // Each row begins with its filter, 0. 17 = 255 / 15.
    assert.deepEqual([...rows.subarray(0, 5)], [0, 0, 17, 34, 51]);
    assert.equal(rows.at(-1), 255);
  });
  it('of one number alone is black', () => {
    const { png } = drawTensor(new Float32Array(16).fill(3), { count: 1, height: 4, width: 4, channels: 1 });
    const start = png.indexOf('IDAT') + 4;
    assert.equal(Math.max(...inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))), 0);
  });
});
