import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { drawAttributes, type FaceAttributes, SMILE } from '../../src/data/faces/attributes';
import { drawFace } from '../../src/data/faces/draw-face';
import { drawFaces, FACE_CLASSES } from '../../src/data/faces/faces';
import { RandomStream } from '../../src/random/stream';

const FACE: FaceAttributes = {
  skin: 0,
  hairColour: 1,
  eyeColour: 1,
  background: 0,
  clothes: 0,
  hair: 'short',
  glasses: 'none',
  hat: 'none',
  smile: 0,
  width: 1,
  x: 0,
  y: 0,
  tilt: 0,
  size: 1,
};

/** Places of the pixels that differ, as [row, column]. */
function differences(a: Uint8Array, b: Uint8Array): [row: number, column: number][] {
  const places: [number, number][] = [];
  for (let pixel = 0; pixel < 64 * 64; pixel++) {
    const at = 3 * pixel;
    if ([0, 1, 2].some((channel) => a[at + channel] !== b[at + channel]))
      places.push([Math.floor(pixel / 64), pixel % 64]);
  }
  return places;
}

test('the same seed draws the same bytes, another one others', () => {
  const draw = (seed: number) => drawFaces({ random: new RandomStream(seed).fork('faces'), count: 20 });
  const sum = (seed: number) => createHash('sha256').update(draw(seed).pixels).digest('hex');
  assert.equal(sum(1), sum(1));
  assert.notEqual(sum(1), sum(2));
  const { count, height, width, channels, pixels, labels, attributes } = draw(3);
  assert.deepEqual([count, height, width, channels], [20, 64, 64, 3]);
  assert.deepEqual([pixels.length, labels.length, attributes.length], [20 * 64 * 64 * 3, 20, 20]);
  assert.deepEqual(draw(3).attributes, attributes);
  const again = drawFace(attributes[7]!);
  assert.deepEqual(again, pixels.slice(7 * again.length, 8 * again.length), 'a face is its attributes');
});

test('an attribute changes the pixels that it should, and no others', () => {
  const plain = drawFace(FACE);
  const rows = (change: Partial<FaceAttributes>) => {
    const places = differences(plain, drawFace({ ...FACE, ...change }));
    assert.ok(places.length > 8, `${JSON.stringify(change)} is seen`);
    return places;
  };
  for (const glasses of ['round', 'square'] as const)
    for (const [row] of rows({ glasses })) assert.ok(row >= 24 && row <= 38, `glasses in row ${row}`);
  for (const smile of [-1, 0.5, 1])
    for (const [row, column] of rows({ smile })) {
      assert.ok(row >= 39 && row <= 51, `a mouth in row ${row}`);
      assert.ok(column >= 23 && column <= 41, `a mouth in column ${column}`);
    }
  for (const [row, column] of rows({ eyeColour: 0 }))
    assert.ok(row >= 27 && row <= 34 && Math.abs(Math.abs(column - 31.5) - 6.5) < 5, `${row}, ${column}`);
  for (const hat of ['beanie', 'brim'] as const)
    for (const [row] of rows({ hat })) assert.ok(row <= 27, `a hat in row ${row}`);
  for (const [row, column] of rows({ background: 3 }))
    assert.ok(Math.hypot((column - 31.5) / 14, (row - 32.5) / 18) > 1, 'the face hides the background');
  for (const [row] of rows({ clothes: 1 })) assert.ok(row >= 55, `clothes in row ${row}`);
  for (const [row, column] of rows({ hair: 'bald' }))
    assert.ok(row <= 36 || Math.hypot(column - 31.5, row - 32.5) > 15, `hair at ${row}, ${column}`);
});

test('a moved face is the same face elsewhere', () => {
  const [still, moved] = [drawFace(FACE), drawFace({ ...FACE, x: 2 })];
  for (let row = 20; row < 50; row++)
    for (let column = 20; column < 42; column++)
      for (let channel = 0; channel < 3; channel++)
        assert.equal(moved[3 * (64 * row + column + 2) + channel], still[3 * (64 * row + column) + channel]);
});

test('attributes are drawn as often as said, each on its own', () => {
  const random = new RandomStream(5);
  const faces = Array.from({ length: 4000 }, () => drawAttributes(random));
  const share = (is: (face: FaceAttributes) => boolean) => faces.filter(is).length / faces.length;
  const near = (seen: number, wanted: number) =>
    // Five standard errors.
    assert.ok(
      Math.abs(seen - wanted) < 5 * Math.sqrt((wanted * (1 - wanted)) / 4000),
      `${seen}, not ${wanted}`,
    );
  const glasses = (face: FaceAttributes) => face.glasses !== 'none';
  const hat = (face: FaceAttributes) => face.hat !== 'none';
  const smile = (face: FaceAttributes) => face.smile >= SMILE;
  near(share(glasses), 0.4);
  near(share(hat), 0.3);
  near(share(smile), 0.5);
  near(
    share((face) => face.hair === 'curly'),
    0.2,
  );
  near(
    share((face) => face.skin === 4),
    0.2,
  );
  near(
    share((face) => glasses(face) && hat(face)),
    0.12,
  );
  near(
    share((face) => glasses(face) && smile(face)),
    0.2,
  );
});

test('a label names glasses, a smile and a hat', () => {
  const { labels, attributes } = drawFaces({ random: new RandomStream(9), count: 200 });
  assert.deepEqual(FACE_CLASSES.slice(0, 4), ['none of them', 'glasses', 'smile', 'glasses and smile']);
  for (const [i, { glasses, smile, hat }] of attributes.entries()) {
    const name = FACE_CLASSES[labels[i]!]!;
    assert.deepEqual(
      [name.includes('glasses'), name.includes('smile'), name.includes('hat')],
      [glasses !== 'none', smile >= SMILE, hat !== 'none'],
    );
  }
});

test('a number of faces that cannot be is refused', () => {
  for (const count of [0, 1.5, -1, Number.NaN])
    assert.throws(() => drawFaces({ random: new RandomStream(1), count }), RangeError);
});
