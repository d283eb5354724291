import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heatMap } from '../../src/figures/heat-map';

interface PlotlyMap {
  data: [
    {
      x: number[];
      y: number[];
      z: number[][];
      text: string[][];
      zmin: number;
      zmax: number;
      colorscale: [number, string][];
    },
  ];
}

const bundle = heatMap({ title: 'A <map>', values: [[-4, 0, 2.5]], digits: 1 });
const plotly = bundle['application/vnd.plotly.v1+json'] as PlotlyMap;
const svg = bundle['image/svg+xml'] as string;

test('rows and columns count from 1, and white is 0', () => {
  const [trace] = plotly.data;
  assert.deepEqual([trace.x, trace.y, trace.z], [[1, 2, 3], [1], [[-4, 0, 2.5]]]);
  assert.deepEqual([trace.zmin, trace.zmax], [-4, 4]);
});

test('the numbers stand in the squares with a true minus', () => {
  assert.deepEqual(plotly.data[0].text, [['−4.0', '0.0', '2.5']]);
  for (const number of ['−4.0', '0.0', '2.5']) assert.ok(svg.includes(`>${number}</text>`));
});

test('negative is orange, positive blue, 0 white; white ink on dark squares, dark ink on light ones', () => {
  const colors = [...svg.matchAll(/fill="(rgb[^"]+)"/g)].map(([, color]) => color);
  assert.deepEqual(colors, ['rgb(213,94,0)', 'rgb(255,255,255)', 'rgb(96,167,207)']);
  assert.deepEqual(plotly.data[0].colorscale, [
    [0, 'rgb(213,94,0)'],
    [0.5, 'rgb(255,255,255)'],
    [1, 'rgb(0,114,178)'],
  ]);
  assert.match(svg, /fill="#ffffff"[^>]*>−4\.0/);
  assert.match(svg, /fill="#1b2530"[^>]*>0\.0/);
});

test('the text lists the rows, and the picture says it to those who cannot see it', () => {
  assert.equal(bundle['text/plain'], 'A <map>. -4 0 2.5.');
  assert.ok(svg.includes('aria-label="A &lt;map&gt;. -4 0 2.5."'));
});

test('without digits no number is written', () => {
  const plain = heatMap({ title: 'plain', values: [[1, 2]] });
  assert.equal((plain['image/svg+xml'] as string).match(/<text/g)?.length, 1);
});

test('a map of zeros is white', () => {
  assert.ok(
    (heatMap({ title: 'zeros', values: [[0]] })['image/svg+xml'] as string).includes('rgb(255,255,255)'),
  );
});

for (const values of [[], [[]], [[1, 2], [3]]]) {
  test(`refuses ${JSON.stringify(values)}`, () => {
    assert.throws(() => heatMap({ title: 'bad', values }), /rows of equally many numbers/);
  });
}
