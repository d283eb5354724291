import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { hasNativeBackend } from '../../../src/backend/native-backend';
import { evenOneHot, toOneHot } from '../../../src/models/conditional';
import { describeNetwork } from '../../../src/models/describe';
import { HEADED_DISCRIMINATOR, HEADED_GENERATOR } from '../../../src/models/info-gan';
import type { NetworkSpec } from '../../../src/models/spec';
import { RandomStream } from '../../../src/random/stream';
import { pointExamples } from '../../../src/training/examples';
import { findGameFault, type Game, HEADS, TUTORIAL_GAME } from '../../../src/training/game';
import { buildGan } from '../../../src/training/gan';
import { trainOn } from '../../../src/training/loop';
import { takeStep } from '../../../src/training/steps/choose-step';
import { drawCodes, headStep, splitHeads } from '../../../src/training/steps/head-step';
import { stepStatus } from '../../../src/training/steps/recorded-step';
import { onEachEngine, startEngine } from '../../backend/engine';
import golden from '../../golden/heads/pytorch.json';
import { assertClose } from '../../tensors';

const CLASSES = 3;
const GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [2],
  classes: CLASSES,
  layers: [
    { layer: 'dense', units: 5 },
    { layer: 'batchNormalization' },
    { layer: 'leakyRelu', negativeSlope: 0.3 },
    { layer: 'dense', units: 4 },
    { layer: 'tanh' },
  ],
};
const DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [4],
  layers: [
    { layer: 'dense', units: 6 },
    { layer: 'leakyRelu', negativeSlope: 0.3 },
    { layer: 'dense', units: 1 + CLASSES },
  ],
};

function build(discriminator = DISCRIMINATOR) {
  const optimizer = { rule: 'sgd', learningRate: golden.rate, momentum: golden.momentum } as const;
  return buildGan({ generator: GENERATOR, discriminator, optimizer, random: new RandomStream(1) });
}

const gameOf = (head: Game['head']): Game => ({ ...TUTORIAL_GAME, head, headWeight: golden.headWeight });

onEachEngine(() => {
  for (const head of HEADS) {
    test(`${head}: three steps give PyTorch's losses and weights, as one graph`, async () => {
      const gan = build();
      const { before, steps } = golden[head];
      for (const player of ['generator', 'discriminator'] as const)
        for (const [i, variable] of gan[player].variables.entries())
          tf.tidy(() => variable.assign(tf.tensor(before[player][i] as number[])));
      for (const step of steps) {
        const [real, latents] = [tf.tensor2d(step.real), tf.tensor2d(step.latents)];
        const asked = toOneHot(step.asked, CLASSES);
        const given = head === 'codes' ? { codes: asked } : { labels: asked };
        const seen = await headStep(gan, gameOf(head), { real, latents, ...given });
        tf.dispose([real, latents, asked]);
        for (const name of ['discriminatorLoss', 'generatorLoss', 'headLoss'] as const)
          assertClose([seen[name]], [step[name]], 2e-5, name);
        for (const player of ['generator', 'discriminator'] as const)
          for (const [i, variable] of gan[player].variables.entries())
            assertClose(variable.dataSync(), step[player][i]!.flat(), 5e-5, variable.name);
      }
      const [status] = Object.values(stepStatus(gan));
      assert.equal(status!.mode, hasNativeBackend() ? 'graph' : 'plain', status!.reason);
      gan.dispose();
    });
  }
});

before(startEngine);

test('what a step needs is said, and nothing is left behind', async () => {
  const gan = build();
  const real = tf.ones([4, 4]);
  await headStep(gan, gameOf('codes'), { real });
  const before = tf.memory().numTensors;
  await headStep(gan, gameOf('codes'), { real });
  assert.equal(tf.memory().numTensors, before);
  await assert.rejects(takeStep(gan, gameOf('classes'), [real]), /AC-GAN learns from labels/);
  await assert.rejects(headStep(gan, TUTORIAL_GAME, { real }), /no second head/);
  gan.dispose();
  const wrong = build({ ...DISCRIMINATOR, layers: DISCRIMINATOR.layers.slice(0, 2) });
  await assert.rejects(headStep(wrong, gameOf('codes'), { real }), /1 \+ classes numbers/);
  real.dispose();
  wrong.dispose();
});

test("codes come evenly from the latents' stream, and are the same after it was set back", () => {
  const gan = build();
  const state = gan.latents.state();
  const first = drawCodes(gan, 3000);
  gan.latents.moveTo(state);
  const again = drawCodes(gan, 3000);
  assert.deepEqual(first.dataSync(), again.dataSync());
  const shares = tf.tidy(() => tf.mean(first, 0).dataSync());
  for (const share of shares) assert.ok(Math.abs(share - 1 / 3) < 5 * Math.sqrt(2 / 9 / 3000), `${share}`);
  tf.dispose([first, again]);
  gan.dispose();
});

test('InfoGAN learns from examples without labels, and AC-GAN does not', async () => {
  const points = pointExamples(new RandomStream(2).normals(16));
  const examples = { ...points, take: (indices: ArrayLike<number>) => tf.zeros([indices.length, 4]) };
  const run = async (head: 'codes' | 'classes') => {
    const gan = build();
    const options = {
      epochs: 1,
      batchSize: 4,
      k: 1,
      shuffle: new RandomStream(3),
      readsLabels: head !== 'codes',
    };
    const step = (player: typeof gan, batches: tf.Tensor[], labels?: tf.Tensor[]) =>
      takeStep(player, gameOf(head), batches, labels);
    let steps = 0;
    for await (const _ of trainOn(gan, examples, { ...options, step })) steps++;
    gan.dispose();
    return steps;
  };
  assert.equal(await run('codes'), 2);
  await assert.rejects(run('classes'), /learns from labels, and these points have none/);
});

test('the parts of an output, and games that cannot be', () => {
  const output = tf.tensor2d([[1, 2, 3]]);
  const { logits, guess } = splitHeads(output);
  assert.deepEqual([logits.arraySync(), guess.arraySync()], [[[1]], [[2, 3]]]);
  tf.dispose([output, logits, guess]);
  const wrong: [Partial<Game>, RegExp][] = [
    [{ head: 'names' as never }, /head is codes or classes/],
    [{ headWeight: 1 }, /the game has none/],
    [{ head: 'codes', headWeight: -1 }, /headWeight is a number from 0/],
    [{ head: 'codes', r1: 1 }, /without penalties/],
    [{ head: 'classes', order: 'generator-first' }, /played together/],
  ];
  for (const [change, message] of wrong)
    assert.match(findGameFault({ ...TUTORIAL_GAME, ...change })!, message);
});

test('the networks for digits: parameters, and a head for each of both questions', () => {
  // (62 + 10)·3136 + 3136, 4·64, 4·4·64·32 + 32, 4·32, 4·4·32 + 1.
  assert.equal(describeNetwork(HEADED_GENERATOR).parameterCount, 228_928 + 256 + 32_800 + 128 + 513);
  assert.deepEqual(describeNetwork(HEADED_DISCRIMINATOR).outputShape, [11]);
  const codes = evenOneHot(HEADED_GENERATOR, 4)!;
  assert.deepEqual(codes.shape, [4, 10]);
  codes.dispose();
});
