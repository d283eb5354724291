import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { COUNTS, runOnce, SETTINGS } from '../../experiments/critic-gap/measure';
import { CRITIC_GAP_PLAN, gapRuns, meanGaps } from '../../experiments/critic-gap/read-results';
import { startEngine } from '../backend/engine';

before(() => startEngine());

test('the discriminator is asked at each moment, and says the same again with its seed', async () => {
  const size = { steps: 4, every: 2, judged: 20 };
  const row = await runOnce({ count: 64, seed: 1 }, size);
  assert.deepEqual(row.steps, [2, 4]);
  for (const logits of [row.train, row.heldOut, row.fake]) {
    assert.equal(logits.length, 2);
    assert.ok(logits.every(Number.isFinite));
  }
  assert.deepEqual(await runOnce({ count: 64, seed: 1 }, size), row);
});

test('what was measured: few digits are known by heart, with every seed, and many are not', () => {
  assert.deepEqual(CRITIC_GAP_PLAN, SETTINGS);
  const ends = (digits: number) => gapRuns(digits).map(({ gaps }) => gaps.at(-1)!);
  for (const digits of COUNTS) {
    assert.deepEqual(
      gapRuns(digits).map(({ seed }) => seed),
      [1, 2, 3],
    );
    const mean = ends(digits).reduce((sum, gap) => sum + gap, 0) / 3;
    assert.ok(Math.abs(meanGaps(digits).at(-1)! - mean) < 1e-12);
  }
  assert.ok(Math.min(...ends(300)) > 2 * Math.max(...ends(9000)));
  assert.throws(() => gapRuns(7), /No runs with 7 digits/);
});
