import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listParts } from '../../src/slides/agenda';
import { parseDeck } from '../../src/slides/parse-deck';
import { isSource } from '../../src/slides/parse-notes';

const HEAD =
  '---\ntitle: Try\nlecture: 2\nnotebooks: 02-dense-layers, 03-convolution\nsummary: A try.\n---\n';
const NOTES = 'Note:\nsay: Say this.\nask: Ask this?\nexpect: This.\nsource: 000 L1-2\nminutes: 2\n';
const parse = (...slides: string[]) => parseDeck('slides/try.md', HEAD + slides.join('\n---\n'));

test('a lecture is its head and its slides; each slide its heading, body and notes', () => {
  const deck = parse(
    `# Try {.title}\n\nWords.\n\n${NOTES}`,
    `## A picture {.columns #pic ratio=2:1}\n\nBody\n${NOTES}`,
  );
  assert.equal(deck.lecture, 2);
  assert.deepEqual(deck.notebooks, ['02-dense-layers', '03-convolution']);
  assert.deepEqual(
    deck.slides.map(({ id, layout, title }) => ({ id, layout, title })),
    [
      { id: 'try', layout: 'title', title: 'Try' },
      { id: 'pic', layout: 'columns', title: 'A picture' },
    ],
  );
  assert.deepEqual(deck.slides[1]!.settings, { ratio: '2:1' });
  assert.equal(deck.slides[1]!.line, 19);
  assert.equal(deck.slides[0]!.notes.minutes, 2);
});

test('notes go over several lines, up to the next of their words', () => {
  const { notes } = parse(
    '## A\n\nNote:\nsay: One\n  two\n\nthree\nask: Four?\nexpect: Five.\nsource: 001 L3; paper arXiv 1\nminutes: 0.5',
  ).slides[0]!;
  assert.equal(notes.say, 'One\n  two\n\nthree');
  assert.equal(notes.ask, 'Four?');
  assert.equal(notes.minutes, 0.5);
});

test('three dashes within code part no slides', () => {
  assert.equal(parse(`## Code\n\n\`\`\`\n---\n\`\`\`\n${NOTES}`).slides.length, 1);
});

test('a line with one # above a heading begins a part; the agenda counts its minutes and is slide two', () => {
  const slide = (heading: string, minutes: number) =>
    `${heading}\n\n${NOTES.replace('minutes: 2', `minutes: ${minutes}`)}`;
  const deck = parse(
    slide('# Try {.title}', 1),
    slide('# Dense\n\n## A', 3),
    slide('## B {optional}', 5),
    slide('## C {hidden}', 7),
    slide('# Sparse\n\n## D', 2),
  );
  assert.deepEqual(
    deck.slides.map(({ id, part }) => [id, part]),
    [
      ['try', undefined],
      ['agenda', undefined],
      ['a', 'Dense'],
      ['b', 'Dense'],
      ['c', 'Dense'],
      ['d', 'Sparse'],
    ],
  );
  assert.deepEqual(listParts(deck.slides), [
    { name: 'Dense', first: 'a', minutes: 3 },
    { name: 'Sparse', first: 'd', minutes: 2 },
  ]);
  assert.equal(parse(slide('# Try {.title}', 1), slide('# One part\n\n## A', 1)).slides.length, 2);
});

test('goals stand one a line below their word; a logo is named in the head', () => {
  const head = HEAD.replace('summary:', 'goals:\n- see it\n- say it\nlogo: own/logo.svg\nsummary:');
  const deck = parseDeck('slides/try.md', `${head}## A\n${NOTES}`);
  assert.deepEqual(deck.goals, ['see it', 'say it']);
  assert.equal(deck.logo, 'own/logo.svg');
  assert.throws(
    () => parseDeck('slides/try.md', HEAD.replace('summary:', 'goals: see it\nsummary:')),
    /try\.md:5: Write each goal in a line of its own/,
  );
});

