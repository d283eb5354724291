import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { DESIGNS, RATES, runOnce, SETTINGS } from '../../experiments/face-designs/measure';
import {
  DESIGN_NAMES,
  FACE_DESIGN_PLAN,
  faceGrid,
  faceRuns,
  RATES_NAMES,
} from '../../experiments/face-designs/read-results';
import { describeNetwork } from '../../src/models/describe';
import { generatorFor } from '../../src/models/generator-for';
import { startEngine } from '../backend/engine';

before(() => startEngine());

test('a design trains and is measured, the same again with its seed', async () => {
  const size = { ...SETTINGS, width: 2, faces: 210, judged: 100, batchSize: 4, steps: 2 };
  const run = await runOnce({ design: 'Dinh', rates: 'equal', seed: 2 }, size);
  assert.equal(run.grid, undefined, 'only the first seed keeps pictures');
  for (const value of [run.distance, run.floor, run.untrained, run.peak2]) assert.ok(Number.isFinite(value));
  assert.deepEqual(await runOnce({ design: 'Dinh', rates: 'equal', seed: 2 }, size), run);
});

test('what was measured: each design over three seeds, nearer than untrained and not yet as near as real faces', () => {
  assert.deepEqual(FACE_DESIGN_PLAN, { ...SETTINGS, rates: RATES });
  assert.deepEqual(DESIGN_NAMES, Object.keys(DESIGNS));
  assert.deepEqual(RATES_NAMES, Object.keys(RATES));
  for (const [design, rates] of DESIGN_NAMES.flatMap((name) =>
    RATES_NAMES.map((one) => [name, one] as const),
  )) {
    const runs = faceRuns(design, rates);
    assert.deepEqual(
      runs.map(({ seed }) => seed),
      [1, 2, 3],
    );
    for (const { distance, floor, untrained } of runs) assert.ok(floor < distance && distance < untrained);
    const shape = {
      size: SETTINGS.side,
      growth: DESIGNS[design],
      channels: 3,
      width: SETTINGS.width,
    } as const;
    assert.equal(runs[0]!.parameters, describeNetwork(generatorFor(shape)).parameterCount);
    const { width, height, channels } = faceGrid(design, rates);
    assert.deepEqual([width, height, channels], [134, 134, 3]);
  }
});
