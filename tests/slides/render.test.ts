import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLOURS } from '../../src/drawing/palette';
import { defineLecture } from '../../src/slides/lecture';
import { findLooseNumber, findLooseNumberInMaths } from '../../src/slides/loose-numbers';
import { parseDeck } from '../../src/slides/parse-deck';
import { renderMarkdown } from '../../src/slides/render-markdown';
import { renderSlide } from '../../src/slides/render-slide';

const lecture = defineLecture({
  values: {
    six: () => 6,
    third: () => 1 / 3,
    text: () => '28×28',
    broken: () => Number.NaN,
    minus: async () => -7,
  },
  figures: {
    box: ({ side = '1' }) => ({
      picture: { width: 10, height: 10, content: `<rect fill="${COLOURS.blue}" width="${side}"/>` },
      label: 'A "box"',
    }),
  },
  widgets: { small: { tag: 'gan-convolution-player', options: { inputSize: 3 } } },
});
const context = { file: 'slides/try.md', module: 'slides/figures/try.ts', lecture, line: 40 };
const render = (text: string, more = {}) => renderMarkdown(text, { ...context, ...more });

test('a value is computed, written for readers and marked', async () => {
  assert.equal(await render('{{value:minus}} apples'), '<p><span data-value="minus">−7</span> apples</p>\n');
  assert.match(await render('{{value:third digits=2}}'), />0\.33</);
  assert.match(await render('$x^{ {{value:six}} }$'), /data-value="six"[^>]*>.*6/);
  assert.match(await render('$ {{value:six}} $ and $ 5 $ cost'.replace('$ 5 $', 'five')), /data-value="six"/);
});

test('unknown names are told with file, line and what there is', async () => {
  await assert.rejects(
    render('a\n\n{{value:seven}}'),
    /slides\/try\.md:42: There is no value "seven" in slides\/figures\/try\.ts\. Known: six, third/,
  );
  await assert.rejects(render('{{figure:ball}}'), /try\.md:40: There is no figure "ball".*Known: box\./);
  await assert.rejects(
    render('{{widget:ball}}'),
    /try\.md:40: There is no widget "ball"\. Known: small, convolution-player/,
  );
  await assert.rejects(
    render('{{picture:ball}}'),
    /Unknown include "picture"\. Known: value, figure, widget, quote, deck, notebook, code/,
  );
  await assert.rejects(render('{{value:toString}}'), /There is no value "toString"/);
  await assert.rejects(render('{{value:broken}}'), /The value "broken" is NaN/);
});

test('an option that nothing reads is refused', async () => {
  await assert.rejects(
    render('{{figure:box size=3}}'),
    /try\.md:40: "box" has no option "size"\. Its options: side\./,
  );
  await assert.rejects(
    render('{{value:six digit=2}}'),
    /"six" has no option "digit"\. Its options: digits\./,
  );
  await assert.rejects(
    render('{{code:src/arithmetic/dense.ts form="a"}}'),
    /"src\/arithmetic\/dense\.ts" has no option "form"\. Its options: from, to\./,
  );
});

test('a deck is named as a reader may know it', async () => {
  assert.match(await render('{{deck:003}} say'), /<span data-name>Dinh’s slides<\/span> say/);
  assert.match(await render('{{deck:001 upper}} say'), />The CS590 slides</);
  await assert.rejects(render('{{deck:007}}'), /There is no deck "007"\. Known: 000, 001/);
});

