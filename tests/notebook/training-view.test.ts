import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { Raster } from '../../src/drawing/png';
import { Network } from '../../src/models/network';
import { watchTraining } from '../../src/notebook/training-view';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';
import { TINY_GENERATOR } from '../training/tiny-gan';
import { standInKernel } from './stand-in-kernel';

const DISPLAY = Symbol.for('Jupyter.display');
const kernel = standInKernel();

before(startEngine);

/** A picture that no file makes small. */
function makeNoise(side: number): Raster {
  const pixels = Uint8Array.from(new RandomStream(3).uniforms(side * side * 3, 0, 255));
  return { width: side, height: side, channels: 3, pixels };
}

interface WatchOptions {
  frames?: number;
  redrawSeconds?: number;
  stopAfter?: number;
  onDraw?: () => void;
}

async function watch(steps: number, { stopAfter = steps, onDraw, ...options }: WatchOptions) {
  const generator = Network.build(TINY_GENERATOR, new RandomStream(1));
  const latents = tf.tensor2d(new RandomStream(2).normals(24), [4, 6]);
  const sampler = () => {
    onDraw?.();
    return generator;
  };
  const view = watchTraining({ generator: sampler, latents, ...options });
  for (let step = 1; step <= stopAfter; step++) {
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

test('a film that kept only some of its frames has the captions and losses of these', async () => {
  const view = await watch(30, { frames: 10 });
  const film = (view as unknown as { film: { raster: Raster }[] }).film;
  for (const frame of film) frame.raster = makeNoise(360);
  const html = (view.replay() as Record<symbol, () => Record<string, string>>)[DISPLAY]!()['text/html']!;
  const [, text = ''] = /data-gan-attributes="([^"]+)"/.exec(html)!;
  const player = JSON.parse(text.replaceAll('&quot;', '"')) as Record<string, string>;
  const captions = JSON.parse(player.captions!) as string[];
  assert.ok(
    player.src!.length < 1_500_000 && captions.length < 10,
    `${player.src!.length}, ${captions.length}`,
  );
  assert.equal(Number(player.frames), captions.length);
  assert.deepEqual([captions[0], captions.at(-1)], ['epoch 1, step 1', 'epoch 1, step 30']);
  const [{ values }] = JSON.parse(player.series!) as [{ values: number[] }];
  assert.deepEqual([values.length, values[0], values.at(-1)], [captions.length, 1.39, 1.1]);
});

test('watching leaves no tensor behind', async () => {
  const tensors = tf.memory().numTensors;
  await watch(5, { redrawSeconds: 0 });
  assert.equal(tf.memory().numTensors, tensors);
});

test('a film before training is refused', async () => {
  const view = await watch(0, {});
  assert.throws(() => view.replay(), /nothing to show yet: run the training cell first/);
  assert.throws(() => view.curves(), /nothing to show yet/);
});

test('a training that was stopped early has its film and its curves, and is not finished', async () => {
  const view = await watch(30, { frames: 10, stopAfter: 2 });
  assert.equal(view.finished, false);
  const bundle = (view.replay() as Record<symbol, () => Record<string, string>>)[DISPLAY]!();
  assert.match(bundle['text/plain']!, /Frame 1 of 1, epoch 1, step 1/);
  view.curves();
  assert.equal((await watch(3, {})).finished, true);
});

test('a function makes the network ready each time that it draws', async () => {
  let calls = 0;
  await watch(4, { redrawSeconds: 0, onDraw: () => calls++ });
  assert.equal(calls, 4);
});

test('a narrow screen gets a layout of its own, with the same text', async () => {
  await watch(2, { redrawSeconds: 0 });
  const html = kernel.shown[1]!.bundle['text/html']!;
  const [narrow, wide] = [...html.matchAll(/base64,([^"]+)"/g)].map((match) =>
    Buffer.from(match[1]!, 'base64').toString(),
  );
  const widthOf = (svg: string) => Number(/ width="(\d+)"/.exec(svg)![1]);
  assert.ok(widthOf(narrow!) <= 360 && widthOf(wide!) > 700);
  for (const svg of [narrow!, wide!]) assert.match(svg, /What D believes/);
});
