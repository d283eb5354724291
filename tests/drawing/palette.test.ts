import assert from 'node:assert/strict';
import test from 'node:test';
import { SERIES_STYLES } from '../../src/drawing/line-chart';
import { COLOURS } from '../../src/drawing/palette';
import { colourCount } from '../../src/widgets/overlap-map/draw';
import { contrast } from '../contrast';

const { paper, faint, bluePale, orangePale, greenPale, vermilionPale } = COLOURS;
const pairs: { ink: keyof typeof COLOURS; on: string[] }[] = [
  { ink: 'ink', on: [paper, faint, bluePale, orangePale, greenPale, vermilionPale] },
  { ink: 'mutedInk', on: [paper, faint, bluePale, orangePale] },
  { ink: 'blueInk', on: [paper, bluePale] },
  { ink: 'vermilionInk', on: [paper] },
];
for (const { ink, on } of pairs) {
  // An audit in the browser cannot see what lies under a text in a drawing, so it is computed here.
  test(`${ink} is legible on all it is written on: 4.5 to 1`, () => {
    for (const background of on) {
      const found = contrast(COLOURS[ink], background);
      assert.ok(found >= 4.5, `${background}: ${found.toFixed(2)}`);
    }
  });
}

test('names of curves are legible, and the curves stand out from the paper: 3 to 1', () => {
  for (const { colour, ink } of SERIES_STYLES.slice(0, 3)) {
    assert.ok(contrast(ink, paper) >= 4.5, ink);
    assert.ok(contrast(colour, paper) >= 3, colour);
  }
});

test('numbers on the overlap map are legible at every count', () => {
  for (let count = 0; count <= 36; count += 1) {
    const { fill, ink } = colourCount(count, 36);
    assert.ok(contrast(fill, ink) >= 4.5, `${count}: ${contrast(fill, ink).toFixed(2)}`);
  }
});
