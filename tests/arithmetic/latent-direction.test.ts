import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDirection, meanVector, moveAlong } from '../../src/arithmetic/latent-direction';
import { RandomStream } from '../../src/random/stream';

test('the mean of some vectors, and of none', () => {
  assert.deepEqual(
    meanVector([
      [1, 2],
      [3, 6],
    ]),
    [2, 4],
  );
  assert.throws(() => meanVector([]), /no vector/);
});

test('a direction by hand', () => {
  const latents = [
    [0, 1],
    [2, 1],
    [4, 5],
  ];
  const direction = findDirection(latents, [false, false, true]);
  assert.deepEqual(direction, { vector: [3, 4], with: 1, without: 2 });
  assert.deepEqual(moveAlong([1, 1], direction.vector, 0.5), [2.5, 3]);
});

// Of a standard normal x above 0 the mean is √(2/π); the other coordinates have no say.
test('of a property that one coordinate decides, the direction is that coordinate', () => {
  const random = new RandomStream(2);
  const latents = Array.from({ length: 20_000 }, () => random.normals(3));
  const { vector } = findDirection(
    latents,
    latents.map(([x]) => x! > 0),
  );
  const expected = [2 * Math.sqrt(2 / Math.PI), 0, 0];
  for (const [i, value] of vector.entries())
    assert.ok(Math.abs(value - expected[i]!) < 0.05, `${i}: ${value}`);
});

test('what has no direction is a sentence', () => {
  assert.throws(() => findDirection([[1], [2]], [true, true]), /there are 2 and 0/);
  assert.throws(() => findDirection([[1], [2]], [true]), /2 latents and 1 answers/);
});
