import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { discriminatorFor, generatorFor } from '../../src/models/generator-for';
import { GROWTHS, type Growth, growingSides } from '../../src/models/growing-sides';
import { Network } from '../../src/models/network';
import { PYTORCH_DISCRIMINATOR, PYTORCH_GENERATOR } from '../../src/models/pytorch-dcgan';
import { RESIZE_DISCRIMINATOR, RESIZE_GENERATOR } from '../../src/models/resize-dcgan';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from '../backend/engine';

before(startEngine);

for (const { what, options, generator, discriminator, parameters } of [
  {
    what: "the case study's",
    options: { size: 28, growth: 'transposed-5' },
    generator: GENERATOR,
    discriminator: DISCRIMINATOR,
    parameters: [2_330_944, 212_865],
  },
  {
    what: "PyTorch's",
    options: { size: 64, growth: 'transposed-4', channels: 3 },
    generator: PYTORCH_GENERATOR,
    discriminator: PYTORCH_DISCRIMINATOR,
    parameters: [3_578_624, 2_767_360],
  },
  {
    what: "deck 003's",
    options: { size: 32, growth: 'resize' },
    generator: RESIZE_GENERATOR,
    discriminator: RESIZE_DISCRIMINATOR,
    parameters: [1_050_625, 97_665],
  },
] as const) {
  test(`${what} networks are those for ${options.size} with ${options.growth}`, () => {
    const specs = [generatorFor(options), discriminatorFor(options)];
    assert.deepEqual(specs, [generator, discriminator]);
    const networks = specs.map((spec) => Network.build(spec, new RandomStream(1)));
    assert.deepEqual(
      networks.map(({ parameterCount }) => parameterCount),
      parameters,
    );
    for (const network of networks) network.dispose();
  });
}

/** Smallest widths and a batch of one: what is tried is that every layer fits behind the one before it. */
for (const growth of GROWTHS) {
  for (const size of [6, 8, 12, 28, 32, 48, 64, 128]) {
    test(`${growth} makes pictures of ${size}×${size}, which its discriminator takes`, () => {
      const options = { size, growth, channels: 3, width: 2, latentSize: 5 };
      const [generator, discriminator] = [generatorFor(options), discriminatorFor(options)].map((spec) =>
        Network.build(spec, new RandomStream(1)),
      ) as [Network, Network];
      const [pictures, logits] = tf.tidy(() => {
        const pictures = generator.apply(tf.ones([1, 5]), { training: false });
        return [pictures.shape, discriminator.apply(pictures, { training: false }).shape];
      });
      assert.deepEqual(pictures, [1, size, size, 3]);
      assert.deepEqual(logits, [1, 1]);
      generator.dispose();
      discriminator.dispose();
    });
  }
}

for (const [size, growth, sides] of [
  [28, 'transposed-5', [7, 14, 28]],
  [32, 'transposed-5', [4, 8, 16, 32]],
  [64, 'transposed-4', [4, 8, 16, 32, 64]],
  [96, 'transposed-4', [6, 12, 24, 48, 96]],
  [32, 'resize', [8, 16, 32]],
  [128, 'resize', [8, 16, 32, 64, 128]],
  [6, 'resize', [3, 6]],
] as const) {
  test(`${growth} reaches ${size} by ${sides.join(', ')}`, () => {
    assert.deepEqual(growingSides(size, growth), sides);
  });
}

for (const [size, sentence] of [
  [30, /up to 30×30 pixels: halving 30 does not lead to a whole side of 3 to 7\. Take 28 or 32\.$/],
  [100, /Take 96 or 112\.$/],
  [4, /Take 6\.$/],
  [7, /Take 6 or 8\.$/],
  [0, /Take 6\.$/],
  [-64, /Take 6\.$/],
  [28.5, /Take 28 or 32\.$/],
  [Number.NaN, /Take 28, 32, 64 or 128\.$/],
  [Number.POSITIVE_INFINITY, /Take \d+\.$/],
] as const) {
  test(`a picture of ${size}×${size} is refused, with sizes that fit`, () => {
    assert.throws(() => generatorFor({ size, growth: 'transposed-4' }), sentence);
    assert.throws(() => discriminatorFor({ size, growth: 'transposed-4' }), sentence);
  });
}

test('an unknown way of growing and a width that is no count are refused in a sentence', () => {
  assert.throws(
    () => generatorFor({ size: 28, growth: 'transposed-3' as Growth }),
    /Unknown way of growing "transposed-3"\. Known: transposed-5, transposed-4, resize\./,
  );
  for (const name of ['width', 'channels', 'latentSize']) {
    assert.throws(
      () => generatorFor({ size: 28, growth: 'resize', [name]: 0 }),
      new RegExp(`${name} is a whole number from 1 on; it is 0\\.`),
    );
  }
});
