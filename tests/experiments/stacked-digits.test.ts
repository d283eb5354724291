import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { GAMES, runGame, SETTINGS, stackedNetworks } from '../../experiments/stacked-digits/measure';
import {
  REAL_STACKED,
  runsOf,
  STACKED_GAMES,
  STACKED_PLAN,
} from '../../experiments/stacked-digits/read-results';
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

test('what was measured: five games, three seeds each, as the settings say, and no run stopped early', () => {
  assert.deepEqual(STACKED_GAMES, Object.keys(GAMES));
  for (const [name, value] of Object.entries(SETTINGS))
    assert.equal(STACKED_PLAN[name as keyof typeof SETTINGS], value, name);
  for (const game of STACKED_GAMES) {
    const runs = runsOf(game);
    assert.deepEqual(
      runs.map(({ seed }) => seed),
      [1, 2, 3],
    );
    // 10,000 images cannot show more than 1,000 kinds; one kind alone would be log 1000.
    assert.ok(runs.every(({ modes, steps }) => modes > 0 && modes <= 1000 && steps === SETTINGS.steps));
    assert.ok(runs.every(({ divergence }) => divergence > 0 && divergence < Math.log(1000)));
  }
  assert.throws(() => runsOf('WGAN'), /^RangeError: No game "WGAN" was measured\. Known: DCGAN, packing, /);
});

test('real digits show all kinds, and no more unevenly than 10,000 draws do', () => {
  assert.equal(REAL_STACKED.modes, 1000);
  // The expected divergence of n draws from k even kinds is near (k - 1) / 2n = 0.05.
  assert.ok(Math.abs(REAL_STACKED.divergence - 0.05) < 0.02);
});

test('packing and pairs found more kinds in every run than the DCGAN in any', () => {
  const found = (game: string) => runsOf(game).map(({ modes }) => modes);
  for (const game of ['packing', 'relativistic + R1 + R2'])
    assert.ok(Math.min(...found(game)) > Math.max(...found('DCGAN')), game);
});
