import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawFaces } from '../../../src/data/faces/faces';
import { selectImages, takeImages } from '../../../src/data/images';
import { measurePictures } from '../../../src/evaluation/capstone/measure-pictures';
import { RandomStream } from '../../../src/random/stream';

const random = new RandomStream(4);
const faces = drawFaces({ random, count: 500 });
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
const train = selectImages(faces, range(0, 300));
const heldOut = selectImages(faces, range(300, 400));
const others = selectImages(faces, range(400, 500));
const noise = {
  ...others,
  pixels: others.pixels.map(() => Math.floor(256 * random.uniform())),
};

test('other real pictures are at the floor and no copies; noise is far; training pictures are copies', () => {
  const real = measurePictures({ train, heldOut, generated: others, untrained: noise });
  assert.equal(real.count, 100);
  assert.ok(real.untrained > 100 * Math.abs(real.distance), JSON.stringify(real));
  assert.ok(real.memorised < 0.1);
  assert.equal(
    measurePictures({ train, heldOut, generated: takeImages(train, 100), untrained: noise }).memorised,
    1,
  );
});

test('too few held-out pictures are refused', () => {
  assert.throws(
    () => measurePictures({ train, heldOut: takeImages(heldOut, 20), generated: others, untrained: noise }),
    /20 held-out pictures are too few/,
  );
});
