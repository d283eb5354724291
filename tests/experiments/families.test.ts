import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { FAMILY_NAMES } from '../../experiments/families/families';
import { runFamily, SETTINGS } from '../../experiments/families/measure';
import { startEngine } from '../backend/engine';

before(() => startEngine());

const TINY = { ...SETTINGS, trained: 200, passes: 1, rounds: 1, ganSteps: 2, drawn: 20, judged: 20 };

for (const family of FAMILY_NAMES)
  test(`${family}: a tiny training gives its row`, async () => {
    const { bits, milliseconds, sharpness, readable } = await runFamily(family, 1, TINY);
    // A GAN has no probability; the others are better than coins.
    if (family === 'GAN') assert.equal(bits, undefined);
    else assert.ok(bits! > 0 && bits! < 1, String(bits));
    assert.ok(milliseconds! > 0 && sharpness > 0 && readable >= 0 && readable <= 1);
  });

test('the GAN of the first seed is kept, with its sum and its pictures', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'families-'));
  try {
    const row = await runFamily('GAN', 1, TINY, folder);
    const kept = readFileSync(join(folder, 'GAN.safetensors'));
    assert.equal(row.sha256, createHash('sha256').update(kept).digest('hex'));
    assert.match(row.pictures!, /^data:image\/png;base64,/);
    await runFamily('VAE', 1, TINY, folder);
    assert.ok(!existsSync(join(folder, 'VAE.safetensors')), 'the others are quick to train');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
