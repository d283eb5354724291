import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { evenOneHot } from '../../../src/models/conditional';
import { RandomStream } from '../../../src/random/stream';
import { type Game, TUTORIAL_GAME } from '../../../src/training/game';
import { buildGan } from '../../../src/training/gan';
import { gameStep } from '../../../src/training/steps/game-step';
import { forgetRecordings, stepStatus } from '../../../src/training/steps/recorded-step';
import { startEngine } from '../../backend/engine';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../tiny-gan';

let name = '';
before(async () => {
  name = (await startEngine()).name;
});

const build = () =>
  buildGan({
    generator: { ...TINY_GENERATOR, classes: 3 },
    discriminator: { ...TINY_DISCRIMINATOR, classes: 3 },
    optimizer: { rule: 'sgd', learningRate: 0.05 },
    random: new RandomStream(1),
  });

const base: Game = { ...TUTORIAL_GAME, loss: 'relativistic', r1: 1, r2: 0.5 };
for (const game of [base, { ...base, order: 'discriminator-first', k: 2, latents: 'fresh' }] as Game[]) {
  test(`with labels and penalties, one graph with the plain step's numbers: ${JSON.stringify(game)}`, async () => {
    const [recorded, plain] = [build(), build()];
    const random = new RandomStream(5);
    const labels = Array.from({ length: game.k }, () => evenOneHot(recorded.generator.spec, 4)!);
    for (let step = 1; step <= 3; step++) {
      const real = labels.map(() => tf.tensor(random.uniforms(256, -1, 1), [4, 8, 8, 1]));
      const a = await gameStep(recorded, game, real, undefined, labels);
      const b = await gameStep(plain, game, real, undefined, labels);
      forgetRecordings(plain);
      for (const [key, value] of Object.entries(a)) {
        assert.ok(Math.abs(value - b[key as keyof typeof b]) < 1e-3, `step ${step}, ${key}`);
      }
      tf.dispose(real);
    }
    const [status] = Object.values(stepStatus(recorded));
    assert.equal(status!.mode, name === 'tensorflow' ? 'graph' : 'plain', status!.reason);
    tf.dispose(labels);
    recorded.dispose();
    plain.dispose();
  });
}
