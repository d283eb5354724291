/** Text to image, attributes to face and translation without pairs: tiny runs give their rows, and what notebook 14 says of the kept ones holds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { SETTINGS as CYCLE, runCycle } from '../../experiments/applications/cycle';
import { SETTINGS as FACES, runFaces } from '../../experiments/applications/faces';
import {
  readCycleResults,
  readFaceResults,
  readTextResults,
} from '../../experiments/applications/read-applications';
import { runText, SETTINGS as TEXT } from '../../experiments/applications/text';
import {
  FACES_FILE,
  openShippedFaces,
  openShippedPainter,
  openShippedTranslator,
  PAINTER_FILE,
  SHIPPED_GENERATORS,
  translatorFile,
} from '../../src/applications/shipped-generators';
import { sha256 } from '../../src/training/checkpoints/checkpoint';
import { startEngine } from '../backend/engine';

before(startEngine);

const sumOf = (file: string) => sha256([readFileSync(join(SHIPPED_GENERATORS, file))]);

test('a tiny training of stage II gives its row: untrained it follows few requests', async () => {
  const row = await runText(4, { ...TEXT, digits: 32, steps: 2, batchSize: 16, pictures: 1 });
  for (const shares of [row.held, row.known, row.shuffled, row.real])
    for (const share of Object.values(shares)) assert.ok(share >= 0 && share <= 1);
  assert.ok(row.real.all > 0.7 && row.held.all < 0.2);
});

test('a tiny training without pairs gives its row, and the same outlines for each weight', async () => {
  const tiny = { ...CYCLE, images: 32, tested: 20, steps: 2, batchSize: 16 };
  const [held, free] = [
    await runCycle({ cycle: 10, seed: 4 }, tiny),
    await runCycle({ cycle: 0, seed: 4 }, tiny),
  ];
  assert.equal(held.given, free.given);
  assert.ok(held.cycleError > 0 && held.cycleError < 255 && held.kept <= 1);
});

test('the shipped networks are those that were measured, and small', () => {
  const shipped = readTextResults().runs.find((run) => run.sha256)!;
  assert.deepEqual([shipped.seed, sumOf(PAINTER_FILE)], [1, shipped.sha256]);
  const cycle = readCycleResults().runs.find((run) => run.sha256)!;
  assert.deepEqual([cycle.seed, cycle.cycle], [1, 10]);
  for (const way of ['there', 'back'] as const) assert.equal(sumOf(translatorFile(way)), cycle.sha256![way]);
  const networks = [openShippedPainter(), openShippedTranslator('there'), openShippedTranslator('back')];
  assert.deepEqual(
    networks.map(({ outputShape }) => outputShape.join('×')),
    ['28×28×3', '28×28×1', '28×28×1'],
  );
  for (const network of networks) network.dispose();
});

test('with each seed held requests are followed far above chance, and below digits painted by code', () => {
  for (const { held, shuffled, real } of readTextResults().runs)
    assert.ok(held.all > 10 * shuffled.all && held.all < real.all);
});

test('with each seed the cycle makes its own error smaller, and more digits come back', () => {
  const { runs } = readCycleResults();
  for (const seed of [1, 2, 3]) {
    const [held, free] = [10, 0].map(
      (cycle) => runs.find((run) => run.seed === seed && run.cycle === cycle)!,
    );
    assert.ok(held!.cycleError < free!.cycleError && held!.keptAgain > free!.keptAgain);
  }
});

test('a tiny training on faces gives its row: faces drawn by code are read far better', async () => {
  const row = await runFaces(4, { ...FACES, faces: 32, steps: 2, batchSize: 16, pictures: 2 });
  for (const shares of [row.asked, row.shuffled, row.real])
    for (const share of Object.values(shares)) assert.ok(share >= 0 && share <= 1);
  assert.ok(row.real.all > 0.6 && row.asked.all < 0.3);
});

test('the shipped faces are those that were measured; with each seed they follow their requests above chance', () => {
  const { runs } = readFaceResults();
  assert.equal(sumOf(FACES_FILE), runs.find(({ seed }) => seed === 1)!.sha256);
  const network = openShippedFaces();
  assert.deepEqual(network.outputShape, [32, 32, 3]);
  network.dispose();
  for (const { asked, shuffled, real } of runs)
    assert.ok(asked.all > 3 * shuffled.all && asked.all < real.all);
});
