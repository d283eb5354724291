/** The card of a training on the ring: what is on it, and what it says to those who do not see it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRun, drawRunCard, type RingCurves } from '../../src/figures/run-card';
import { DISPLAY_METHOD } from '../../src/notebook/display';
import { showRuns } from '../../src/notebook/show-runs';

const run: RingCurves = {
  every: 10,
  discriminatorLoss: [1, 1, 1, 3],
  generatorLoss: [0.5, 900, 0.5, 2],
  realScore: [0.5, 0.5, 0.5, 0.75],
  fakeScore: [0.5, 0.5, 0.5, 0.25],
  generatorGradient: [0.1, 0.1, 0, 0.01],
  points: [2, 0, 0, 2, 40, 40],
};

test('a card has four panels, eight circles, and says how many points lie outside', () => {
  const card = drawRunCard('Run A', run);
  for (const title of ['Run A', 'Losses', 'What D says', 'Gradient of G', 'Points at the end'])
    assert.ok(card.includes(`>${title}<`), title);
  assert.equal(card.match(/<circle/g)?.length, 8);
  assert.ok(card.includes('dots: generated, 1 outside'));
  assert.ok(!/NaN|Infinity/.test(card), 'a gradient of 0 and a loss of 900 stay on the edge');
});

test('the sentence has the means over the last quarter, and how many circles have dots', () => {
  assert.equal(
    describeRun('Run A', run),
    'Run A. Means over the last quarter: loss of D 3.0, of G 2.0, D(x) 0.75, D(G(z)) 0.25, gradient of G 0.010. At the end 2 of the 8 circles have dots.',
  );
});

test('a run without steps is refused', () => {
  assert.throws(() => drawRunCard('Run B', { ...run, generatorLoss: [] }), /The run "Run B" has no steps/);
});

test('cards stand under a heading, escaped', () => {
  const bundle = showRuns([{ title: 'Run A', run }], '1 < 2')[DISPLAY_METHOD]() as Record<string, string>;
  assert.match(bundle['text/html']!, /^<p><strong>1 &lt; 2<\/strong><\/p><div.*<svg style="max-width:100%/);
  assert.match(bundle['text/plain']!, /^1 < 2\nRun A\. Means/);
});
