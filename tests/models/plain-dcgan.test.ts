import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeNetwork } from '../../src/models/describe';
import { plainNetworks } from '../../src/models/plain-dcgan';

test('pictures of 28×28 out, one logit, nothing normalised', () => {
  const { generator, discriminator } = plainNetworks({ width: 16, channels: 1 });
  const [g, d] = [describeNetwork(generator), describeNetwork(discriminator)];
  assert.deepEqual([g.outputShape, d.outputShape], [[28, 28, 1], [1]]);
  // 65 · 3136 for the dense layer, then 3 × 3 kernels: 64 → 32 → 16 → 1.
  assert.equal(g.parameterCount, 65 * 3136 + (9 * 64 + 1) * 32 + (9 * 32 + 1) * 16 + (9 * 16 + 1));
  // 4 × 4 kernels: 1 → 32 → 64, and 7 · 7 · 64 numbers to one.
  assert.equal(d.parameterCount, (16 + 1) * 32 + (16 * 32 + 1) * 64 + (7 * 7 * 64 + 1));
  const kinds = [...generator.layers, ...discriminator.layers].map(({ layer }) => layer);
  assert.ok(!kinds.includes('batchNormalization'));
});

test('the width scales both players, the channels the picture', () => {
  const { generator, discriminator } = plainNetworks({ width: 4, channels: 3 });
  assert.deepEqual(describeNetwork(generator).outputShape, [28, 28, 3]);
  assert.deepEqual(discriminator.inputShape, [28, 28, 3]);
});
