import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawDenseNetwork } from '../../src/drawing/dense-network';
import { drawNetwork } from '../../src/drawing/network';
import { TONES } from '../../src/drawing/tones';

/** The generator of TensorFlow's DCGAN tutorial; the numbers are those of Keras' summary. */
const layers = [
  { name: 'dense', notes: ['batch norm'], outputShape: [7, 7, 256], parameters: 1_254_400 + 50_176 },
  { name: '5×5, stride 2', outputShape: [14, 14, 128], parameters: 819_200 + 512 },
  { name: '5×5, stride 2', notes: ['tanh'], outputShape: [28, 28, 1], parameters: 800 },
];
const options = { tone: TONES.blue, ends: { input: 'latent', output: 'image' } };

test('a network shows each shape, each step with its parameters, and both ends', () => {
  const { content } = drawNetwork([100], layers, options);
  for (const text of ['100', '7 × 7 × 256', '14 × 14 × 128', '28 × 28 × 1', '1,304,576', '819,712', '800'])
    assert.ok(content.includes(`>${text}</text>`), text);
  for (const text of ['dense', 'batch norm', '5×5', 'stride 2', 'tanh', 'latent', 'image'])
    assert.ok(content.includes(`>${text}</text>`), text);
});

test('plain, it keeps the shapes and leaves out words and counts: nothing answers a poll', () => {
  const { content } = drawNetwork([100], layers, { ...options, isPlain: true });
  assert.ok(content.includes('>7 × 7 × 256</text>'));
  for (const text of ['dense', '800', 'parameters of each step'])
    assert.ok(!content.includes(`>${text}<`), text);
});

test('blocks stay within the picture, from left to right', () => {
  const { width, content } = drawNetwork([100], layers, options);
  const edges = [...content.matchAll(/<rect x="([\d.]+)" y="[-\d.]+" width="([\d.]+)"/g)].map((found) => [
    Number(found[1]),
    Number(found[1]) + Number(found[2]),
  ]);
  assert.equal(Math.min(...edges.flat()), 10);
  assert.ok(Math.abs(Math.max(...edges.flat()) - (width - 10)) < 0.1);
});

test('a picture lies on the block of one channel', () => {
  const seen: number[] = [];
  drawNetwork([100], layers, { ...options, picture: (_x, _y, side) => String(seen.push(side)) });
  assert.equal(seen.length, 1);
});

test('a dense network has a line for every weight between drawn units, and tells the size of each layer', () => {
  const picture = { tone: TONES.green, step: 90, height: 120, ends: { input: 'point', output: 'logit' } };
  const { content } = drawDenseNetwork([2, 5, 1], picture);
  const [weights] = content.split('</path>');
  assert.equal(weights!.match(/M/g)?.length, 2 * 5 + 5 * 1);
  for (const text of ['2', '5', '1', 'point', 'logit']) assert.ok(content.includes(`>${text}</text>`), text);
  assert.equal(drawDenseNetwork([64, 1], picture).content.split('</path>')[0]!.match(/M/g)?.length, 12);
});
