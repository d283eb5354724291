/** A pixel model of points: its bins by hand, what it draws of known logits, and what it learns. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { Network } from '../../src/models/network';
import { POINT_VALUES, VALUE_BINS } from '../../src/models/point-values';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { buildValueModel, drawValues, findBin, makeBins } from '../../src/training/value-by-value';
import { startEngine } from '../backend/engine';

before(startEngine);

test('bins are equally wide, from the least to the greatest value of each axis', () => {
  const bins = makeBins([0, 10, 4, 30, 2, 20], 2, 4);
  assert.deepEqual(bins, { count: 4, low: [0, 10], width: [1, 5] });
  const found = [-3, 0, 0.9, 1, 3.5, 4, 99].map((value) => findBin(bins, 0, value));
  assert.deepEqual(found, [0, 0, 0, 1, 3, 3, 3]);
  assert.throws(() => makeBins([1, 2, 1, 3], 2, 4), /Value 0 is 1 in all points/);
});

test('it draws bins with the probabilities of the logits, the second given the first', () => {
  // Logits of two bins: ±5 x for y, so y lies above exactly where x does; of x: log 3 and 0, so three in four lie below.
  const spec: NetworkSpec = { name: 'values', inputShape: [4], layers: [{ layer: 'dense', units: 2 }] };
  const network = Network.build(spec, new RandomStream(1));
  const kernel = [-500, 500, 0, 0, Math.log(3), 0, 0, 0];
  const weights = [tf.tensor2d(kernel, [4, 2]), tf.tensor1d([0, 0])];
  network.setWeights(weights);
  const bins = { count: 2, low: [-1, -1], width: [1, 1] };
  const drawn = drawValues(network, bins, new RandomStream(2), 4000);
  const values = drawn.dataSync();
  const points = Array.from({ length: 4000 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!] as const);
  const below = points.filter(([x]) => x < 0).length / 4000;
  assert.ok(Math.abs(below - 0.75) < 0.03, `${below}`);
  const same = points.filter(([x, y]) => x < 0 === y < 0).length;
  assert.ok(same > 3970, `${same}`);
  assert.ok(values.every((value) => value >= -1 && value <= 1));
  // Evenly inside a bin: its mean is its middle.
  const low = points.filter(([x]) => x < 0).map(([x]) => x);
  assert.ok(Math.abs(low.reduce((sum, x) => sum + x, 0) / low.length + 0.5) < 0.03);
  tf.dispose([drawn, ...weights]);
  network.dispose();
});

const POINTS = Float32Array.from([...new RandomStream(5).normals(1000)].flatMap((x) => [x, x * x]));
const options = { network: POINT_VALUES, points: POINTS, size: 2, optimizer: { learningRate: 5e-3 } };
const batch = () => tf.tensor2d(POINTS.slice(0, 256), [128, 2]);

test('an even guess costs log(bins); it learns below that, and the same again with its seed', async () => {
  const learn = async () => {
    const model = buildValueModel({ ...options, random: new RandomStream(3) });
    const losses: number[] = [];
    for (let i = 0; i < 60; i++) {
      const examples = batch();
      losses.push(await model.step(examples));
      examples.dispose();
    }
    const drawn = model.draw(new RandomStream(4), 5);
    const points = [...drawn.dataSync()];
    drawn.dispose();
    model.dispose();
    return { losses, points };
  };
  const tensors = tf.memory().numTensors;
  const first = await learn();
  assert.ok(Math.abs(first.losses[0]! - Math.log(VALUE_BINS)) < 0.3, `${first.losses[0]}`);
  assert.ok(first.losses.at(-1)! < 0.8 * first.losses[0]!, `${first.losses.at(-1)}`);
  assert.deepEqual(await learn(), first);
  assert.equal(tf.memory().numTensors, tensors);
});

test('a network with another number of inputs is refused', () => {
  const network = { ...POINT_VALUES, inputShape: [3] };
  assert.throws(() => buildValueModel({ ...options, network, random: new RandomStream(1) }), /need 4 inputs/);
});
