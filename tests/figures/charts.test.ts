import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SERIES_STYLES } from '../../src/drawing/line-chart';
import { barChart } from '../../src/figures/bar-chart';
import { drawCard } from '../../src/figures/card';
import { drawChart } from '../../src/figures/line-chart';
import { runningMean, trainingCurves } from '../../src/figures/training-curves';

test('a running mean starts with what is there', () => {
  assert.deepEqual(runningMean([2, 4, 6, 8], 2), [2, 3, 5, 7]);
});

test('a line goes from the lower left to the upper right corner of the plot', () => {
  const group = drawChart([{ name: 'a<b', x: [0, 10], y: [0, 1], style: SERIES_STYLES[0] }], {
    width: 100,
    height: 100,
    title: 't',
    xLabel: 'x',
    yRange: [0, 1],
  });
  assert.match(group, /d="M42 64L88 44"/);
  assert.match(group, /a&lt;b/);
});

test('a card names what it shows', () => {
  assert.match(drawCard(10, 10, 'two "lines"', ''), /role="img" aria-label="two &quot;lines&quot;"/);
});

test('training curves carry a figure, a picture and a sentence', () => {
  const point = { discriminatorLoss: 1.4, generatorLoss: 0.7, realScore: 0.5, fakeScore: 0.4 };
  const bundle = trainingCurves([point, { ...point, generatorLoss: 0.9 }]);
  assert.deepEqual(Object.keys(bundle), ['application/vnd.plotly.v1+json', 'image/svg+xml', 'text/plain']);
  const { data } = bundle['application/vnd.plotly.v1+json'] as { data: { name: string; y: number[] }[] };
  assert.deepEqual(
    data.map((trace) => trace.name),
    ['discriminator', 'generator', 'D(x), real', 'D(G(z)), fake'],
  );
  assert.deepEqual(data[1]!.y, [0.7, 0.8]);
  assert.match(String(bundle['text/plain']), /2 steps\. Last step: .* generator loss 0\.90, D\(x\) 0\.50/);
});

test('a bar chart tells its numbers as text; labels and values must be as many', () => {
  const chart = { title: 'T', labels: ['a', 'b'], values: [3, 4], xLabel: 'x', yLabel: 'y' };
  assert.equal(barChart(chart)['text/plain'], 'T. a: 3, b: 4.');
  assert.equal(String(barChart(chart)['image/svg+xml']).match(/<rect /g)?.length, 3);
  assert.throws(() => barChart({ ...chart, values: [1] }), /2 labels, 1 values/);
});
