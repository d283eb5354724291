import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../../../src/backend';
import { Network } from '../../../src/models/network';
import type { LayerSpec, NetworkSpec } from '../../../src/models/spec';
import { RandomStream } from '../../../src/random/stream';
import { findGameFault, type Game, TUTORIAL_GAME } from '../../../src/training/game';
import { networksFor } from '../../../src/training/game-networks';
import { buildGan, type Gan } from '../../../src/training/gan';
import { probeHealth } from '../../../src/training/health-probe';
import { augment, placeImages } from '../../../src/training/steps/augment';
import { chooseStep } from '../../../src/training/steps/choose-step';
import { gameStep } from '../../../src/training/steps/game-step';
import { packExamples } from '../../../src/training/steps/pack';
import { forgetRecordings, stepStatus } from '../../../src/training/steps/recorded-step';
import { startEngine } from '../../backend/engine';
import golden from '../../golden/discriminator-sight/pytorch.json';
import { TINY_DISCRIMINATOR, TINY_GENERATOR } from '../tiny-gan';

let engine: Engine;
before(async () => {
  engine = await startEngine();
});

const TINY = { generator: TINY_GENERATOR, discriminator: TINY_DISCRIMINATOR };

function build(game: Game): Gan {
  const optimizer = { rule: 'sgd', learningRate: 0.05 } as const;
  return buildGan({ ...networksFor(TINY, game), optimizer, random: new RandomStream(1) });
}

function assertClose(actual: ArrayLike<number>, expected: ArrayLike<number>, room: number, what: string) {
  assert.equal(actual.length, expected.length, what);
  const scale = Math.max(...Array.from(expected, Math.abs), 1e-3);
  for (let i = 0; i < actual.length; i++) {
    const gap = Math.abs(actual[i]! - expected[i]!);
    assert.ok(gap <= room * scale, `${what} ${i}: ${actual[i]}, expected ${expected[i]}`);
  }
}

describe('spectral normalisation, beside PyTorch', () => {
  const cases: ['dense' | 'conv2d', number[], LayerSpec][] = [
    ['dense', [7], { layer: 'dense', units: 4, useBias: false, spectralNorm: true }],
    ['conv2d', [6, 6, 2], { layer: 'conv2d', filters: 3, kernelSize: 3, useBias: false, spectralNorm: true }],
  ];
  for (const [name, inputShape, layer] of cases) {
    test(name, () => {
      const { x, kernel, vector, passes, target, ...wanted } = golden[name];
      const spec: NetworkSpec = { name: 'discriminator', inputShape, layers: [layer] };
      const network = Network.build(spec, new RandomStream(1));
      tf.tidy(() => {
        const [k, u] = network.weights as [tf.Variable, tf.Variable];
        assert.ok(!u.trainable && network.variables.length === 1);
        network.setWeights([tf.tensor(kernel, k.shape), tf.tensor(vector, u.shape)]);
        const count = x.length / inputShape.reduce((a, b) => a * b);
        const input = tf.tensor(x, [count, ...inputShape]);
        for (let i = 1; i < passes; i++) network.apply(input, { training: true });
        let output!: tf.Tensor;
        const { grads } = tf.variableGrads(() => {
          output = tf.keep(network.apply(input, { training: true }));
          return tf.sum(tf.mul(output, tf.tensor(target, output.shape)));
        }, network.variables);
        assertClose(output.dataSync(), wanted.output, 1e-5, 'output');
        assertClose(grads[k.name]!.dataSync(), wanted.gradient, 1e-5, 'gradient');
        assertClose(u.dataSync(), wanted.vectorAfter, 1e-5, 'vector');
        const kept = u.dataSync().slice();
        network.apply(input, { training: false });
        network.apply(input, { training: true, gathers: false });
        assert.deepEqual(u.dataSync(), kept, 'only a pass of training moves the vector');
        output.dispose();
      });
      network.dispose();
    });
  }

  test('a network is built near the true singular value: its kernels then have a norm of 1', () => {
    const spec: NetworkSpec = {
      name: 'd',
      inputShape: [30],
      layers: [{ layer: 'dense', units: 20, useBias: false, spectralNorm: true }],
    };
    const network = Network.build(spec, new RandomStream(3));
    tf.tidy(() => {
      const divided = network.apply(tf.eye(30), { training: false }) as tf.Tensor2D;
      let v = tf.ones([20, 1]) as tf.Tensor2D;
      for (let i = 0; i < 500; i++) {
        const next = tf.matMul(divided, tf.matMul(divided, v), true);
        v = tf.div(next, tf.norm(next));
      }
      const norm = tf.norm(tf.matMul(divided, v)).dataSync()[0]!;
      assert.ok(Math.abs(norm - 1) < 0.03, `${norm}`);
    });
    network.dispose();
  });
});

