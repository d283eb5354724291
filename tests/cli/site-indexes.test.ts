/** The site's list of words, and of the decks' items: what they say, and where they lead. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folders } from '../../src/cli/project';
import { LESSONS } from '../../src/cli/run/lessons';
import { renderDecks } from '../../src/cli/site/decks-page';
import { defineWords, findDefinition, readWordSections, renderWords } from '../../src/cli/site/words-page';
import { definitions } from '../../src/notebook/word-definitions';
import { words } from '../../src/notebook/words';
import { listLectures } from '../../src/slides/build-slides';

test('the sentence with the word in bold is its definition', () => {
  const cell =
    '# A **logit**?\n\nFirst this. A **weight** is a number that training changes, one for each input. Then that.';
  assert.equal(
    findDefinition(cell, 'weight'),
    'A **weight** is a number that training changes, one for each input.',
  );
});

test('out of its cell a definition opens no bracket and announces nothing', () => {
  assert.equal(findDefinition('- (**padding**: zeros. They lie outside.', 'padding'), '**padding**: zeros.');
  assert.equal(
    findDefinition('Put **padding** around it: zeros', 'padding'),
    'Put **padding** around it: zeros',
  );
  assert.equal(findDefinition('Put **padding** around it:', 'padding'), 'Put **padding** around it.');
  assert.throws(
    () => findDefinition('No such word.', 'padding'),
    /"padding" is not in bold in: No such word\./,
  );
});

const defined = defineWords(LESSONS);

test('each definition is one short sentence that names its word', () => {
  for (const { word, definition } of defined) {
    assert.ok(definition.split(/\s+/).length <= 30, `${word} is too long: ${definition}`);
    assert.match(definition, /^[A-Z*k-p].*[^.]\.\)?$/s, `${word} is no sentence: ${definition}`);
    assert.doesNotMatch(definition, /[.?!] [A-Z]/, `${word} has several sentences: ${definition}`);
    // The stem: "saturates" is explained as "saturate", "memorised" as "memorise".
    const stem = word.replace(/(s|d|ed|ing)$/, '').toLowerCase();
    assert.ok(definition.toLowerCase().includes(stem), `${word} is not named: ${definition}`);
  }
});

test('a definition of the table belongs to a word, and has 25 words at most', () => {
  const known = new Set(words.map(({ word }) => word));
  for (const [word, definition] of Object.entries(definitions)) {
    assert.ok(known.has(word), `"${word}" is no word of words.ts`);
    assert.ok(definition.split(/\s+/).length <= 25, `${word}: ${definition}`);
  }
});

test('the search gets every word as a word, with a place on the page', () => {
  const page = renderWords(defined);
  for (const { title, address, text, isWord } of readWordSections(defined)) {
    assert.ok(isWord && text.length > 20, title);
    assert.ok(page.includes(`id="${address.split('#')[1]}"`), address);
  }
});

const parts = { lessons: LESSONS, lectures: listLectures() };
const cellsOf = new Map(
  LESSONS.map((name) => {
    const { cells } = JSON.parse(readFileSync(join(folders.notebooks, `${name}.ipynb`), 'utf8')) as {
      cells: { id: string }[];
    };
    return [`${name}.html`, cells.map(({ id }) => id)];
  }),
);

for (const [name, page] of [
  ['words', renderWords(defined)],
  ['decks', renderDecks(parts)],
] as const) {
  test(`every link of the page of ${name} leads to a cell or a slide`, () => {
    const links = [...page.matchAll(/href="([^"#]+)#([^"]+)"/g)];
    assert.ok(links.length > 100);
    for (const [, file, place] of links) {
      if (!file!.startsWith('slides/')) {
        assert.ok(cellsOf.get(file!)!.includes(place!.replace('cell-id=', '')), `${file}#${place}`);
        continue;
      }
      const lecture = file!.slice('slides/'.length, -'.html'.length);
      assert.ok(parts.lectures.includes(lecture) && place!.startsWith('/'), `${file}#${place}`);
    }
  });
}

test('all words are there, in the order of the alphabet; without their notebooks none is', () => {
  const listed = [...renderWords(defined).matchAll(/<dt[^>]*>([^<]+)<\/dt>/g)].map(([, word]) => word!);
  assert.equal(listed.length, words.length);
  assert.deepEqual(
    listed,
    [...listed].sort((a, b) => a.localeCompare(b, 'en')),
  );
  assert.match(renderWords(defineWords([])), /<h1>0 words<\/h1>/);
});

test('all items of all decks are there', () => {
  const page = renderDecks(parts);
  assert.equal(page.match(/<tr>/g)!.length, 109 + 5);
  assert.doesNotMatch(page.replace(/<[^>]+>/g, ''), /((?:lecture|notebook) \d+), \1\b/);
  assert.match(page, /lecture \d<\/a>, <a href="[^"]+">again<\/a>/);
});
