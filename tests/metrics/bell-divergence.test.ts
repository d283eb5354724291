import assert from 'node:assert/strict';
import { test } from 'node:test';
import { divergenceAtDistance } from '../../src/metrics/bell-divergence';

test('equal bells are 0 apart, distant ones log 2, and near ones d²/8 as their Fisher information says', () => {
  assert.equal(divergenceAtDistance(0), 0);
  assert.ok(Math.abs(divergenceAtDistance(8) - Math.log(2)) < 1e-3);
  for (const distance of [0.01, 0.05]) {
    const expected = distance ** 2 / 8;
    assert.ok(Math.abs(divergenceAtDistance(distance) / expected - 1) < 1e-2, String(distance));
  }
});

test('it only grows with the distance', () => {
  const values = Array.from({ length: 41 }, (_, i) => divergenceAtDistance(i / 5));
  assert.ok(values.every((value, i) => i === 0 || value > values[i - 1]!));
});
