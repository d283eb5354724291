import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RuleRun, summarizeRuns, UNCHANGED, type Variant } from '../../src/evaluation/rule-runs';
import { DCGAN_CHANGES } from '../../src/models/rule-changes';

const NUMBERS = { sure: 0.5, peak2: 1, peak4: 1, realScore: 0.5, fakeScore: 0.5, steps: 600 };

/** Runs of three seeds, whose distance is the seed's number plus what the variant adds. */
const makeRuns = (added: (variant: Variant, seed: number) => number): RuleRun[] =>
  [UNCHANGED, ...DCGAN_CHANGES].flatMap((name) =>
    [1, 2, 3].map((seed) => {
      const variant = name as Variant;
      return { ...NUMBERS, variant, seed, distance: 10 * seed + added(variant, seed) };
    }),
  );

test('mean and spread of each change, and its difference seed by seed', () => {
  const runs = makeRuns((variant, seed) => (variant === 'ReLU in D' ? 4 + 0.1 * seed : 0));
  const rows = summarizeRuns({ runs }, 'distance');
  assert.equal(rows.length, DCGAN_CHANGES.length + 1);
  assert.deepEqual(
    [rows[0]!.variant, rows[0]!.mean, rows[0]!.spread, rows[0]!.difference],
    [UNCHANGED, 20, 10, undefined],
  );
  const changed = rows.find(({ variant }) => variant === 'ReLU in D')!;
  assert.ok(Math.abs(changed.mean - 24.2) < 1e-9 && Math.abs(changed.difference!.mean - 4.2) < 1e-9);
  // Seeds differ by 10, the change by 0.1 only: paired, that is seen.
  assert.equal(changed.difference!.significant, true);
  assert.equal(rows[1]!.difference!.significant, false);
});

test('a change that lacks a seed is named', () => {
  const runs = makeRuns(() => 0).filter(({ variant, seed }) => variant !== 'ReLU in G' || seed !== 2);
  assert.throws(() => summarizeRuns({ runs }, 'sure'), /no "ReLU in G" of seed 2/);
});
