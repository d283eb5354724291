import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { CRITICS, runOnce, SETTINGS } from '../../experiments/critics/measure';
import { CRITICS_PLAN, criticRuns } from '../../experiments/critics/read-results';
import { GENERATOR } from '../../src/models/case-study';
import { findRecipe } from '../../src/training/recipes';
import { startEngine } from '../backend/engine';

before(() => startEngine());

test('both recipes have one generator; a run is the same again with its seed', async () => {
  for (const critic of CRITICS) assert.equal(findRecipe(critic).networks.generator, GENERATOR);
  const size = { epochs: 1, profile: 'quick', judged: 200 } as const;
  const run = await runOnce({ critic: 'dcgan-hidden', seed: 2 }, size);
  assert.equal(run.steps, 30);
  assert.ok(run.distance > 100);
  assert.deepEqual(await runOnce({ critic: 'dcgan-hidden', seed: 2 }, size), run);
});

test('what was measured: with the hidden layer digits are nearer and more readable, with every seed', () => {
  assert.deepEqual(CRITICS_PLAN, SETTINGS);
  const [plain, hidden] = CRITICS.map(criticRuns) as [
    ReturnType<typeof criticRuns>,
    ReturnType<typeof criticRuns>,
  ];
  for (const [i, { seed, steps, readable, distance }] of plain.entries()) {
    assert.equal(seed, i + 1);
    assert.equal(steps, SETTINGS.epochs * 937);
    assert.equal(hidden[i]!.seed, seed);
    assert.ok(hidden[i]!.distance < distance && hidden[i]!.readable > readable);
  }
  assert.equal(plain.length, 3);
});
