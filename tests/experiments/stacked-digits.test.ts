import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { GAMES, runGame, stackedNetworks } from '../../experiments/stacked-digits/measure';
import { stackDigits } from '../../src/data/stacked-digits';
import { describeNetwork } from '../../src/models/describe';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(() => startEngine());

test('each game trains, and its images are measured', async () => {
  const random = new RandomStream(1);
  const digits = {
    source: 'noise',
    count: 20,
    height: 28,
    width: 28,
    channels: 1,
    pixels: Uint8Array.from(random.uniforms(20 * 784), (value) => Math.floor(256 * value)),
    labels: new Uint8Array(20),
  };
  const images = stackDigits(digits, { count: 16, random });
  const size = { width: 2, batchSize: 4, steps: 2, measured: 20 };
  for (const name of Object.keys(GAMES)) {
    const run = await runGame(name, { seed: 1, images, size });
    assert.equal(run.steps, 2, name);
    assert.ok(run.modes >= 1 && run.modes <= 20, name);
    assert.ok(run.divergence >= Math.log(1000 / 20) - 1e-9, 'of 20 images at least this');
  }
});

test('the networks: 28×28×3 out, one logit', () => {
  const { generator, discriminator } = stackedNetworks(16);
  assert.deepEqual(describeNetwork(generator).outputShape, [28, 28, 3]);
  assert.deepEqual(describeNetwork(discriminator).outputShape, [1]);
});
