import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../../../src/backend';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../../src/models/dense-gan';
import type { NetworkSpec } from '../../../src/models/spec';
import { RandomStream } from '../../../src/random/stream';
import { findGameFault, type Game, ORDERS, TUTORIAL_GAME, TWO_PHASE_GAME } from '../../../src/training/game';
import { buildGan, type Gan } from '../../../src/training/gan';
import { LOSSES } from '../../../src/training/losses';
import { chooseStep } from '../../../src/training/steps/choose-step';
import { gameStep } from '../../../src/training/steps/game-step';
import { forgetRecordings, stepStatus } from '../../../src/training/steps/recorded-step';
import { plainStep, type StepResult } from '../../../src/training/steps/shared-pass';
import { fixSlope } from '../../../src/training/steps/slope-penalty';
import { twoPhaseStep } from '../../../src/training/steps/two-phases';
import { startEngine } from '../../backend/engine';
import golden from '../../golden/penalties/pytorch.json';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../tiny-gan';

let engine: Engine;
before(async () => {
  engine = await startEngine();
});

function build(generator: NetworkSpec, discriminator: NetworkSpec): Gan {
  const optimizer = { rule: 'sgd', learningRate: 0.05 } as const;
  return buildGan({ generator, discriminator, optimizer, random: new RandomStream(1) });
}

const weightsOf = (gan: Gan) =>
  [...gan.generator.weights, ...gan.discriminator.weights].map((weight) => [...weight.dataSync()]);

function assertClose(actual: number[], expected: number[], room: number, what: string): void {
  const scale = Math.max(...expected.map(Math.abs), 1e-3);
  assert.equal(actual.length, expected.length, what);
  for (const [i, value] of actual.entries()) {
    assert.ok(
      Math.abs(value - expected[i]!) <= room * scale,
      `${what} ${i}: ${value}, expected ${expected[i]}`,
    );
  }
}

const IMAGES: NetworkSpec = {
  name: 'discriminator',
  inputShape: [8, 8, 1],
  layers: [
    { layer: 'conv2d', filters: 3, kernelSize: 4, strides: 2, padding: 1 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'flatten' },
    { layer: 'dense', units: 1 },
  ],
};
const [convolution, ...others] = IMAGES.layers;
const NORMALIZED: NetworkSpec = {
  ...IMAGES,
  layers: [convolution!, { layer: 'batchNormalization', epsilon: 1e-5 }, ...others],
};
const POINTS: NetworkSpec = {
  name: 'discriminator',
  inputShape: [2],
  layers: [{ layer: 'dense', units: 8 }, { layer: 'tanh' }, { layer: 'dense', units: 1 }],
};

describe(`the penalty's gradient is that of double backward in PyTorch ${golden.torch}`, () => {
  for (const [name, discriminator] of [
    ['points', POINTS],
    ['images', IMAGES],
    ['normalized', NORMALIZED],
  ] as const) {
    test(name, () => {
      const gan = build(TINY_GENERATOR, discriminator);
      const { x, weights, gradients } = golden[name];
      const shape = discriminator.inputShape;
      const count = x.length / shape.reduce((a, b) => a * b, 1);
      const { variables } = gan.discriminator;
      for (const [i, variable] of variables.entries()) {
        tf.tidy(() => variable.assign(tf.tensor(weights[i]!, variable.shape)));
      }
      const before = weightsOf(gan);
      tf.tidy(() => {
        const penalty = fixSlope(gan, tf.tensor(x, [count, ...shape]), golden.gamma);
        const { grads } = tf.variableGrads(penalty.surrogate, variables as tf.Variable[]);
        // All at once: a bias before a normalisation has no gradient, and so no scale of its own.
        const ours = variables.flatMap(({ name: variable }) => [...grads[variable]!.dataSync()]);
        assertClose(ours, gradients.flat(), 1e-3, 'gradient');
        penalty.dispose();
      });
      assert.deepEqual(weightsOf(gan), before, 'no statistics are gathered');
      gan.dispose();
    });
  }
});

/** Every loss and every order, each with something else that a game may have. */
const GAMES: Game[] = [
  ...LOSSES.map((loss, i): Game => ({ ...TUTORIAL_GAME, loss, order: ORDERS[i % 3]!, halved: i % 2 === 0 })),
  { ...TUTORIAL_GAME, loss: 'relativistic', r1: 1, r2: 0.5 },
  { ...TWO_PHASE_GAME, k: 3, r1: 10 },
  { ...TUTORIAL_GAME, order: 'discriminator-first', k: 2, r1: 2, r2: 1 },
  { ...TUTORIAL_GAME, order: 'generator-first', k: 2, latents: 'fresh' },
  { ...TUTORIAL_GAME, latents: 'fresh', loss: 'hinge' },
];

