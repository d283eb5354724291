import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../../../src/backend';
import type { NetworkSpec } from '../../../src/models/spec';
import { RandomStream } from '../../../src/random/stream';
import { findGameFault, type Game, noiseAt, TUTORIAL_GAME } from '../../../src/training/game';
import { buildGan, type Gan } from '../../../src/training/gan';
import { findLoss } from '../../../src/training/losses';
import { LABELLED, smoothed } from '../../../src/training/losses/smoothed';
import { chooseStep } from '../../../src/training/steps/choose-step';
import { gameStep } from '../../../src/training/steps/game-step';
import { forgetRecordings, stepStatus } from '../../../src/training/steps/recorded-step';
import { addNoise, placeBetween } from '../../../src/training/steps/regularizers';
import { fixUnitSlope } from '../../../src/training/steps/slope-penalty';
import { startEngine } from '../../backend/engine';
import golden from '../../golden/regularizers/pytorch.json';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../tiny-gan';

let engine: Engine;
before(async () => {
  engine = await startEngine();
});

const build = (discriminator: NetworkSpec = TINY_DISCRIMINATOR): Gan =>
  buildGan({
    generator: TINY_GENERATOR,
    discriminator,
    optimizer: { rule: 'sgd', learningRate: 0.05 },
    random: new RandomStream(1),
  });

function assertClose(actual: number[], expected: number[], room: number, what: string): void {
  const scale = Math.max(...expected.map(Math.abs), 1e-3);
  assert.equal(actual.length, expected.length, what);
  for (const [i, value] of actual.entries()) {
    const gap = Math.abs(value - expected[i]!);
    assert.ok(gap <= room * scale, `${what} ${i}: ${value}, expected ${expected[i]}`);
  }
}

const weightsOf = ({ generator, discriminator }: Gan) =>
  [...generator.weights, ...discriminator.weights].map((weight) => [...weight.dataSync()]);

const NETWORKS: Record<'points' | 'images', NetworkSpec> = {
  points: {
    name: 'discriminator',
    inputShape: [2],
    layers: [{ layer: 'dense', units: 8 }, { layer: 'tanh' }, { layer: 'dense', units: 1 }],
  },
  images: {
    name: 'discriminator',
    inputShape: [8, 8, 1],
    layers: [
      { layer: 'conv2d', filters: 3, kernelSize: 4, strides: 2, padding: 1 },
      { layer: 'leakyRelu', negativeSlope: 0.2 },
      { layer: 'flatten' },
      { layer: 'dense', units: 1 },
    ],
  },
};

for (const name of ['points', 'images'] as const) {
  test(`WGAN-GP's gradient is that of double backward in PyTorch: ${name}`, () => {
    const gan = build(NETWORKS[name]);
    const { x, weights, gradients } = golden[name];
    const { variables } = gan.discriminator;
    for (const [i, variable] of variables.entries()) {
      tf.tidy(() => variable.assign(tf.tensor(weights[i]!, variable.shape)));
    }
    tf.tidy(() => {
      const { inputShape } = NETWORKS[name];
      const count = x.length / inputShape.reduce((a, b) => a * b, 1);
      const penalty = fixUnitSlope(gan, tf.tensor(x, [count, ...inputShape]), golden.lambda);
      const { grads } = tf.variableGrads(penalty.surrogate, variables);
      const ours = variables.flatMap(({ name: variable }) => [...grads[variable]!.dataSync()]);
      assertClose(ours, gradients.flat(), 1e-3, 'gradient');
      penalty.dispose();
    });
    gan.dispose();
  });
}

describe('smoothed labels, beside PyTorch', () => {
  for (const name of LABELLED) {
    test(name, () => {
      const { value, gradients } = golden.losses[name];
      const loss = smoothed(findLoss(name), golden.smoothing);
      tf.tidy(() => {
        const scores = [golden.real, golden.fake].map((numbers) => tf.tensor2d(numbers, [numbers.length, 1]));
        const ours = tf.valueAndGrads((real, fake) => loss.discriminator(real!, fake!))(scores);
        assertClose([ours.value.dataSync()[0]!], [value], 1e-6, 'value');
        for (const [i, grad] of ours.grads.entries())
          assertClose([...grad.dataSync()], gradients[i]!, 2e-6, `gradient ${i}`);
      });
    });
  }
});

