import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawArrow } from '../../src/drawing/arrow';
import { makeBox } from '../../src/drawing/box';
import { TONES } from '../../src/drawing/tones';

test('anchors are the middles of the sides', () => {
  const box = makeBox({ x: 10, y: 20, width: 100, height: 40 });
  assert.deepEqual(
    { left: box.left, right: box.right, top: box.top, bottom: box.bottom, middle: box.middle },
    { left: [10, 40], right: [110, 40], top: [60, 20], bottom: [60, 60], middle: [60, 40] },
  );
});

test('lines stand around the middle, the first one bold, in the ink of the tone', () => {
  const { content } = makeBox(
    { x: 0, y: 0, width: 100, height: 100 },
    { text: ['a<b', 'c'], tone: TONES.green, size: 20 },
  );
  assert.match(content, /a&lt;b/);
  assert.equal(content.match(/font-weight="bold"/g)?.length, 1);
  assert.equal(content.split(TONES.green.ink).length - 1, 2);
  const [first, second] = [...content.matchAll(/<text x="50" y="([\d.]+)" font-size="([\d.]+)"/g)].map(
    ([, y, size]) => Number(y) - 0.35 * Number(size),
  );
  assert.ok(Math.abs((first! + second!) / 2 - 50) < 0.02);
});

test('an empty box has no ground', () => {
  assert.match(makeBox({ x: 0, y: 0, width: 9, height: 9 }, { isEmpty: true }).content, /fill="none"/);
});

test('an arrow ends at its last point, its shaft within its head; a gap keeps it off both ends', () => {
  const arrow = drawArrow([
    [0, 0],
    [100, 0],
  ]);
  assert.match(arrow, /d="M0\.0 0\.0L90\.4 0\.0"/);
  assert.match(arrow, /d="M100\.0 0\.0L88\.0 -?6\.6L88\.0 -?6\.6z"/);
  const apart = drawArrow(
    [
      [0, 0],
      [0, 100],
    ],
    { gap: 8 },
  );
  assert.match(apart, /d="M0\.0 8\.0L/);
  assert.match(apart, /d="M0\.0 92\.0L/);
});
