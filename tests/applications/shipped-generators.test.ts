/** A generator that is written and read again gives the same answers; what is missing is named. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { answerAll, buildPairGame } from '../../src/applications/pair-training';
import { makePairs } from '../../src/applications/pairs';
import {
  encodeGenerator,
  generatorFile,
  openShippedGenerator,
} from '../../src/applications/shipped-generators';
import { loadMnist } from '../../src/data/mnist';
import { takeEvenly } from '../../src/data/subsets';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

test('a generator that is written and read again gives the same answers, but for halves', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'generators-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const random = new RandomStream(4);
  const optimizer = { learningRate: 1e-3, beta1: 0.5 };
  const game = buildPairGame({ task: 'completion', pixelLoss: 'L2', adversarial: 0, optimizer, random });
  const { given } = makePairs('completion', takeEvenly(loadMnist().test, 10), random);
  const before = await answerAll(game.generator, given);
  const bytes = await encodeGenerator(game.generator);
  assert.ok(bytes.length < 160_000);
  writeFileSync(join(folder, generatorFile('completion', 'GAN')), bytes);
  game.dispose();
  const read = openShippedGenerator('completion', 'GAN', folder);
  const after = await answerAll(read, given);
  read.dispose();
  assert.ok(before.pixels.every((level, i) => Math.abs(level - after.pixels[i]!) <= 2));
  assert.throws(
    () => openShippedGenerator('completion', 'L2', folder),
    /completion-L2\.safetensors cannot be used: there is no such file/,
  );
});
