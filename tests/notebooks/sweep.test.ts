import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSeeds } from './sweep';

test('seeds are single ones and ranges', () => {
  assert.deepEqual(parseSeeds('3'), [3]);
  assert.deepEqual(parseSeeds('1,5-7'), [1, 5, 6, 7]);
  for (const bad of ['', 'x', '5-1', '1-', '-3']) {
    assert.throws(() => parseSeeds(bad), /Name seeds as 1-20 or 1,5,9/);
  }
});
