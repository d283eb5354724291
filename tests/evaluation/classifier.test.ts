import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { findMnistData } from '../../src/data/choose-digits';
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { classify, openClassifier, readDigitsOf } from '../../src/evaluation/classifier';
import { startEngine } from '../backend/engine';

const folder = join(__dirname, '..', '..', 'checkpoints', 'classifier');
const provenance = JSON.parse(readFileSync(join(folder, 'provenance.json'), 'utf8'));

before(async () => {
  await startEngine();
});

test('the shipped weights are those of the provenance, small, and right in 99.2 % of the test digits', () => {
  const bytes = readFileSync(join(folder, provenance.weights.file));
  assert.equal(createHash('sha256').update(bytes).digest('hex'), provenance.weights.sha256);
  assert.ok(bytes.length < 2e6);
  assert.ok(provenance.metrics.accuracy >= 0.992);
  const rows = provenance.confusion as number[][];
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  assert.equal(sum(rows.map(sum)), 10_000);
  assert.equal(sum(rows.map((row, digit) => row[digit]!)) / 10_000, provenance.metrics.accuracy);
});

test('it names digits that it has never seen, and says how sure it is', async () => {
  // Without the 60,000 those of the package are all that is there; it was trained on them.
  const { test: digits } = loadMnist({ folder: findMnistData() });
  const some = takeEvenly(digits, 1000);
  const classifier = openClassifier();
  const done: number[] = [];
  const seen = await classify(classifier, some, { batchSize: 300, onProgress: (count) => done.push(count) });
  const alone = await classify(classifier, takeEvenly(some, 1));
  classifier.dispose();
  assert.deepEqual(done, [300, 600, 900, 1000]);
  const { digits: named, sureness } = readDigitsOf(seen);
  const right = named.filter((digit, i) => digit === some.labels[i]).length;
  assert.ok(right >= 980, `${right} of 1,000`);
  assert.ok(sureness.filter((value) => value >= 0.9).length > 950);
  assert.equal(seen.features.length, 64_000);
  assert.ok(seen.features.every((value) => value >= 0));
  for (let i = 0; i < 1000; i++) {
    const sum = seen.probabilities.subarray(10 * i, 10 * i + 10).reduce((total, value) => total + value, 0);
    assert.ok(Math.abs(sum - 1) < 1e-5);
  }
  for (const [i, value] of alone.features.entries())
    assert.ok(Math.abs(value - seen.features[i]!) < 1e-3, 'an image is judged alone as among others');
});

test('images of another size, and weights that are none, are refused', async () => {
  const classifier = openClassifier();
  const images = { count: 1, height: 32, width: 32, channels: 1, pixels: new Uint8Array(1024) };
  await assert.rejects(classify(classifier, images), /28×28; these are 32×32×1/);
  classifier.dispose();
  const empty = mkdtempSync(join(tmpdir(), 'classifier-'));
  assert.throws(() => openClassifier(empty), /there is no such file/);
  writeFileSync(
    join(empty, 'weights.safetensors'),
    readFileSync(join(folder, '..', 'dcgan', 'weights.safetensors')),
  );
  assert.throws(() => openClassifier(empty), /hold no classifier/);
  rmSync(empty, { recursive: true });
});
