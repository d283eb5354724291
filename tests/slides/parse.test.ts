import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDeck } from '../../src/slides/parse-deck';
import { isSource } from '../../src/slides/parse-notes';

const HEAD =
  '---\ntitle: Try\nlecture: 2\nnotebooks: 02-dense-layers, 03-convolution\nsummary: A try.\n---\n';
const NOTES = 'Note:\nsay: Say this.\nask: Ask this?\nsource: 000 L1-2\nminutes: 2\n';
const parse = (...slides: string[]) => parseDeck('slides/try.md', HEAD + slides.join('\n---\n'));

test('a lecture is its head and its slides; each slide its heading, body and notes', () => {
  const deck = parse(
    `# Try {.title}\n\nWords.\n\n${NOTES}`,
    `## A picture {.figure #pic ratio=2:1}\n\nBody\n${NOTES}`,
  );
  assert.equal(deck.lecture, 2);
  assert.deepEqual(deck.notebooks, ['02-dense-layers', '03-convolution']);
  assert.deepEqual(
    deck.slides.map(({ id, layout, title }) => ({ id, layout, title })),
    [
      { id: 'try', layout: 'title', title: 'Try' },
      { id: 'pic', layout: 'figure', title: 'A picture' },
    ],
  );
  assert.deepEqual(deck.slides[1]!.settings, { ratio: '2:1' });
  assert.equal(deck.slides[1]!.line, 18);
  assert.equal(deck.slides[0]!.notes.minutes, 2);
});

test('notes go over several lines, up to the next of their words', () => {
  const { notes } = parse(
    '## A\n\nNote:\nsay: One\n  two\n\nthree\nask: Four?\nsource: 001 L3; paper arXiv 1\nminutes: 0.5',
  ).slides[0]!;
  assert.equal(notes.say, 'One\n  two\n\nthree');
  assert.equal(notes.ask, 'Four?');
  assert.equal(notes.minutes, 0.5);
});

test('three dashes within code part no slides', () => {
  assert.equal(parse(`## Code\n\n\`\`\`\n---\n\`\`\`\n${NOTES}`).slides.length, 1);
});

const faults: { what: string; slide: string; message: RegExp }[] = [
  { what: 'no notes', slide: '## A\n\nBody', message: /try\.md:7: The slide has no speaker notes/ },
  {
    what: 'nothing to say',
    slide: `## A\n${NOTES.replace('say: Say this.\n', '')}`,
    message: /try\.md:9: .*lack "say:"/,
  },
  { what: 'no question', slide: `## A\n${NOTES.replace('ask: Ask this?\n', '')}`, message: /lack "ask:"/ },
  { what: 'no source', slide: `## A\n${NOTES.replace('source: 000 L1-2\n', '')}`, message: /lack "source:"/ },
  { what: 'no minutes', slide: `## A\n${NOTES.replace('minutes: 2\n', '')}`, message: /lack "minutes:"/ },
  { what: 'a poll without its answer', slide: `## A {.poll}\n${NOTES}`, message: /lack "answer:"/ },
  {
    what: 'a source that is none',
    slide: `## A\n${NOTES.replace('000 L1-2', 'somewhere')}`,
    message: /:11: "source:" must be a deck/,
  },
  {
    what: 'minutes that are none',
    slide: `## A\n${NOTES.replace(': 2', ': two')}`,
    message: /:12: "minutes:" must be a number.*it is "two"/,
  },
  {
    what: 'an unknown layout',
    slide: `## A {.wide}\n${NOTES}`,
    message: /:7: Unknown layout "wide"\. Known: plain, title/,
  },
  {
    what: 'a stray word in braces',
    slide: `## A {wide}\n${NOTES}`,
    message: /:7: Expected \.layout, #id or key=value/,
  },
  { what: 'no heading', slide: `Words\n${NOTES}`, message: /:7: A slide begins with its heading/ },
];
for (const { what, slide, message } of faults) {
  test(`${what} is told with file and line`, () => {
    assert.throws(() => parse(slide), message);
  });
}

test('two slides of one name, and a head that lacks something', () => {
  assert.throws(
    () => parse(`## A\n${NOTES}`, `## A\n${NOTES}`),
    /Two slides are called "a" \(the other in line 7\)/,
  );
  assert.throws(
    () => parseDeck('x.md', '---\ntitle: A\n---\n'),
    /x\.md:1: The head of the lecture lacks "lecture:"/,
  );
  assert.throws(() => parseDeck('x.md', '## A'), /x\.md:1: A lecture begins with ---/);
});

test('sources: decks with lines, papers, the course itself', () => {
  for (const source of [
    '000 L1',
    '004 L134-140, L159',
    '001 L2; paper arXiv 1603.07285',
    'course benchmarks/step',
  ]) {
    assert.ok(isSource(source), source);
  }
  for (const source of ['', '005 L1', '000', '000 L', 'paper', 'the internet'])
    assert.ok(!isSource(source), source);
});
