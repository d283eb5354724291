import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { runOnce } from '../../experiments/best-of/measure';
import { BEST_OF_PLAN, bestOfMean, bestOfRuns, CANDIDATES } from '../../experiments/best-of/read-results';
import { CRITICS } from '../../experiments/critics/measure';
import { spread } from '../../experiments/spread';
import { formatFixed } from '../../src/drawing/format-number';
import { openShipped } from '../../src/training/shipped';
import { startEngine } from '../backend/engine';

before(() => startEngine());

test('a run is the same again with its seed, and another with more candidates', async () => {
  const run = { critic: 'dcgan-hidden', candidates: 2, seed: 2 } as const;
  const first = await runOnce(run, 100);
  assert.deepEqual(await runOnce(run, 100), first);
  assert.notDeepEqual(await runOnce({ ...run, candidates: 3 }, 100), { ...first, candidates: 3 });
});

test('what was measured is what is shipped', () => {
  for (const [name, sha256] of Object.entries(BEST_OF_PLAN.weights))
    assert.equal(openShipped(name).provenance().weights.sha256, sha256, `${name}: measure it again`);
});

test('more candidates, more readable digits, with each seed; nine of ten with three', () => {
  for (const critic of CRITICS) {
    for (const seed of [1, 2, 3]) {
      const shares = CANDIDATES.map(
        (candidates) => bestOfRuns(critic, candidates).find((run) => run.seed === seed)!.readable,
      );
      assert.deepEqual(
        shares,
        [...shares].sort((a, b) => a - b),
      );
    }
  }
  const three = bestOfRuns('dcgan-hidden', 3);
  assert.equal(three.length, 3);
  assert.ok(spread(three.map(({ readable }) => readable)).low > 0.9);
  assert.ok(spread(three.map(({ distance }) => distance)).high < 7);
});

test('the price: the best of eight are more precise, and fewer kinds, and lie farther away, with each seed', () => {
  const [one, eight] = [bestOfRuns('dcgan-hidden', 1), bestOfRuns('dcgan-hidden', 8)];
  for (const [i, first] of one.entries()) {
    assert.ok(eight[i]!.precision > first.precision && eight[i]!.recall < first.recall);
    assert.ok(eight[i]!.distance > first.distance);
  }
});

test("the README's sentence has these numbers", () => {
  const [readable, distance] = (['readable', 'distance'] as const).map((measure) =>
    bestOfMean('dcgan-hidden', 3, measure),
  );
  const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
  const sentence = `${formatFixed(100 * readable!, 1)} % are readable, at a distance of ${formatFixed(distance!, 1)}`;
  assert.ok(readme.includes(sentence), sentence);
});
