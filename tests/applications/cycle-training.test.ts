/** Both cycles are learned, the errors are told as they are, and without the cycle's weight nothing asks for it. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { buildCycleGame, type CycleReport, trainCycle } from '../../src/applications/cycle-training';
import { negativeImages } from '../../src/applications/unpaired';
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

const optimizer = { learningRate: 2e-3, beta1: 0.5 };

async function learn(cycle: number): Promise<CycleReport[]> {
  const digits = takeEvenly(loadMnist().test, 64);
  const random = new RandomStream(2);
  const game = buildCycleGame({ cycle, optimizer, random });
  const reports = [];
  const kinds = { first: digits, second: negativeImages(digits) };
  for await (const report of trainCycle(game, kinds, { steps: 20, batchSize: 8, random }))
    reports.push(report);
  game.dispose();
  return reports;
}

test('with a weight the cycle error falls far below that of the same start without it', async () => {
  const [held, free] = [await learn(10), await learn(0)];
  // The first step is told before any update of the generators: the same weights, the same pictures.
  assert.ok(Math.abs(held[0]!.cycleError - free[0]!.cycleError) < 1e-5);
  assert.ok(held.at(-1)!.cycleError < 0.6 * held[0]!.cycleError);
  assert.ok(held.at(-1)!.cycleError < free.at(-1)!.cycleError);
  assert.ok([...held, ...free].every((report) => Object.values(report).every(Number.isFinite)));
});

test('a weight below 0 is refused', () => {
  assert.throws(
    () => buildCycleGame({ cycle: -1, optimizer, random: new RandomStream(1) }),
    /a number from 0 on; got -1/,
  );
});
