/** The small cases on the ring: what was measured over seeds holds, and a case is the same again with the same seed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CASES, type Problem, watchCase } from '../../experiments/failures/cases';
import { experiment, type SeedRow } from '../../experiments/failures/seeds';
import results from '../../experiments/failures/seeds.json';

const rows = results.rows as SeedRow[];
const of = (problem: Problem, state: SeedRow['state'], measure: 'firstGradient' | 'lossSwing' | 'variety') =>
  rows.filter((row) => row.problem === problem && row.state === state).map((row) => row[measure]);

describe('failures over seeds', () => {
  test('there is a row for each problem, state and seed', () => {
    assert.equal(rows.length, Object.keys(CASES).length * 2 * experiment.seeds!.length);
  });

  test('with log(1 − D) the first gradient is less than a hundredth of what −log D gives, in every seed', () => {
    const cured = of('vanishing gradient', 'cured', 'firstGradient');
    of('vanishing gradient', 'sick', 'firstGradient').forEach((sick, i) => {
      assert.ok(sick < cured[i]! / 100, `seed ${i + 1}: ${sick} and ${cured[i]}`);
    });
  });

  test('large rates make the loss swing more, in every seed', () => {
    const calmest = Math.min(...of('instability', 'sick', 'lossSwing'));
    assert.ok(calmest > 3 * Math.max(...of('instability', 'cured', 'lossSwing')));
  });

  test('a hasty generator has less variety than a slow one with the same seed', () => {
    const cured = of('mode collapse', 'cured', 'variety');
    of('mode collapse', 'sick', 'variety').forEach((sick, i) => {
      assert.ok(sick < cured[i]!, `seed ${i + 1}: ${sick} and ${cured[i]}`);
    });
  });

  test('a run is the same again with its seed, and another with another', () => {
    const short = { ...CASES.instability.cured, steps: 25 };
    const [first, again, other] = [1, 1, 2].map((seed) => watchCase(short, seed));
    assert.deepEqual(again, first);
    assert.notDeepEqual(other!.points, first!.points);
    assert.equal(first!.curves.length, 25);
    assert.ok(first!.curves.every((step) => step.generatorGradient > 0 && step.discriminatorGradient > 0));
  });
});
