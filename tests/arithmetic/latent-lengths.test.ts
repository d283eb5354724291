import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureLatentLengths } from '../../src/arithmetic/latent-lengths';
import { RandomStream } from '../../src/random/stream';

const random = new RandomStream(11);
const pairs = Array.from({ length: 400 }, () => [random.normals(100), random.normals(100)] as const);

test('halfway between two perpendicular unit vectors: √½ straight, 1 on the sphere', () => {
  const { shares, lerp, slerp } = measureLatentLengths(
    [
      [
        [1, 0],
        [0, 1],
      ],
    ],
    2,
  );
  assert.deepEqual(shares, [0, 0.5, 1]);
  assert.ok(Math.abs(lerp[1]! - Math.SQRT1_2) < 1e-12);
  assert.ok(slerp.every((length) => Math.abs(length - 1) < 1e-12));
});

test('100 normal numbers are √99.5 long, and √½ of that halfway on the straight way', () => {
  const { lerp, slerp, usual } = measureLatentLengths(pairs, 4);
  assert.ok(Math.abs(lerp[0]! - Math.sqrt(99.5)) < 0.1);
  assert.ok(Math.abs(lerp[2]! - Math.sqrt(99.5 / 2)) < 0.1);
  assert.ok(Math.abs(slerp[2]! - Math.sqrt(99.5)) < 0.1);
  // The deviation of a length is √½; 99 of 100 lie within 2.58 deviations.
  assert.ok(Math.abs(usual[0] - (9.97 - 1.82)) < 0.25 && Math.abs(usual[1] - (9.97 + 1.82)) < 0.25);
});

test('no pair, and no step, are a sentence', () => {
  assert.throws(() => measureLatentLengths([], 2), /at least one pair/);
  assert.throws(() => measureLatentLengths(pairs, 0), /at least one pair and one step/);
});
