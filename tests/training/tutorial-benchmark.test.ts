import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { TUTORIAL_SETTINGS } from '../../benchmarks/tutorial/asked';
import results from '../../benchmarks/tutorial/results.json';
import { DCGAN_PLANS } from '../../src/training/profiles';

test("the tutorial's settings are those of the profile full, which leaves Keras' defaults as they are", () => {
  const { batchSize, optimizer, normalizationMomentum = 0.99 } = DCGAN_PLANS.full;
  const { learningRate, beta1 = 0.9 } = optimizer;
  assert.deepEqual(TUTORIAL_SETTINGS, { batchSize, learningRate, beta1, normalizationMomentum });
});

test('each had the same work, and the README says what came of it', () => {
  const { runs, minutes } = results;
  const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
  const place = readme.indexOf('npm run bench -- tutorial` trains');
  const said = readme.slice(place, readme.indexOf('\n', place));
  for (const { steps, busySeconds, epochs, settings, measures } of runs) {
    assert.ok(Math.abs(busySeconds / (60 * minutes) - 1) < 0.02, String(busySeconds));
    assert.ok(Math.abs(epochs - (steps * settings.batchSize) / 60_000) < 1e-9);
    for (const number of [steps, Math.round(measures.distance).toLocaleString('en')])
      assert.ok(said.includes(`${number}`), `${number} in the README`);
  }
});
