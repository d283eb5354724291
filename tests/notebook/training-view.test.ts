import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { Network } from '../../src/models/network';
import { watchTraining } from '../../src/notebook/training-view';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';
import { TINY_GENERATOR } from '../training/tiny-gan';
import { standInKernel } from './stand-in-kernel';

const DISPLAY = Symbol.for('Jupyter.display');
const kernel = standInKernel();

before(startEngine);

async function watch(steps: number, options: { frames?: number; redrawSeconds?: number }) {
  const generator = Network.build(TINY_GENERATOR, new RandomStream(1));
  const latents = tf.tensor2d(new RandomStream(2).normals(24), [4, 6]);
  const view = watchTraining({ generator, latents, ...options });
  for (let step = 1; step <= steps; step++) {
    await view.show({
      epoch: 1,
      step,
      stepsPerEpoch: steps,
      epochs: 1,
      discriminatorLoss: 1.4 - step / 100,
      generatorLoss: 0.7,
      realScore: 0.5,
      fakeScore: 0.5,
    });
  }
  latents.dispose();
  generator.dispose();
  return view;
}

test('one display is drawn once and then only updated; the last step is always drawn', async () => {
  await watch(7, { redrawSeconds: 0 });
  assert.equal(kernel.shown.length, 7);
  assert.deepEqual(
    kernel.shown.map((s) => s.update),
    [false, true, true, true, true, true, true],
  );
  assert.equal(new Set(kernel.shown.map((s) => s.id)).size, 1);
  assert.match(kernel.shown[6]!.bundle['image/svg+xml']!, /step 7 of 7 .* done in /);
});

test('drawing is held back to the time between redraws', async () => {
  await watch(30, { redrawSeconds: 1000 });
  assert.equal(kernel.shown.length, 2);
});

test('the film has as many frames as asked for, evenly spread, the last one included', async () => {
  const view = await watch(30, { frames: 10 });
  const bundle = (view.replay() as Record<symbol, () => Record<string, string>>)[DISPLAY]!();
  assert.match(bundle['text/plain']!, /Frame 10 of 10, epoch 1, step 30/);
});

test('watching leaves no tensor behind', async () => {
  const tensors = tf.memory().numTensors;
  await watch(5, { redrawSeconds: 0 });
  assert.equal(tf.memory().numTensors, tensors);
});

test('a film before training is refused', async () => {
  const view = await watch(0, {});
  assert.throws(() => view.replay(), /There is no film yet: train first/);
});