const GAMES: Game[] = [
  { ...TUTORIAL_GAME, smoothing: 0.1 },
  { ...TUTORIAL_GAME, noise: 0.5, noiseSteps: 4, order: 'discriminator-first' },
  { ...TUTORIAL_GAME, noise: 0.1, loss: 'relativistic', r1: 1, latents: 'fresh' },
  { ...TUTORIAL_GAME, loss: 'wasserstein', clip: 0.01, order: 'discriminator-first', k: 3 },
  { ...TUTORIAL_GAME, loss: 'wasserstein', gp: 10, order: 'discriminator-first', k: 2 },
];

for (const game of GAMES) {
  test(`recorded as one graph, with the plain step's numbers: ${JSON.stringify(game)}`, async () => {
    const [recorded, plain] = [build(), build()];
    const random = new RandomStream(5);
    for (let step = 1; step <= 5; step++) {
      const batches = Array.from({ length: game.k }, () =>
        tf.tensor(random.uniforms(256, -1, 1), [4, 8, 8, 1]),
      );
      const a = await gameStep(recorded, game, batches);
      const b = await gameStep(plain, game, batches);
      forgetRecordings(plain); // its next step is no replay
      assertClose(Object.values(a), Object.values(b), 1e-3, `step ${step}`);
      tf.dispose(batches);
    }
    const [status] = Object.values(stepStatus(recorded));
    assert.equal(status!.mode, engine.name === 'tensorflow' ? 'graph' : 'plain', status!.reason);
    for (const [i, weight] of weightsOf(recorded).entries()) {
      assertClose(weight, weightsOf(plain)[i]!, 2e-3, `weight ${i}`);
    }
    assert.equal(chooseStep(game, TINY_DISCRIMINATOR), 'game');
    const largest = Math.max(
      ...recorded.discriminator.variables.flatMap((w) => [...w.dataSync()].map(Math.abs)),
    );
    if (game.clip) assert.ok(largest <= game.clip + 1e-7 && largest > 0.99 * game.clip, `${largest}`);
    recorded.dispose();
    plain.dispose();
  });
}

test('noise has the deviation that is asked for, and fades along a straight line; places lie between', () => {
  const gan = build();
  tf.tidy(() => {
    const [zeros, ones] = [tf.zeros([50, 8, 8, 1]), tf.ones([50, 8, 8, 1])];
    const { mean, variance } = tf.moments(addNoise(gan, zeros, tf.scalar(0.5)));
    assert.ok(Math.abs(mean.dataSync()[0]!) < 0.04, 'five standard errors of 3,200 numbers');
    assert.ok(Math.abs(Math.sqrt(variance.dataSync()[0]!) - 0.5) < 0.035);
    const shares = placeBetween(gan, ones, zeros).reshape([50, 64]);
    const [low, high] = [tf.min(shares, 1).dataSync(), tf.max(shares, 1).dataSync()];
    assert.deepEqual(low, high, 'one share for each example');
    assert.ok(low.every((share) => share >= 0 && share < 1) && new Set(low).size > 40);
  });
  const game = { ...TUTORIAL_GAME, noise: 0.4, noiseSteps: 100 };
  assert.deepEqual(
    [0, 50, 100, 500].map((step) => noiseAt(game, step)),
    [0.4, 0.2, 0, 0],
  );
  assert.equal(noiseAt({ ...TUTORIAL_GAME, noise: 0.4 }, 500), 0.4);
  gan.dispose();
});

test('what cannot be is refused in a sentence', () => {
  const faults: [object, RegExp][] = [
    [{ smoothing: 1 }, /^smoothing is a number from 0 .* got 1\.$/],
    [{ smoothing: 0.1, loss: 'hinge' }, /^The loss "hinge" has no labels to smooth/],
    [{ noise: -1 }, /^noise is a number from 0 \(no noise\) on; got -1\.$/],
    [{ clip: '0.01' }, /^clip is a number from 0/],
    [{ gp: Number.NaN }, /^gp is a number from 0 \(no penalty\)/],
    [{ noise: 1, noiseSteps: 0.5 }, /^noiseSteps is a whole number from 1 on; got 0\.5\.$/],
    [{ noiseSteps: 5 }, /^noiseSteps says how fast the noise fades, and there is none/],
  ];
  for (const [change, message] of faults) {
    assert.match(findGameFault({ ...TUTORIAL_GAME, ...change } as Game) ?? '', message);
  }
});
