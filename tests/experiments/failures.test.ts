/** The small cases on the ring: what was measured over seeds holds, and a case is the same again with the same seed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CASES, type CaseName, watchCase } from '../../experiments/failures/cases';
import { countReliability, findStep, listMeasure, SEED_ROWS } from '../../experiments/failures/read-seeds';
import { experiment, largestSwing } from '../../experiments/failures/seeds';

describe('failures over seeds', () => {
  test('there is a row for each case and seed', () => {
    assert.equal(SEED_ROWS.length, Object.keys(CASES).length * experiment.seeds!.length);
  });

  test('with log(1 − D) the first gradient is less than a thousandth of what −log D gives, in every seed', () => {
    const cured = listMeasure('−log D', 'firstGradient');
    listMeasure('log(1 − D)', 'firstGradient').forEach((sick, i) => {
      assert.ok(sick < cured[i]! / 1000, `${sick} and ${cured[i]}`);
    });
  });

  test('large rates make the loss swing more, in every seed', () => {
    assert.ok(
      Math.min(...listMeasure('large rates', 'lossSwing')) >
        3 * Math.max(...listMeasure('sound', 'lossSwing')),
    );
  });

  test('a discriminator that is far ahead costs modes, in every seed', () => {
    assert.ok(Math.max(...listMeasure('far ahead', 'modes')) < Math.min(...listMeasure('sound', 'modes')));
  });

  test('the monitor names three of the four problems nearly always, misses missing modes, and alarms nobody', () => {
    const counts = countReliability().map(({ named, alarms }) => [named, alarms]);
    assert.deepEqual(counts, [
      [5, 0],
      [5, 0],
      [1, 0],
      [4, 0],
    ]);
  });

  test('counts of rows that are known', () => {
    const row = (name: CaseName, said: string[]) => ({ ...SEED_ROWS[0]!, name, said });
    const rows = [
      row('large rates', ['40: collapse', '200: unstable losses']),
      row('large rates', ['40: collapse']),
      row('sound', []),
      row('sound', ['90: collapse']),
      row('sound', []),
    ];
    const expected = { problem: 'instability', sick: 2, named: 1, steps: [200], sound: 3, alarms: 1 };
    assert.deepEqual(countReliability(rows)[1], expected);
    assert.equal(findStep({ said: [] }, ['collapse']), undefined);
  });

  test('the swing is the largest deviation over 100 steps, the first 100 left out', () => {
    const flat = Array<number>(300).fill(1);
    assert.equal(largestSwing([...Array<number>(100).fill(50), ...flat]), 0);
    // Half zeros and half tens deviate by 5.
    assert.equal(largestSwing([...flat, ...Array<number>(100).fill(11)]), 5);
  });

  test('a run is the same again with its seed, and another with another', () => {
    const short = { ...CASES.sound, steps: 25 };
    const [first, again, other] = [1, 1, 2].map((seed) => watchCase(short, seed));
    assert.deepEqual(again, first);
    assert.notDeepEqual(other!.points, first!.points);
    assert.equal(first!.curves.length, 25);
    assert.ok(first!.curves.every((step) => step.generatorGradient > 0 && step.discriminatorGradient > 0));
  });
});
