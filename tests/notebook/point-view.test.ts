import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../src/models/dense-gan';
import { watchPoints } from '../../src/notebook/point-view';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import { startEngine } from '../backend/engine';
import { standInKernel } from './stand-in-kernel';

const DISPLAY = Symbol.for('Jupyter.display');
const kernel = standInKernel();

before(startEngine);

test('the view films, redraws one display, tells the story and leaves no tensor', async () => {
  const tensors = tf.memory().numTensors;
  const gan = buildGan({
    generator: POINT_GENERATOR,
    discriminator: POINT_DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer: { rule: 'rmsprop' },
  });
  const latents = tf.tensor2d(new RandomStream(2).normals(60), [6, 10]);
  const view = await watchPoints({
    gan,
    real: new RandomStream(3).normals(10),
    latents,
    frames: 15,
    arrows: 4,
  });
  const steps = 40;
  for (let step = 1; step <= steps; step++) {
    await view.show({
      epoch: 1,
      step,
      stepsPerEpoch: steps,
      epochs: 1,
      discriminatorLoss: step / 100,
      generatorLoss: 0.7,
      realScore: 0.5,
      fakeScore: 0.5,
    });
  }
  assert.equal(view.history.steps.length, steps);
  assert.equal(kernel.shown.length, 15);
  assert.deepEqual(
    kernel.shown.map(({ update }) => update),
    [false, ...new Array(14).fill(true)],
  );
  assert.match(kernel.shown.at(-1)!.bundle['text/plain']!, /^epoch 1 of 1 · done in /);
  assert.match(kernel.shown.at(-1)!.bundle['image/svg+xml']!, /^<svg /);

  const moments = view.storyMoments();
  assert.equal(moments[0]!.discriminatorLoss, 0.01, 'the first step tells the loss of the beginning');
  assert.ok(
    Math.abs(moments[6]!.discriminatorLoss - 0.39) < 0.02,
    'a mean of the steps since the last moment',
  );

  const story = view.story()[DISPLAY as never] as () => Record<string, string>;
  assert.match(story()['text/plain']!, /^1 An amateur: step 0, \d+ % found out\..*7 Winner\?: step 40, /);
  const film = view.replay()[DISPLAY]!();
  assert.match(film['text/plain']!, /Step 0, frame 1 of 16: discriminator loss 0.010/);
  view.dispose();
  latents.dispose();
  gan.dispose();
  assert.equal(tf.memory().numTensors, tensors);
});