for (const game of GAMES) {
  test(`recorded as one graph, with the plain step's numbers: ${JSON.stringify(game)}`, async () => {
    const [recorded, plain] = [0, 0].map(() => build(TINY_GENERATOR, TINY_DISCRIMINATOR)) as [Gan, Gan];
    const random = new RandomStream(5);
    let numTensors = 0;
    for (let step = 1; step <= 5; step++) {
      const batches = Array.from({ length: game.k }, () =>
        tf.tensor(random.uniforms(256, -1, 1), [4, 8, 8, 1]),
      );
      const a = await gameStep(recorded, game, batches);
      const b = await gameStep(plain, game, batches);
      forgetRecordings(plain); // its next step is no replay
      for (const key of Object.keys(a) as (keyof StepResult)[]) {
        assert.ok(Math.abs(a[key] - b[key]) < 1e-3, `step ${step}, ${key}: ${a[key]} and ${b[key]}`);
      }
      tf.dispose(batches);
      if (step === 2) numTensors = tf.memory().numTensors;
    }
    assert.equal(tf.memory().numTensors, numTensors);
    const [status, ...rest] = Object.values(stepStatus(recorded));
    assert.equal(rest.length, 0);
    assert.equal(status!.mode, engine.name === 'tensorflow' ? 'graph' : 'plain', status!.reason);
    assert.equal(recorded.discriminatorOptimizer.steps, 5 * game.k);
    assert.equal(recorded.generatorOptimizer.steps, 5);
    for (const [i, weight] of weightsOf(recorded).entries()) {
      assertClose(weight, weightsOf(plain)[i]!, 2e-3, `weight ${i}`);
    }
    recorded.dispose();
    plain.dispose();
  });
}

test('inside the generator’s gradient the penalties are the same as outside of it', async () => {
  const rules: Game = { ...TUTORIAL_GAME, order: 'discriminator-first', r1: 3, r2: 2 };
  const [inside, outside] = [0, 0].map(() => build(TINY_GENERATOR, IMAGES)) as [Gan, Gan];
  const random = new RandomStream(5);
  const real = tf.tensor(random.uniforms(256, -1, 1), [4, 8, 8, 1]);
  const z = tf.tensor2d(random.normals(24), [4, 6]);
  await gameStep(inside, rules, [real], [z]);
  // With latents that are called fresh, and are the same, the discriminator learns before the generator begins.
  await gameStep(outside, { ...rules, latents: 'fresh' }, [real], [z, z]);
  for (const [i, { name }] of inside.discriminator.variables.entries()) {
    const [a, b] = [inside, outside].map((gan) => [...gan.discriminator.variables[i]!.dataSync()]);
    assertClose(a!, b!, 1e-5, name);
  }
  tf.dispose([real, z]);
  inside.dispose();
  outside.dispose();
});

describe('games that have a fast step, played the general way', () => {
  for (const { title, game, fast } of [
    {
      title: 'both from one pass',
      game: TUTORIAL_GAME,
      fast: (gan: Gan, real: tf.Tensor[]) => plainStep(gan, real[0]!),
    },
    { title: 'two phases', game: { ...TWO_PHASE_GAME, k: 2 }, fast: twoPhaseStep },
  ]) {
    test(title, async () => {
      const [general, quick] = [0, 0].map(() => build(POINT_GENERATOR, POINT_DISCRIMINATOR)) as [Gan, Gan];
      const random = new RandomStream(5);
      for (let step = 1; step <= 4; step++) {
        const batches = Array.from({ length: game.k }, () => tf.tensor2d(random.normals(16), [8, 2]));
        const a = await gameStep(general, game, batches);
        const b = await fast(quick, batches);
        for (const key of Object.keys(a) as (keyof StepResult)[]) {
          assert.ok(Math.abs(a[key] - b[key]) < 1e-5, `step ${step}, ${key}: ${a[key]} and ${b[key]}`);
        }
        tf.dispose(batches);
      }
      assert.deepEqual(general.latents.state(), quick.latents.state());
      for (const [i, weight] of weightsOf(general).entries()) {
        assertClose(weight, weightsOf(quick)[i]!, 1e-4, `weight ${i}`);
      }
      general.dispose();
      quick.dispose();
    });
  }
});

test('the fast steps are chosen for their games only', () => {
  assert.equal(chooseStep(TUTORIAL_GAME, TINY_DISCRIMINATOR), 'shared pass');
  assert.equal(chooseStep({ ...TWO_PHASE_GAME, k: 5 }, TINY_DISCRIMINATOR), 'two phases');
  assert.equal(chooseStep(TUTORIAL_GAME, NORMALIZED), 'game');
  assert.equal(chooseStep(TWO_PHASE_GAME, NORMALIZED), 'game');
  const changes: Partial<Game>[] = [
    { loss: 'minimax' },
    { halved: true },
    { order: 'generator-first' },
    { latents: 'fresh' },
    { r1: 1 },
    { r2: 1 },
  ];
  for (const change of changes) {
    assert.equal(
      chooseStep({ ...TUTORIAL_GAME, ...change }, TINY_DISCRIMINATOR),
      'game',
      JSON.stringify(change),
    );
  }
});

test('a game that cannot be is told in a sentence', async () => {
  const faults: [object, RegExp][] = [
    [{ loss: 'bce' }, /Unknown loss "bce"\. Known: non-saturating/],
    [{ order: 'random' }, /Unknown order "random"\. Known: together, discriminator-first/],
    [{ k: 0 }, /k is a whole number from 1 on; got 0/],
    [{ k: 2 }, /move once each/],
    [{ r1: -1 }, /r1 is a number from 0/],
    [{ r2: Number.NaN }, /r2 is a number from 0/],
    [{ latents: 'none' }, /shared or fresh/],
  ];
  for (const [change, message] of faults) {
    assert.match(findGameFault({ ...TUTORIAL_GAME, ...change } as Game) ?? '', message);
  }
  assert.equal(findGameFault(TUTORIAL_GAME), undefined);
  assert.equal(findGameFault(TWO_PHASE_GAME), undefined);
  const gan = build(TINY_GENERATOR, TINY_DISCRIMINATOR);
  await assert.rejects(gameStep(gan, TUTORIAL_GAME, []), /takes 1 batches of real examples; got 0/);
  gan.dispose();
});
