/** What a discriminator knows by heart, of discriminators whose memory is known. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { type ImageSet, padImages, selectImages, takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { findTrainingDigits, measureOwnGap } from '../../src/evaluation/own-critic';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { TUTORIAL_GAME } from '../../src/training/game';
import { imageData } from '../../src/training/recipes/recipe';
import { startEngine } from '../backend/engine';

before(startEngine);

const SIDE = 2;
/** Images of one grey each, of the class 1. */
const flat = (greys: number[]): ImageSet => ({
  source: 'made here',
  count: greys.length,
  height: SIDE,
  width: SIDE,
  channels: 1,
  pixels: Uint8Array.from(greys.flatMap((grey) => new Array(SIDE * SIDE).fill(grey))),
  labels: new Uint8Array(greys.length).fill(1),
});

/** A discriminator whose logit is the sum of all that it sees. */
function sumUp(classes?: number): Network {
  const spec: NetworkSpec = {
    name: 'discriminator',
    inputShape: [SIDE, SIDE, 1],
    classes,
    layers: [{ layer: 'flatten' }, { layer: 'dense', units: 1, useBias: false }],
  };
  const network = Network.build(spec, new RandomStream(1));
  network.setWeights(network.weights.map((weight) => tf.ones(weight.shape)));
  return network;
}

test('the gap is that of the logits: half-way from training digits to fakes is a half', () => {
  const discriminator = sumUp();
  const trained = flat([200, 202, 204, 206]);
  const gap = measureOwnGap({ discriminator, trained }, flat([100, 102, 104, 106]), flat([0, 2, 4, 6]))!;
  assert.ok(Math.abs(gap.share - 0.5) < 1e-5, String(gap.share));
  assert.ok(Math.abs(gap.gap - (4 * 100) / 127.5) < 1e-4, String(gap.gap));
});

test('a conditional discriminator is told the class; digits that it has seen are not held out', () => {
  const discriminator = sumUp(2);
  const trained = flat([200, 202, 204, 206]);
  const held = flat([200, 202, 110, 112, 114, 116]);
  const clean = measureOwnGap(
    { discriminator, trained },
    flat([110, 112, 114, 116]),
    flat([10, 20, 10, 20]),
  )!;
  assert.deepEqual(measureOwnGap({ discriminator, trained }, held, flat([10, 20, 10, 20])), clean);
  assert.equal(measureOwnGap({ discriminator, trained }, flat([200, 206]), flat([1, 2])), undefined);
});

test('training digits are found again by what the training wrote down, or not at all', () => {
  const { train, source } = loadMnist({ seed: 3 });
  const { checksum } = imageData(padImages(takeImages(train, 500), 32), TUTORIAL_GAME);
  const data = { source, count: 500, checksum };
  const found = findTrainingDigits({ seed: 3, data }, { side: 32 })!;
  assert.deepEqual([found.count, found.height], [500, 32]);
  assert.equal(findTrainingDigits({ seed: 4, data }, { side: 32 }), undefined, 'another split');
  assert.equal(findTrainingDigits({ seed: 3, data }, { side: 28 }), undefined, 'another size');
  assert.deepEqual(selectImages(found, [7]).labels, selectImages(train, [7]).labels);
});
