import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shuffleCards } from '../../src/figures/quiz-cards';
import { RandomStream } from '../../src/random/stream';

const make = (count: number, level: number, width = 2) => ({
  count,
  width,
  height: 2,
  channels: 1,
  pixels: new Uint8Array(count * 2 * width).fill(level),
});

test('each card keeps its truth, and a seed shuffles in the same way', () => {
  const cards = () => shuffleCards(make(6, 200), make(4, 10), new RandomStream(3));
  const { images, truth } = cards();
  assert.equal(images.count, 10);
  assert.equal([...truth].sort().join(''), 'ffffrrrrrr');
  assert.notEqual(truth, 'rrrrrrffff');
  for (const [i, mark] of [...truth].entries())
    assert.deepEqual([...images.pixels.subarray(4 * i, 4 * i + 4)], Array(4).fill(mark === 'r' ? 200 : 10));
  assert.deepEqual(cards(), { images, truth });
});

test('pictures of two sizes are refused', () => {
  assert.throws(() => shuffleCards(make(2, 1), make(2, 1, 3), new RandomStream(1)), /size would tell them/);
});
