/** Adaptive augmentation: its rule on plain numbers, in a training that overfits, and over a stop. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { RandomStream } from '../../../src/random/stream';
import { isState } from '../../../src/training/checkpoints/check-state';
import { readCheckpoint, saveCheckpoint } from '../../../src/training/checkpoints/checkpoint';
import { imageExamples } from '../../../src/training/examples';
import { findGameFault, type Game, TUTORIAL_GAME } from '../../../src/training/game';
import { buildGan } from '../../../src/training/gan';
import { trainOn } from '../../../src/training/loop';
import { type SessionOptions, TrainingSession } from '../../../src/training/session';
import {
  adaptStrength,
  isStrength,
  START_STRENGTH,
  type Strength,
} from '../../../src/training/steps/adaptive-strength';
import { augment } from '../../../src/training/steps/augment';
import { takeStep } from '../../../src/training/steps/choose-step';
import { startEngine } from '../../backend/engine';
import { SETTINGS, trainUntil } from '../checkpoints/tiny-training';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../tiny-gan';

before(() => startEngine());

const folder = mkdtempSync(join(tmpdir(), 'course-adaptive-'));
after(() => rmSync(folder, { recursive: true }));

const follow = (signs: number[], adaptImages?: number, from: Strength = START_STRENGTH) =>
  signs.reduce((strength, sign) => adaptStrength(strength, { sign, images: 64, adaptImages }), from);

test('p goes up by the images seen, at every fourth step, where the mean sign is above 0.6, else down', () => {
  const sure = [1, 0.5, 1, 0.5]; // 0.75 on average
  const unsure = [0.5, 0.7, 0.5, 0.6];
  assert.equal(follow(sure.slice(0, 3), 1024).probability, 0, 'no look yet');
  assert.deepEqual(follow(sure, 1024), { ...START_STRENGTH, probability: 256 / 1024 });
  assert.equal(follow([...sure, ...sure, ...unsure], 1024).probability, 256 / 1024);
  assert.equal(follow(unsure, 1024).probability, 0, 'never below 0');
  assert.equal(follow(Array(40).fill(1), 1024).probability, 1, 'never above 1');
  // 500,000 images from 0 to 1, as published: 7,812 steps of 64, and four more at most.
  const steps = Math.ceil(500_000 / 256) * 4;
  assert.ok(follow(Array(steps - 4).fill(1)).probability < 1);
  assert.equal(follow(Array(steps).fill(1)).probability, 1);
});

test('of the images a share is changed, and the others stay as they are, to the last digit', () => {
  const gan = { dropout: new RandomStream(3) };
  tf.tidy(() => {
    const x = tf.tensor(new RandomStream(1).uniforms(400 * 64, -1, 1), [400, 8, 8, 1]);
    const changedOf = (share: number) => {
      const gap = tf.max(tf.abs(tf.sub(augment(gan, x, tf.scalar(share)), x)).reshape([400, 64]), 1);
      return gap.dataSync().filter((value) => value > 1e-6).length / 400;
    };
    assert.equal(changedOf(0), 0);
    assert.equal(changedOf(1), 1);
    // Five standard deviations of 400 draws.
    assert.ok(Math.abs(changedOf(0.3) - 0.3) < 5 * Math.sqrt((0.3 * 0.7) / 400));
  });
});

const GAME: Game = { ...TUTORIAL_GAME, augment: 'adaptive', adaptImages: 64 };

const digits = {
  source: 'test',
  count: 8,
  height: 8,
  width: 8,
  channels: 1,
  pixels: Uint8Array.from({ length: 8 * 64 }, (_, i) => ((i * 37 + (i >> 3) * 11) % 256 > 127 ? 255 : 0)),
  labels: new Uint8Array(8),
};

test('p rises where the discriminator learns and the generator stands still, on a recorded step', async () => {
  const gan = buildGan({
    generator: TINY_GENERATOR,
    discriminator: TINY_DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer: { generator: { learningRate: 1e-9 }, discriminator: { learningRate: 0.01 } },
  });
  const real = imageExamples(digits).take([0, 1, 2, 3, 4, 5, 6, 7]);
  for (let step = 0; step < 60; step++) await takeStep(gan, GAME, [real]);
  assert.ok(gan.strength!.probability > 0.5, `${gan.strength!.probability}`);
  real.dispose();
  gan.dispose();
});

test('a training that is stopped goes on with the same p, to the same numbers', async () => {
  const options: Pick<SessionOptions, 'recipe' | 'data'> = {
    recipe: { networks: { generator: TINY_GENERATOR, discriminator: TINY_DISCRIMINATOR } },
    data: {
      stepsPerEpoch: () => 2,
      train: (gan, { place, epochs, batchSize }) =>
        trainOn(gan, imageExamples(digits), {
          ...{ place, epochs, batchSize, k: 1, shuffle: RandomStream.restore(place.shuffle) },
          step: (player, batches) => takeStep(player, GAME, batches),
        }),
    },
  };
  const rules = {
    generator: { learningRate: 1e-6 },
    discriminator: { learningRate: 0.02 },
  };
  const settings = { ...SETTINGS, epochs: 20, game: GAME, optimizer: rules };
  const straight = new TrainingSession({ ...options, settings });
  await trainUntil(straight, 40);
  const first = new TrainingSession({ ...options, settings });
  await trainUntil(first, 30);
  const path = join(folder, 'stopped');
  await saveCheckpoint(path, first.snapshot({ versions: { node: 'test' } }));
  const checkpoint = readCheckpoint(path);
  assert.deepEqual(checkpoint.state.strength, first.gan.strength);
  assert.ok(
    first.gan.strength!.probability > 0 && first.gan.strength!.steps === 2,
    'stopped between two looks',
  );
  const second = new TrainingSession({ ...options, settings, checkpoint });
  await trainUntil(second, 40);
  assert.deepEqual(second.gan.strength, straight.gan.strength);
  assert.deepEqual(second.history, straight.history);
  for (const strength of [{ ...first.gan.strength, probability: 2 }, { probability: 0.5 }, null]) {
    assert.ok(!isStrength(strength));
    assert.ok(!isState({ ...checkpoint.state, strength }));
  }
  for (const session of [straight, first, second]) session.dispose();
});

test('what cannot be is refused in a sentence', () => {
  const faults: [Partial<Game>, RegExp][] = [
    [
      { loss: 'relativistic' },
      /^Adaptive augmentation follows the sign of D .* the loss "relativistic": take/,
    ],
    [{ adaptImages: 0 }, /^adaptImages is a whole number from 1 on; got 0\.$/],
    [{ augment: 'translate' }, /^adaptImages says how fast .* there is none/],
  ];
  for (const [change, message] of faults) assert.match(findGameFault({ ...GAME, ...change }) ?? '', message);
  assert.equal(findGameFault(GAME), undefined);
});
