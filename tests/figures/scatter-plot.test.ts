import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DOT } from '../../src/drawing/picture';
import { scatterPlot } from '../../src/figures/scatter-plot';

const axes = { title: 'Two <groups>', xLabel: 'x', yLabel: 'y' };
const real = { name: 'real', points: [0, 1, 2, 3, 4, 5] };
const fake = { name: 'fake', points: Float32Array.of(0.5, 7) };

test('every point is in the interactive plot and in the picture; a text says how many', () => {
  const bundle = scatterPlot({ ...axes, groups: [real, fake] });
  const plot = bundle['application/vnd.plotly.v1+json'] as { data: { x: number[]; y: number[] }[] };
  assert.deepEqual(
    plot.data.map(({ x, y }) => [x, y]),
    [
      [
        [0, 2, 4],
        [1, 3, 5],
      ],
      [[0.5], [7]],
    ],
  );
  const svg = bundle['image/svg+xml'] as string;
  assert.equal(svg.split(DOT).slice(1).length, 3 + 1, 'dots, and one in the legend');
  assert.equal(svg.match(/l6 6/g)!.length, 1 + 1, 'crosses, and one in the legend');
  assert.ok(!svg.includes('<groups>'));
  assert.equal(bundle['text/plain'], 'Two <groups>. 3 real points, 1 fake points.');
});

test('no more points than asked for', () => {
  assert.equal(
    scatterPlot({ ...axes, groups: [real], most: 2 })['text/plain'],
    'Two <groups>. 2 real points.',
  );
});

test('no group, three groups, and a group without points are refused', () => {
  assert.throws(() => scatterPlot({ ...axes, groups: [] }), /1 or 2 groups; got 0/);
  assert.throws(() => scatterPlot({ ...axes, groups: [real, real, real] }), /got 3/);
  assert.throws(
    () => scatterPlot({ ...axes, groups: [{ name: 'none', points: [] }] }),
    /"none" has no points/,
  );
});