test('an include that is not closed is told', async () => {
  await assert.rejects(
    render('a\n{{value:six} and on'),
    /slides\/try\.md:41: This is no include: \{\{value:six\} and on/,
  );
});

test('a typed digit fails; names, quotations and values do not', async () => {
  await assert.rejects(render('first\n\nsecond\nhas 42 of them'), /slides\/try\.md:43: "42" is typed/);
  assert.match(
    await render('{{quote:432,500|004 L134}} dollars'),
    /<span data-quote="004 L134">432,500<\/span>/,
  );
  await assert.rejects(render('{{quote:432,500|somewhere}}'), /A quotation is \{\{quote:text\|source\}\}/);
  assert.match(await render('Conv2D in 2-D, BatchNorm1d, [a link](page-2.html)'), /Conv2D in 2-D/);
  await assert.rejects(render('28×28'), /"28" is typed/);
  await assert.rejects(render('a year ago, 2014.'), /"2014\." is typed/);
  assert.match(await render('1 and 2', { isNote: true }), /1 and 2/);
});

test('formulas are written with 0, 1 and 2, and nothing else typed', async () => {
  assert.match(await render('$1 - D(x)^2$'), /katex/);
  await assert.rejects(render('a\n\n$$\n\\log 4\n$$'), /try\.md:42: The formula holds a typed number, 4/);
  await assert.rejects(render('$\\frac{1}{$'), /try\.md:40: KaTeX: /);
  assert.doesNotMatch(await render('$x$', { isNote: true }), /katex-html/);
});

test('loose numbers', () => {
  assert.equal(findLooseNumber('Conv2D and L2'), undefined);
  assert.equal(findLooseNumber('minus −7.5 here'), '−7.5');
  assert.equal(findLooseNumber('k = 3x3'), '3');
  assert.equal(findLooseNumberInMaths('x_1 + 12'), '12');
  assert.equal(findLooseNumberInMaths('0 < 1 < 2'), undefined);
});

test('a fragment mark makes its own paragraph or item a fragment, and swallows nothing before it', async () => {
  const html = await render('### Heading\n\nfirst\n\nsecond {+}\n\n- one\n- two {+2}\n- three');
  assert.match(html, /<h3>Heading<\/h3>\n<p>first<\/p>\n<p class="fragment">second<\/p>/);
  assert.match(
    html,
    /<li>one<\/li>\n<li class="fragment" data-fragment-index="2">two<\/li>\n<li>three<\/li>/,
  );
  assert.match(await render('{{figure:box}} {+}'), /^<div class="fragment block"><figure/);
  await assert.rejects(render('# heading {+}'), /A fragment mark \{\+\} belongs at the end/);
});

test('a figure takes the place of its paragraph and tells what it shows', async () => {
  const html = await render('{{figure:box side=3}}\n\ntext');
  assert.match(html, /^<figure data-figure="box" class="picture"><svg[^>]*aria-label="A &quot;box&quot;"/);
  assert.match(html, /width="3"/);
});

test('a widget is checked when it is built, and its steps become fragments', async () => {
  const html = await render('{{widget:convolution-player step=1 drive=step}}');
  assert.match(
    html,
    /<gan-convolution-player step="1" stage="" data-drive="step" data-drive-values="1,2,3">/,
  );
  assert.equal(html.match(/class="fragment drive"/g)?.length, 2);
  assert.match(await render('{{widget:small controls}}'), /input-size="3" stage="" controls=""/);
  assert.match(
    await render('{{widget:overlap-map drive=kernel:2,3}}'),
    /kernel="2".*data-drive-values="2,3"/,
  );
  await assert.rejects(render('{{widget:overlap-map drive=kernel}}'), /Say which values of "kernel"/);
  await assert.rejects(render('{{widget:overlap-map drive=colour:1}}'), /no attribute "colour" to drive/);
  await assert.rejects(render('{{widget:overlap-map colour=red}}'), /gan-overlap-map has no option "colour"/);
  await assert.rejects(render('{{widget:convolution-player stride=x}}'), /try\.md:40: .*stride/);
});

test("code is the course's own, from one line to another", async () => {
  const html = await render('{{code:src/arithmetic/finite-differences.ts from="return point.map" to="});"}}');
  assert.match(
    html,
    /^<pre data-code="src\/arithmetic\/finite-differences\.ts"><code><span class="hljs-keyword">return/,
  );
  await assert.rejects(render('{{code:src/../package.json}}'), /is no file of the course/);
  await assert.rejects(
    render('{{code:src/arithmetic/dense.ts from="no such line"}}'),
    /has no line with "no such line"/,
  );
});

const NOTES = 'Note:\nsay: S {{value:six}}\nask: A?\nexpect: E\nanswer: B\nsource: 000 L1-2\nminutes: 2\n';
async function renderOne(slide: string, more = {}): Promise<string> {
  const deck = parseDeck(
    'slides/try.md',
    `---\ntitle: T\nlecture: 2\nnotebooks: a-b\nsummary: S\n---\n${slide}\n${NOTES}`,
  );
  return renderSlide(deck.slides[0]!, { ...context, deck, number: 5, ...more });
}

test('a slide has its heading, body, foot and notes', async () => {
  const html = await renderOne('## Six is {{value:six}} {#six}\n\nwords');
  assert.match(html, /^<section id="six" data-layout="plain" data-timing="120">/);
  assert.match(html, /<h2>Six is <span data-value="six">6<\/span><\/h2>/);
  assert.match(html, /<span class="page" data-count>5<\/span>/);
  assert.match(html, /<aside class="notes" data-minutes="2"><h4>Say<\/h4><p>S <span data-value="six">6/);
  assert.match(html, /<h4>Ask<\/h4><p>A\?<\/p>\n<h4>Expect<\/h4><p>E<\/p>/);
  assert.match(html, /Source: 000 L1-2 · 2 minutes/);
});

test('an optional slide is not counted, and an own one may hold typed numbers', async () => {
  const optional = await renderOne('## A {optional}');
  assert.match(optional, /data-timing="0" data-visibility="uncounted"/);
  assert.match(optional, /2 minutes · optional: leave it out/);
  assert.match(await renderOne('## Room 5, $x^7$ {own}\n\n3 May 2027, 14:15'), /14:15/);
  await assert.rejects(renderOne('## A\n\n14:15'), /"14" is typed/);
});

test('columns are parted, and lines are counted in each', async () => {
  const html = await renderOne('## C {.columns ratio=2:1}\n\nleft\n|||\nright');
  assert.match(html, /grid-template-columns:minmax\(0,2fr\) minmax\(0,1fr\)/);
  assert.equal(html.match(/<div class="column">/g)?.length, 2);
  await assert.rejects(renderOne('## C {.columns}\n\nleft\n|||\nright\nhas 7'), /try\.md:12: "7" is typed/);
  await assert.rejects(renderOne('## C {.columns}\n\nleft'), /parts them with a line/);
});

test('a poll marks its one right answer', async () => {
  const html = await renderOne('## P {.poll}\n\n- no\n- yes {ok}\n- no');
  assert.match(html, /<li>no<\/li>\n<li class="right fragment custom">yes<\/li>\n<li>no<\/li>/);
  await assert.rejects(renderOne('## P {.poll}\n\n- no'), /A poll marks its one right answer/);
  await assert.rejects(
    renderOne('## P {.poll}\n\n- no {ok}\n- yes {ok}'),
    /A poll marks its one right answer/,
  );
});

test('for everybody a slide has no notes, and a poll no answer', async () => {
  const html = await renderOne('## P {.poll}\n\n- no\n- yes {ok}', { isPublic: true });
  assert.doesNotMatch(html, /aside|right|fragment|\{ok\}/);
});

test('another lecture’s names are found by its number', async () => {
  const findLecture = (number: string) => {
    if (number !== '05') throw new Error(`There is no lecture ${number}.`);
    return { lecture: { values: { half: () => 0.5 } }, module: 'slides/figures/05.ts' };
  };
  assert.match(await render('{{value:05/half}}', { findLecture }), />0\.5</);
  await assert.rejects(
    render('{{value:05/whole}}', { findLecture }),
    /no value "whole" in slides\/figures\/05\.ts/,
  );
  await assert.rejects(render('{{figure:07/half}}', { findLecture }), /try\.md:40: There is no lecture 07/);
});

test('a picture that is not in slides/own is refused', async () => {
  await assert.rejects(
    renderOne('## P {own}\n\n![us](logo.png)'),
    /There is no picture "logo\.png"\. Put it into slides\/own/,
  );
});

test('the opening names the notebooks and leads to their pages', async () => {
  assert.match(await renderOne('# T {.title}'), /<a href="\.\.\/a-b\.html" data-name>a-b<\/a>/);
});
