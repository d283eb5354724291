/** Values that count parameters, against sums done by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import buildingBlocks from '../../slides/figures/02-building-blocks';
import game from '../../slides/figures/03-the-game';
import dcgan from '../../slides/figures/04-dcgan-on-mnist';

const values = { ...buildingBlocks.values, ...game.values, ...dcgan.values } as Record<string, () => unknown>;
const read = (name: string) => Number(String(values[name]!()).replace(/[^\d.]/g, ''));

const MLP = 101 * 256 + 257 * 512 + 513 * 1024 + 1025 * 1024;
const CASES: readonly (readonly [name: string, count: number, why: string])[] = [
  ['dense.weights', 35, '5 · 7'],
  ['dense.parameters', 42, '5 · 7 + 7'],
  ['poll.dense', 785, '28 · 28 + 1'],
  ['mlp.without', 1_732_352, 'four dense layers with biases'],
  ['mlp.parameters', 1_739_520, 'and four numbers for each of 256 + 512 + 1024 units'],
  ['mlp.critic', 656_385, '1025 · 512 + 513 · 256 + 257'],
  ['mlp.critic.first', 524_800, '1025 · 512: every pixel of 32 · 32, and a bias'],
  [
    'g.parameters',
    2_330_944,
    '1,254,400 + 819,200 + 204,800 + 1,600 and batch norms of 12,544 + 128 + 64 units',
  ],
  ['d.parameters', 212_865, '1,664 + 204,928 + 6,273'],
  ['g.first', 1_254_400, '100 · 7 · 7 · 256'],
  ['g.first.biased', 1_266_944, 'and 7 · 7 · 256'],
  ['g.first.stage', 1_304_576, 'and four numbers a unit for batch norm'],
  ['g.first.share', 54, 'of 2,330,944, in percent'],
  ['g.times', 11, '2,330,944 / 212,865'],
  ['gan.generator', 4_994, '11 · 64 + 65 · 64 + 65 · 2'],
  ['gan.discriminator', 4_417, '3 · 64 + 65 · 64 + 65'],
];

for (const [name, count, why] of CASES) {
  test(`${name} is ${count}: ${why}`, () => assert.equal(read(name), count));
}

test('the sums in this file are sums', () => {
  assert.equal(MLP, 1_732_352);
  assert.equal(MLP + 4 * (256 + 512 + 1024), 1_739_520);
  assert.equal(1025 * 512 + 513 * 256 + 257, 656_385);
  assert.equal(1025 * 512, 524_800);
  assert.equal(1_254_400 + 819_200 + 204_800 + 1_600 + 4 * (12_544 + 128 + 64), 2_330_944);
  assert.equal(1_664 + 204_928 + 6_273, 212_865);
  assert.equal(11 * 64 + 65 * 64 + 65 * 2, 4_994);
  assert.equal(3 * 64 + 65 * 64 + 65, 4_417);
});