test('shifted and scaled images, and their gradient, are those of PyTorch', () => {
  const { images, target, output, gradient, ...place } = golden.placed;
  tf.tidy(() => {
    const [down, right, scale] = [place.down, place.right, place.scale].map((n) => tf.tensor3d(n, [3, 1, 1]));
    const move = (x: tf.Tensor) => placeImages(x, { down: down!, right: right!, scale: scale! });
    const x = tf.tensor4d(images, [3, 8, 6, 2]);
    assertClose(move(x).dataSync(), output, 1e-5, 'images');
    const grad = tf.grad((at) => tf.sum(tf.mul(move(at), tf.tensor(target, [3, 8, 6, 2]))))(x);
    assertClose(grad.dataSync(), gradient, 1e-5, 'gradient');
  });
});

test('random shifts: background stays background, each image has its own, at most an eighth of a side', () => {
  const gan = build(TUTORIAL_GAME);
  tf.tidy(() => {
    const dark = augment(gan, tf.fill([3, 28, 28, 1], -1)).dataSync();
    assert.ok(dark.every((value) => value === -1));
    const dot = tf.tensor4d(
      Float32Array.from({ length: 200 * 784 }, (_, i) => (i % 784 === 14 * 28 + 14 ? 1 : -1)),
      [200, 28, 28, 1],
    );
    const light = tf.add(augment(gan, dot), 1).reshape([200, 28, 28]);
    const rows = light.sum(2).argMax(1).dataSync();
    // A shift of up to 4, and half a pixel of the scaling.
    assert.ok(Math.min(...rows) >= 9 && Math.max(...rows) <= 19, `${Math.min(...rows)} ${Math.max(...rows)}`);
    assert.ok(new Set(rows).size >= 8);
    assert.throws(() => augment(gan, tf.zeros([4, 2])), /^RangeError: Only images can be shifted/);
  });
  gan.dispose();
});

test('packs join examples along the channels, and each comes once', () => {
  tf.tidy(() => {
    const x = tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8], [4, 1, 2, 1]);
    assert.deepEqual(packExamples(x, 2).arraySync(), [
      [
        [
          [1, 5],
          [2, 6],
        ],
      ],
      [
        [
          [3, 7],
          [4, 8],
        ],
      ],
    ]); // prettier-ignore
    assert.equal(packExamples(x), x);
    assert.throws(() => packExamples(x, 3), /^RangeError: A batch of 4 cannot be put into packs of 3/);
  });
});

const GAMES: Game[] = [
  { ...TUTORIAL_GAME, pack: 2 },
  { ...TUTORIAL_GAME, augment: 'translate' },
  { ...TUTORIAL_GAME, augment: 'adaptive', adaptImages: 16 },
  { ...TUTORIAL_GAME, spectralNorm: true },
  {
    ...TUTORIAL_GAME,
    loss: 'hinge',
    spectralNorm: true,
    order: 'discriminator-first',
    k: 2,
    latents: 'fresh',
  },
  { ...TUTORIAL_GAME, loss: 'relativistic', r1: 1, r2: 1, pack: 2, augment: 'translate' },
];

for (const game of GAMES) {
  test(`recorded as one graph, with the plain step's numbers: ${JSON.stringify(game)}`, async () => {
    const [recorded, plain] = [build(game), build(game)];
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
    const weightsOf = ({ generator, discriminator }: Gan) =>
      [...generator.weights, ...discriminator.weights].map((weight) => weight.dataSync());
    for (const [i, weight] of weightsOf(recorded).entries()) {
      assertClose(weight, weightsOf(plain)[i]!, 2e-3, `weight ${i}`);
    }
    assert.equal(chooseStep(game, recorded.discriminator.spec), 'game');
    const inputs = { latents: tf.randomNormal([5, 6]) as tf.Tensor2D, real: tf.zeros([5, 8, 8, 1]) };
    assert.ok((await probeHealth(recorded, inputs)).discriminatorGradient > 0);
    tf.dispose(inputs);
    recorded.dispose();
    plain.dispose();
  });
}

test('what cannot be is refused in a sentence', () => {
  const faults: [object, RegExp][] = [
    [{ pack: 0 }, /^pack is a whole number from 1/],
    [{ augment: 'flip' }, /^Unknown augmentation "flip"\. Known: none, translate, adaptive\.$/],
    [{ spectralNorm: 1 }, /^spectralNorm is true or false; got 1\.$/],
    [{ spectralNorm: true, clip: 0.01 }, /both bound the weights/],
  ];
  for (const [change, message] of faults) {
    assert.match(findGameFault({ ...TUTORIAL_GAME, ...change } as Game) ?? '', message);
  }
  const refuse = (discriminator: Partial<NetworkSpec>, game: Partial<Game>, message: RegExp) =>
    assert.throws(
      () => networksFor({ ...TINY, discriminator: { ...TINY_DISCRIMINATOR, ...discriminator } }, game),
      message,
    );
  refuse({ classes: 10 }, { pack: 2 }, /leave packing out/);
  refuse({ inputShape: [2] }, { augment: 'translate' }, /^Error: Only images can be shifted/);
  refuse({ layers: [{ layer: 'batchNormalization' }] }, { spectralNorm: true }, /would undo/);
  assert.deepEqual(networksFor(TINY, {}).discriminator, TINY_DISCRIMINATOR);
});
