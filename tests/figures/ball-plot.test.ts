import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ballPlot } from '../../src/figures/ball-plot';

const panel = {
  title: 'a <panel>',
  real: [
    [0, 0],
    [1, 0],
    [-1, 1],
  ],
  fake: [[0, 0.5]],
  balls: { of: 'real' as const, radii: [1, 0.5, 2] },
  lines: ['precision 1'],
};

test('a ball a centre, in the points’ unit; both layouts; a label in words', () => {
  const { wide, narrow, label } = ballPlot([panel, panel]);
  for (const svg of [wide, narrow]) assert.equal(svg.match(/<circle/g)!.length, 6);
  const radii = [...wide.matchAll(/ r="([\d.]+)"/g)].map(([, r]) => Number(r)).slice(0, 3);
  assert.ok(Math.abs(radii[2]! / radii[1]! - 4) < 0.02, String(radii));
  assert.equal(label, 'a <panel>: precision 1. a <panel>: precision 1.');
  assert.ok(!wide.includes('<panel>'));
  const width = (svg: string) => Number(/ width="(\d+)"/.exec(svg)![1]);
  assert.ok(width(wide) > 1.8 * width(narrow));
});

test('no panel, and a radius too few, are refused', () => {
  assert.throws(() => ballPlot([]), /at least one panel/);
  assert.throws(
    () => ballPlot([{ ...panel, balls: { of: 'fake', radii: [] } }]),
    /"a <panel>" has 1 centres and 0 radii; give a radius each/,
  );
});
