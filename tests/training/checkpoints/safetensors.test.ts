import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decodeTensors,
  encodeTensors,
  type StoredTensor,
  TensorFileError,
} from '../../../src/training/checkpoints/safetensors';

const tensors = new Map<string, StoredTensor>([
  ['bytes', { type: 'U8', shape: [3], values: Uint8Array.of(1, 2, 255) }],
  ['a/kernel', { type: 'F32', shape: [2, 2], values: Float32Array.of(1, -2.5, 1e-20, 3e38) }],
  ['half', { type: 'F16', shape: [2], values: Float32Array.of(0.5, -65504) }],
  ['scalar', { type: 'F32', shape: [], values: Float32Array.of(7) }],
  ['empty', { type: 'F32', shape: [0, 3], values: new Float32Array(0) }],
]);
const file = () => Buffer.concat(encodeTensors({ tensors, metadata: { about: 'ä' } }));

test('what is written is read again, types, shapes, numbers and metadata', () => {
  const read = decodeTensors(file());
  assert.deepEqual(read.metadata, { about: 'ä' });
  assert.deepEqual(new Map([...read.tensors].sort()), new Map([...tensors].sort()));
});

test('numbers begin at a multiple of eight bytes, the widest type first: readers need not copy', () => {
  const bytes = file();
  const size = Number(bytes.readBigUInt64LE(0));
  assert.equal(size % 8, 0);
  const header = JSON.parse(bytes.subarray(8, 8 + size).toString()) as Record<
    string,
    { data_offsets: number[] }
  >;
  assert.ok(header.scalar!.data_offsets[0]! < header.half!.data_offsets[0]!);
  assert.ok(header.half!.data_offsets[0]! < header.bytes!.data_offsets[0]!);
});

test('a tensor whose numbers do not fit its shape is not written', () => {
  const wrong: StoredTensor = { type: 'F32', shape: [3], values: new Float32Array(2) };
  assert.throws(
    () => encodeTensors({ tensors: new Map([['w', wrong]]), metadata: {} }),
    /w has 2 numbers.*\[3\] has 3/,
  );
});

/** A file with a header of one's own. */
function forge(header: unknown, data = new Uint8Array(8)): Buffer {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, data]);
}

const good = { dtype: 'F32', shape: [2], data_offsets: [0, 8] };
const half = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };

for (const [what, bytes, message] of [
  ['nothing', new Uint8Array(0), /only 0 bytes/],
  ['a header longer than the file', Buffer.from([255, 0, 0, 0, 0, 0, 0, 0, 123]), /should have 255 bytes/],
  ['a header longer than memory', Buffer.alloc(9, 255), /should have 184\d+ bytes/],
  ['no JSON', forge('{"a":'), /not JSON/],
  ['a list', forge('[1]'), /not JSON/],
  [
    'a pickle',
    Buffer.concat([Buffer.from([2, 0, 0, 0, 0, 0, 0, 0]), Buffer.from([0x80, 2, 46])]),
    /not JSON/,
  ],
  ['text that is not UTF-8', forge('{"\xff"'), /not JSON/],
  ['metadata with a number', forge({ __metadata__: { a: 1 }, w: good }), /not an object of texts/],
  ['an entry that is null', forge({ w: null }), /entry of w/],
  ['an unknown type', forge({ w: { ...good, dtype: 'BF16' } }), /type "BF16"; known: F32, F16, U8/],
  ['a type of the prototype', forge({ w: { ...good, dtype: 'toString' } }), /known: F32/],
  ['a negative size', forge({ w: { ...good, shape: [-2] } }), /no proper shape/],
  ['a size that is no whole number', forge({ w: { ...good, shape: [0.5, 4] } }), /no proper shape/],
  ['a shape too large to count', forge({ w: { ...good, shape: [2 ** 40, 2 ** 40] } }), /needs \d/],
  ['a shape that is no list', forge({ w: { ...good, shape: '2' } }), /no proper shape/],
  ['one offset', forge({ w: { ...good, data_offsets: [0] } }), /no proper place/],
  ['another size than the shape says', forge({ w: { ...good, shape: [3] } }), /takes 8 bytes.*needs 12/],
  ['an end before the begin', forge({ w: { ...good, data_offsets: [8, 0] } }), /takes -8 bytes/],
  [
    'a place beyond the file',
    forge({ w: { ...good, data_offsets: [8, 16] } }),
    /begins at byte 8 instead of 0/,
  ],
  ['a gap', forge({ w: half }), /take 4 bytes, and there are 8/],
  ['an overlap', forge({ w: half, v: half }), /begins at byte 0 instead of 4/],
  ['bytes that are left over', forge({ w: good }, new Uint8Array(9)), /take 8 bytes, and there are 9/],
  ['bytes that are missing', forge({ w: good }, new Uint8Array(7)), /take 8 bytes, and there are 7/],
] as const) {
  test(`${what}: a sentence, and no tensor`, () => {
    assert.throws(
      () => decodeTensors(bytes),
      (error: Error) => error instanceof TensorFileError && message.test(error.message),
    );
  });
}

test('a tensor named __proto__ is one like any other', () => {
  const read = decodeTensors(forge('{"__proto__":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}'));
  assert.deepEqual([...read.tensors.keys()], ['__proto__']);
});