const faults: { what: string; slide: string; message: RegExp }[] = [
  { what: 'no notes', slide: '## A\n\nBody', message: /try\.md:7: The slide has no speaker notes/ },
  {
    what: 'nothing to say',
    slide: `## A\n${NOTES.replace('say: Say this.\n', '')}`,
    message: /try\.md:9: .*lack "say:"/,
  },
  { what: 'no question', slide: `## A\n${NOTES.replace('ask: Ask this?\n', '')}`, message: /lack "ask:"/ },
  {
    what: 'a question without what to expect',
    slide: `## A\n${NOTES.replace('expect: This.\n', '')}`,
    message: /:9: .*lack "expect:"/,
  },
  {
    what: 'a setting that no slide has',
    slide: `## A {.figure visibility=hidden}\n${NOTES}`,
    message:
      /:7: A slide has no setting "visibility"\. Known: ratio \(of \.columns\)\. To leave a slide out, write hidden\./,
  },
  {
    what: 'a setting of another layout',
    slide: `## A {.figure ratio=2:1}\n${NOTES}`,
    message: /:7: "ratio" is a setting of \.columns; this slide is \.figure/,
  },
  {
    what: 'a remark that does not end',
    slide: `## A\n\nwords <!-- and on\n${NOTES}`,
    message: /:9: This remark does not end/,
  },
  { what: 'no source', slide: `## A\n${NOTES.replace('source: 000 L1-2\n', '')}`, message: /lack "source:"/ },
  { what: 'no minutes', slide: `## A\n${NOTES.replace('minutes: 2\n', '')}`, message: /lack "minutes:"/ },
  { what: 'a poll without its answer', slide: `## A {.poll}\n${NOTES}`, message: /lack "answer:"/ },
  {
    what: 'a source that is none',
    slide: `## A\n${NOTES.replace('000 L1-2', 'somewhere')}`,
    message: /:12: "source:" must be a deck/,
  },
  {
    what: 'minutes that are none',
    slide: `## A\n${NOTES.replace(': 2', ': two')}`,
    message: /:13: "minutes:" must be a number.*it is "two"/,
  },
  {
    what: 'an unknown layout',
    slide: `## A {.wide}\n${NOTES}`,
    message: /:7: Unknown layout "wide"\. Known: plain, title/,
  },
  {
    what: 'a stray word in braces',
    slide: `## A {wide}\n${NOTES}`,
    message: /:7: Expected \.layout, #id, key=value or one of hidden, optional, own/,
  },
  { what: 'no heading', slide: `Words\n${NOTES}`, message: /:7: A slide begins with its heading/ },
];
for (const { what, slide, message } of faults) {
  test(`${what} is told with file and line`, () => {
    assert.throws(() => parse(slide), message);
  });
}

test('a remark of the author is on no slide and in no notes; lines keep their numbers', () => {
  const { slides } = parse(
    `## A <!-- really? -->\n\n<!-- 42\n---\nnot a slide -->Body\n\n\`\`\`\n<!-- code -->\n\`\`\`\nand \`<!-- b -->\`\n${NOTES}`,
    `## B\n${NOTES.replace('Say this', 'Say <!-- not --> this')}`,
  );
  assert.equal(slides.length, 2);
  assert.equal(slides[0]!.title, 'A');
  assert.equal(slides[0]!.body.trim(), 'Body\n\n```\n<!-- code -->\n```\nand `<!-- b -->`');
  assert.equal(slides[1]!.line, 25);
  assert.equal(slides[1]!.notes.say, 'Say  this.');
});

test('hidden, optional and own are marks; an own slide needs no notes', () => {
  const { slides } = parse('## A {.figure own}\n\nRoom 5', `## B {hidden optional}\n${NOTES}`);
  assert.deepEqual(
    slides.map(({ marks }) => marks),
    [['own'], ['hidden', 'optional']],
  );
  assert.equal(slides[0]!.notes.say, '');
  assert.equal(slides[0]!.notes.minutes, 1);
  assert.equal(slides[0]!.body.trim(), 'Room 5');
});

test('the head takes what it knows', () => {
  assert.throws(
    () => parseDeck('x.md', HEAD.replace('summary:', 'sumary: A\nsummary:')),
    /x\.md:5: The head knows no "sumary:"\. Known: title, /,
  );
});

test('two slides of one name, and a head that lacks something', () => {
  assert.throws(
    () => parse(`## A\n${NOTES}`, `## A\n${NOTES}`),
    /Two slides are called "a" \(the other in line 7\)/,
  );
  assert.throws(() => parseDeck('x.md', '---\ntitle: A\n---\n'), /x\.md:1: The head lacks "lecture:"/);
  assert.throws(() => parseDeck('x.md', '## A'), /x\.md:1: The file begins with ---/);
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
