import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawAttributes, type FaceAttributes, SMILE } from '../../src/data/faces/attributes';
import { FACE_LABELS, hasLabel, labelFaces } from '../../src/data/faces/face-labels';
import { RandomStream } from '../../src/random/stream';

test('labels of one face', () => {
  const face: FaceAttributes = {
    ...drawAttributes(new RandomStream(1)),
    glasses: 'round',
    smile: SMILE - 0.01,
  };
  const labels = labelFaces([{ ...face, hat: 'none', hair: 'long', skin: 3 }]);
  assert.deepEqual([...labels], [1, 0, 0, 1, 1]);
  assert.equal(hasLabel({ ...face, smile: SMILE }, 'smile'), true);
});

test('drawn faces have them as often as is said: 40 % glasses, 50 % smiles, 30 % hats, a fifth long hair, two of five skins', () => {
  const random = new RandomStream(5);
  const count = 10_000;
  const labels = labelFaces(Array.from({ length: count }, () => drawAttributes(random)));
  for (const [place, expected] of [0.4, 0.5, 0.3, 0.2, 0.4].entries()) {
    let found = 0;
    for (let i = place; i < labels.length; i += FACE_LABELS.length) found += labels[i]!;
    const error = Math.sqrt((expected * (1 - expected)) / count);
    assert.ok(Math.abs(found / count - expected) < 5 * error, `${FACE_LABELS[place]}: ${found / count}`);
  }
});
