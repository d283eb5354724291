import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { batchIndices, countBatches, imageBatches, toTensor } from '../../src/data/batches';
import {
  type ImageSet,
  padImages,
  selectImages,
  takeImages,
  toBytes,
  toSignedUnit,
} from '../../src/data/images';
import { histogramBytes, meanByte, meanImages } from '../../src/data/statistics';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

const images: ImageSet = {
  source: 'test',
  count: 3,
  height: 2,
  width: 2,
  channels: 1,
  pixels: Uint8Array.of(0, 1, 2, 3, 10, 11, 12, 13, 255, 254, 253, 252),
  labels: Uint8Array.of(0, 2, 2),
};

before(startEngine);

test('bytes become (x − 127.5) / 127.5: 0 is −1, 255 is 1', () => {
  assert.deepEqual([...toSignedUnit(Uint8Array.of(0, 255))], [-1, 1]);
  assert.ok(Math.abs(toSignedUnit(Uint8Array.of(128))[0]! - 0.5 / 127.5) < 1e-8);
});

test('every byte survives the way to numbers and back; numbers outside are cut off', () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  assert.deepEqual(toBytes(toSignedUnit(all)), all);
  assert.deepEqual([...toBytes([-2, 3])], [0, 255]);
});

test('padding puts the image in the middle of black', () => {
  const padded = padImages(takeImages(images, 1), 4);
  assert.deepEqual([...padded.pixels], [0, 0, 0, 0, 0, 0, 1, 0, 0, 2, 3, 0, 0, 0, 0, 0]);
});

for (const size of [1, 3]) {
  test(`padding 2×2 to ${size}×${size} is refused`, () => {
    assert.throws(() => padImages(images, size), /cannot be padded .* larger by an even number/);
  });
}

test('images are selected with their labels; a wrong number is refused', () => {
  const chosen = selectImages(images, [2, 0]);
  assert.deepEqual([...chosen.pixels], [255, 254, 253, 252, 0, 1, 2, 3]);
  assert.deepEqual([...chosen.labels], [2, 0]);
  assert.throws(() => selectImages(images, [3]), /There is no image 3: the set has images 0 to 2/);
});

test('a batch is a tensor [batch, height, width, channels] of the chosen images', () => {
  const tensor = toTensor(images, [1]);
  assert.deepEqual(tensor.shape, [1, 2, 2, 1]);
  assert.deepEqual(toBytes(tensor.dataSync()), Uint8Array.of(10, 11, 12, 13));
  tensor.dispose();
});

for (const { lastBatch, sizes } of [
  { lastBatch: 'drop', sizes: [4, 4] },
  { lastBatch: 'keep', sizes: [4, 4, 2] },
] as const) {
  test(`lastBatch: ${lastBatch} makes batches of ${sizes}, each image at most once`, () => {
    const options = { batchSize: 4, lastBatch, random: new RandomStream(1) };
    const batches = [...batchIndices(10, options)].map((indices) => [...indices]);
    assert.deepEqual(
      batches.map((batch) => batch.length),
      sizes,
    );
    assert.equal(countBatches(10, options), sizes.length);
    assert.equal(new Set(batches.flat()).size, batches.flat().length);
  });
}

test('each epoch has a new order; the same seed repeats all of them', () => {
  const epochs = (seed: number) => {
    const random = new RandomStream(seed);
    return [0, 1].map(() => [...batchIndices(50, { batchSize: 50, random })].map((b) => [...b]));
  };
  const [first, second] = epochs(1);
  assert.notDeepEqual(first, second);
  assert.deepEqual(epochs(1), [first, second]);
  assert.notDeepEqual(epochs(2), [first, second]);
});

test('a batch larger than the data is refused with what to do', () => {
  assert.throws(() => [...imageBatches(images, { batchSize: 4 })], /A batch of 4 does not fit into 3 images/);
  assert.throws(() => [...imageBatches(images, { batchSize: 0 })], /whole number from 1 on; got 0/);
});

test('statistics: mean images, mean byte, histogram', () => {
  const means = meanImages(images);
  assert.deepEqual([...means.pixels.subarray(8)], [133, 133, 133, 133]);
  assert.deepEqual([...means.pixels.subarray(4, 8)], [0, 0, 0, 0]);
  assert.equal(meanByte(Uint8Array.of(1, 2, 6)), 3);
  assert.deepEqual(histogramBytes(Uint8Array.of(0, 63, 64, 255), 4), [2, 1, 0, 1]);
});
