/** The site's list of words, and of the decks' items: what they say, and where they lead. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folders } from '../../src/cli/project';
import { LESSONS } from '../../src/cli/run/lessons';
import { renderDecks } from '../../src/cli/site/decks-page';
import { findDefinition, renderWords } from '../../src/cli/site/words-page';
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

test('a sentence that speaks of the one before brings it, and a short one the next', () => {
  const before = 'Rows become columns. This is called a **transpose** of the whole matrix.';
  assert.equal(findDefinition(before, 'transpose'), before);
  assert.equal(
    findDefinition('- **padding**: zeros. They lie outside. More.', 'padding'),
    '**padding**: zeros. They lie outside.',
  );
  assert.throws(
    () => findDefinition('No such word.', 'padding'),
    /"padding" is not in bold in: No such word\./,
  );
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
  ['words', renderWords(LESSONS)],
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
  const listed = [...renderWords(LESSONS).matchAll(/<dt[^>]*>([^<]+)<\/dt>/g)].map(([, word]) => word!);
  assert.equal(listed.length, words.length);
  assert.deepEqual(
    listed,
    [...listed].sort((a, b) => a.localeCompare(b, 'en')),
  );
  assert.match(renderWords([]), /<h1>0 words<\/h1>/);
});

test('all items of all decks are there', () => {
  assert.equal(renderDecks(parts).match(/<tr>/g)!.length, 109 + 5);
});
