import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linePlot } from '../../src/figures/line-plot';

interface PlotlyLines {
  data: { name: string; x: number[]; y: number[]; line: { dash: string; color: string } }[];
  layout: { xaxis: { range?: number[] }; yaxis: { range?: number[]; scaleanchor?: string } };
}

const labels = { title: 'Losses', xLabel: 'step', yLabel: 'loss' };
const falling = { name: 'falling', x: [0, 1, 2], y: [1, 0.5, 0.123456] };
const rising = { name: 'rising', x: [0, 2], y: [0, 3] };
const plotlyOf = (bundle: Record<string, unknown>) => bundle['application/vnd.plotly.v1+json'] as PlotlyLines;

test('curves differ by colour and by dash, and keep five digits', () => {
  const { data } = plotlyOf(linePlot({ ...labels, curves: [falling, rising] }));
  assert.deepEqual(data[0]!.y, [1, 0.5, 0.12346]);
  assert.notEqual(data[0]!.line.dash, data[1]!.line.dash);
  assert.notEqual(data[0]!.line.color, data[1]!.line.color);
});

test('the text tells where each curve begins and ends', () => {
  const bundle = linePlot({ ...labels, curves: [falling, rising] });
  assert.equal(
    bundle['text/plain'],
    'Losses. falling: from (0, 1) to (2, 0.123); rising: from (0, 0) to (2, 3).',
  );
});

test('the picture has a line for each curve and both labels', () => {
  const svg = linePlot({ ...labels, curves: [falling, rising] })['image/svg+xml'] as string;
  assert.equal(svg.match(/stroke-linejoin="round"/g)?.length, 2);
  for (const text of ['step', 'loss', 'falling', 'rising', 'Losses'])
    assert.ok(svg.includes(`>${text}</text>`));
});

test('a square plot has one unit as long on both axes', () => {
  const range: [number, number] = [-2, 2];
  const diagonal = { name: 'diagonal', x: [0, 1], y: [0, 1] };
  const bundle = linePlot({ ...labels, curves: [diagonal], xRange: range, yRange: range, square: true });
  const { layout } = plotlyOf(bundle);
  assert.deepEqual([layout.xaxis.range, layout.yaxis.range], [range, range]);
  assert.equal(layout.yaxis.scaleanchor, 'x');
  const points = /d="M([^"]+)"[^>]* stroke-linejoin/.exec(bundle['image/svg+xml'] as string)![1]!;
  const [first, last] = points.split('L').map((point) => point.split(' ').map(Number));
  assert.deepEqual([last![0]! - first![0]!, first![1]! - last![1]!], [100, 100]);
});

test('the picture cuts a curve where it leaves the range, up and down', () => {
  const peak = { name: 'peak', x: [0, 2, 4], y: [0, 4, 0] };
  const svg = linePlot({ ...labels, curves: [peak], xRange: [0, 4], yRange: [0, 1] })[
    'image/svg+xml'
  ] as string;
  const points = /d="M([^"]+)"[^>]* stroke-linejoin/
    .exec(svg)![1]!
    .split('L')
    .map((point) => point.split(' ').map(Number));
  const [start, up, down, end] = points.map(([x]) => x!);
  assert.equal(points.length, 4);
  assert.ok(Math.abs((up! - start!) / (end! - start!) - 1 / 8) < 1e-3);
  assert.ok(Math.abs((end! - down!) / (end! - start!) - 1 / 8) < 1e-3);
});

test('refuses no curves, too many, and curves that do not fit', () => {
  assert.throws(() => linePlot({ ...labels, curves: [] }), /1 to 4 curves; got 0/);
  assert.throws(() => linePlot({ ...labels, curves: new Array(5).fill(falling) }), /got 5/);
  const odd = { name: 'odd', x: [1, 2], y: [1] };
  assert.throws(() => linePlot({ ...labels, curves: [odd] }), /"odd" has 2 x and 1 y/);
});
