import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { SETTINGS } from '../../experiments/info-gan/learn-heads';
import { runSeed } from '../../experiments/info-gan/measure';
import { startEngine } from '../backend/engine';

before(startEngine);

test('a tiny training gives its row: a column of the table for each digit, and all images counted', async () => {
  const row = await runSeed(1, { ...SETTINGS, batchSize: 16, steps: 3, read: 100 });
  assert.deepEqual(
    row.table.map((line) => line.reduce((a, b) => a + b, 0)),
    new Array(10).fill(10),
  );
  assert.ok(row.purity >= 0.1 && row.matched <= row.purity && row.headLoss > 0);
  assert.match(row.grid, /^data:image\/png;base64,/);
});
