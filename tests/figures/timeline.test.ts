import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeline } from '../../src/figures/timeline';

const kinds = { first: 'ours', second: 'theirs' };
const events = [
  { year: 2000, name: 'A & B', text: 'began', kind: 'first' as const },
  {
    year: 2000,
    name: 'C',
    text: 'went on, and on, and on, as long as a sentence may be on a phone',
    kind: 'second' as const,
  },
  { year: 2003, name: 'D', text: 'ended', kind: 'first' as const },
];

test('each event once, a year once, and all of it in a sentence', () => {
  const { wide, narrow, label } = timeline({ title: 'T', events, kinds });
  for (const svg of [wide, narrow]) {
    // Two more dots are the legend's.
    assert.equal(svg.match(/<circle /g)?.length, 5);
    assert.equal(svg.match(/>2000</g)?.length, 1);
    assert.match(svg, />A &amp; B</);
    assert.match(svg, /role="img"/);
  }
  assert.match(label, /^T\. 2000, A & B: began\. 2000, C: went on.*\. 2003, D: ended\.$/);
});

test('on a phone a long text takes more lines, and the card is higher', () => {
  const { wide, narrow } = timeline({ title: 'T', events, kinds });
  const heightOf = (svg: string) => Number(/viewBox="0 0 \d+ (\d+)/.exec(svg)![1]);
  assert.ok(heightOf(narrow) > heightOf(wide));
  assert.match(narrow, /viewBox="0 0 350 /);
});

test('an empty list, and events out of order, are refused', () => {
  assert.throws(() => timeline({ title: 'T', events: [], kinds }), /at least one event/);
  assert.throws(
    () => timeline({ title: 'T', events: [...events].reverse(), kinds }),
    /A & B|C \(2000\) stands after a later event/,
  );
});
