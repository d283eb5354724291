import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allFaces, encodeFace, shareAsAsked } from '../../src/applications/face-requests';
import { FACE_LABELS } from '../../src/data/faces/face-labels';
import type { FaceReadings } from '../../src/evaluation/face-attributes';

test('wanted attributes are ones in the order of the labels; an unknown one names the known', () => {
  assert.deepEqual(encodeFace(['hat', 'glasses']), [1, 0, 1, 0, 0]);
  assert.deepEqual(encodeFace([]), [0, 0, 0, 0, 0]);
  assert.throws(() => encodeFace(['beard']), /Unknown attribute "beard"\. Known: glasses, smile, hat,/);
});

test('all combinations come equally often, and each attribute is wanted in half of them', () => {
  const asked = allFaces(3);
  const rows = Array.from({ length: 96 }, (_, i) => [...asked.subarray(5 * i, 5 * i + 5)].join(''));
  assert.equal(new Set(rows).size, 32);
  assert.ok([...new Set(rows)].every((row) => rows.filter((other) => other === row).length === 3));
  for (const place of FACE_LABELS.keys()) assert.equal(rows.filter((row) => row[place] === '1').length, 48);
});

test('shares count an attribute that is there, and one that is not', () => {
  const probabilities = Object.fromEntries(
    FACE_LABELS.map((label) => [label, Float32Array.of(0.9, 0.1)]),
  ) as FaceReadings['probabilities'];
  const asked = Uint8Array.of(1, 1, 1, 1, 1, 1, 0, 0, 0, 0); // the second face's glasses are missing
  const shares = shareAsAsked({ count: 2, probabilities }, asked);
  assert.deepEqual([shares.glasses, shares.smile, shares.all], [0.5, 1, 0.5]);
  assert.throws(
    () => shareAsAsked({ count: 2, probabilities }, Uint8Array.of(1)),
    /got 2 faces and 1 numbers/,
  );
});
