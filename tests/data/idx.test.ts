import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { encodeIdx, parseIdx, readIdxFile } from '../../src/data/idx';
import { loadMnist } from '../../src/data/mnist';

/** LeCun's description of the format, byte by byte: two images of 1 × 3 pixels. */
const TWO_IMAGES = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 60);

test('the bytes of the format description are read', () => {
  const { shape, data } = parseIdx(TWO_IMAGES, 'images');
  assert.deepEqual(shape, [2, 1, 3]);
  assert.deepEqual([...data], [10, 20, 30, 40, 50, 60]);
});

test('what is written is read again, whatever the shape', () => {
  const shapes = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(shapes, fc.integer(), (shape, salt) => {
      const data = Uint8Array.from(
        { length: shape.reduce((a, b) => a * b, 1) },
        (_, i) => (i * 31 + salt) & 255,
      );
      const parsed = parseIdx(encodeIdx({ shape, data }), 'round trip');
      assert.deepEqual(parsed.shape, shape);
      assert.deepEqual([...parsed.data], [...data]);
    }),
  );
});

test('any bytes are either read or refused with a message that names the file', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        const { shape, data } = parseIdx(bytes, 'x.idx');
        assert.equal(
          data.length,
          shape.reduce((a, b) => a * b, 1),
        );
      } catch (error) {
        assert.match((error as Error).message, /^x\.idx is/);
      }
    }),
    { numRuns: 2000 },
  );
});

const refused: [string, Uint8Array, RegExp][] = [
  ['an empty file', new Uint8Array(0), /is no IDX file: it has 0 bytes/],
  [
    'a wrong magic number',
    Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
    /its magic number is 0x01020304, not 0x00000803/,
  ],
  ['a file of floats', Uint8Array.of(0, 0, 0x0d, 1, 0, 0, 0, 0), /its magic number is 0x00000d01/],
  ['a header that is cut off', TWO_IMAGES.subarray(0, 10), /is cut off in its header \(10 bytes\)/],
  [
    'pixels that are cut off',
    TWO_IMAGES.subarray(0, 20),
    /promises 2×1×3 = 6 bytes, it holds 4\. Get the file anew/,
  ],
  [
    'bytes too many',
    Uint8Array.of(...TWO_IMAGES, 7),
    /is too long: its header promises 2×1×3 = 6 bytes, it holds 7/,
  ],
];

for (const [name, bytes, message] of refused) {
  test(`${name} is refused: ${message.source}`, () => {
    assert.throws(() => parseIdx(bytes, 'digits'), message);
  });
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'idx-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const images = (count: number, side = 28) =>
  encodeIdx({ shape: [count, side, side], data: new Uint8Array(count * side * side).fill(7) });
const labels = (count: number) => encodeIdx({ shape: [count], data: new Uint8Array(count).fill(3) });

function writeFolder(files: Record<string, Uint8Array>): void {
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}

test('a folder with the four files is loaded, plain and compressed files mixed', () => {
  writeFolder({
    'train-images-idx3-ubyte.gz': gzipSync(images(5)),
    'train-labels.idx1-ubyte': labels(5),
    't10k-images-idx3-ubyte': images(2),
    't10k-labels-idx1-ubyte.gz': gzipSync(labels(2)),
  });
  const { train, test: held, source } = loadMnist({ folder });
  assert.deepEqual([train.count, held.count, train.height, train.labels[4]], [5, 2, 28, 3]);
  assert.equal(source, `IDX files in ${folder}`);
});

test('a compressed file that is cut off says so', () => {
  const file = join(folder, 'a.gz');
  writeFileSync(file, gzipSync(images(50)).subarray(0, 30));
  assert.throws(() => readIdxFile(file), /a\.gz cannot be decompressed .* Get the file anew/);
});

const complete = {
  'train-images-idx3-ubyte': images(3),
  'train-labels-idx1-ubyte': labels(3),
  't10k-images-idx3-ubyte': images(1),
  't10k-labels-idx1-ubyte': labels(1),
};

const badFolders: [string, Record<string, Uint8Array>, RegExp][] = [
  ['an empty folder', {}, /is empty\. It must hold MNIST's four files/],
  ['a folder without labels', { 'train-images-idx3-ubyte': images(3) }, /has no train-labels-idx1-ubyte/],
  [
    'files that do not belong together',
    { ...complete, 'train-labels-idx1-ubyte': labels(4) },
    /holds 3 images, .* holds 4 labels: they do not belong together/,
  ],
  [
    'swapped files',
    { ...complete, 'train-images-idx3-ubyte': labels(3) },
    /holds 3 bytes, not images .* Are the files swapped\?/,
  ],
  [
    'no image',
    { ...complete, 'train-images-idx3-ubyte': images(0), 'train-labels-idx1-ubyte': labels(0) },
    /train-images-idx3-ubyte holds no image\. Get the file anew/,
  ],
  [
    'images of another size',
    { ...complete, 't10k-images-idx3-ubyte': images(1, 32) },
    /holds images of 32×32 pixels; the course's networks take 28×28/,
  ],
  [
    'letters',
    { ...complete, 'train-labels-idx1-ubyte': encodeIdx({ shape: [3], data: Uint8Array.of(1, 9, 46) }) },
    /train-labels-idx1-ubyte holds the label 46; the course's digits have the labels 0 to 9/,
  ],
];

/** Where downloads put the files: torchvision, and Kaggle's archive. */
for (const [name, place] of [
  ['MNIST/raw', (file: string) => join('MNIST', 'raw', file)],
  ['raw', (file: string) => join('raw', file)],
  ['a folder of each name', (file: string) => join(file, file)],
  [
    'a folder with a dot in its name, beside the file',
    (file: string) => join(file.replace('-idx', '.idx'), file),
  ],
] as [string, (file: string) => string][]) {
  test(`files in ${name} are found`, () => {
    for (const [file, bytes] of Object.entries(complete)) {
      mkdirSync(join(folder, place(file), '..'), { recursive: true });
      writeFileSync(join(folder, place(file)), bytes);
    }
    assert.equal(loadMnist({ folder }).train.count, 3);
  });
}

test('a file in place of the folder, and a folder in place of a file, are told', () => {
  writeFolder({ file: labels(1) });
  assert.throws(
    () => loadMnist({ folder: join(folder, 'file') }),
    /file is a file, not a folder\. It must hold/,
  );
  writeFolder(complete);
  rmSync(join(folder, 'train-images-idx3-ubyte'));
  mkdirSync(join(folder, 'train-images-idx3-ubyte'));
  assert.throws(() => loadMnist({ folder }), /has no train-images-idx3-ubyte\. It must hold/);
});

for (const [name, files, message] of badFolders) {
  test(`${name} is refused: ${message.source}`, () => {
    writeFolder(files);
    assert.throws(() => loadMnist({ folder }), message);
  });
}

test('a folder that does not exist is named, with the variable that names it', () => {
  assert.throws(
    () => loadMnist({ folder: join(folder, 'nowhere') }),
    /nowhere does not exist \(--data, COURSE_DATA\)/,
  );
});
