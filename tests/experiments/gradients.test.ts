/** A step's gradients beside PyTorch's: each loss and penalty on each engine that is there, and recorded. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  engineOf,
  type GradientCell,
  measureCell,
  measureWay,
  PENALTIES,
  type PenaltyName,
  WAYS,
} from '../../experiments/gradients/measure';
import { GRADIENT_CELLS, largestDeviation } from '../../experiments/gradients/read-gradients';
import { selectEngine } from '../../src/backend';
import { LOSSES } from '../../src/training/losses';
import { startEngine, TESTED_ENGINES } from '../backend/engine';

const ROOM = 1e-3;
const NAMES = Object.keys(PENALTIES) as PenaltyName[];

function assertNear(cells: readonly GradientCell[]): void {
  for (const { way, loss, penalty, generator, discriminator } of cells) {
    const what = `${way}, ${loss}, ${penalty}`;
    // Not exactly 0: float32 and float64 differ in their last digits, and a cell that compares nothing would be 0.
    assert.ok(generator > 0 && generator <= ROOM, `${what}, generator: ${generator}`);
    assert.ok(discriminator > 0 && discriminator <= ROOM, `${what}, discriminator: ${discriminator}`);
  }
}

after(startEngine);

for (const way of WAYS.filter((name) => name !== 'tensorflow, recorded')) {
  const skip = !TESTED_ENGINES.includes(engineOf(way));
  test(`on ${way} every loss with every penalty has PyTorch's gradients`, { skip }, async () => {
    const cells = await measureWay(way);
    assert.equal(cells.length, LOSSES.length * NAMES.length);
    assertNear(cells);
  });
}

describe('recorded as one graph', { skip: !TESTED_ENGINES.includes('tensorflow') }, () => {
  before(() => selectEngine({ wish: 'tensorflow' }));
  for (const [i, loss] of LOSSES.entries()) {
    const penalty = NAMES[(i + 1) % NAMES.length]!;
    test(`${loss}, ${penalty}`, async () => {
      assertNear([await measureCell('tensorflow, recorded', loss, penalty)]);
    });
  }
});

test('what was measured has every cell, each near', () => {
  assert.equal(GRADIENT_CELLS.length, WAYS.length * LOSSES.length * NAMES.length);
  assertNear(GRADIENT_CELLS);
  assert.ok(largestDeviation({ way: 'cpu' }) <= largestDeviation());
});
