import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  chooseStrength,
  drawDomains,
  METHODS,
  runMethod,
  SETTINGS,
} from '../../experiments/domain-adaptation/measure';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

const TINY = { ...SETTINGS, digits: 128, tested: 40, epochs: 1, batchSize: 16 };

test('source and target are as many digits, in the same format; a seed draws the same ones', () => {
  const { source, target, test: held } = drawDomains(TINY, new RandomStream(1));
  assert.deepEqual([source.count, target.count, held.source.count, held.target.count], [128, 128, 40, 40]);
  assert.deepEqual([source.channels, target.channels], [3, 3]);
  assert.deepEqual(held.source.labels, held.target.labels);
  assert.deepEqual(drawDomains(TINY, new RandomStream(1)).target.pixels, target.pixels);
});

for (const method of METHODS) {
  test(`${method}: a tiny training gives its row`, async () => {
    const row = await runMethod({ method, batchNorm: method === 'DANN', seed: 1 }, TINY);
    for (const share of [row.source, row.target, row.few]) assert.ok(share >= 0 && share <= 1);
  });
}

test('the largest strength that the source bears is chosen, whatever the target says', () => {
  const rows = [
    { source: 0.98, target: 0.4 },
    { strength: 0.1, source: 0.981, target: 0.9 },
    { strength: 0.3, source: 0.972, target: 0.5 },
    { strength: 1, source: 0.96, target: 1 },
  ];
  assert.equal(chooseStrength(rows), 0.3);
  assert.equal(chooseStrength([rows[0]!, rows[3]!]), undefined);
});
