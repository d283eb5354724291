/** A deck that an instructor puts together from slides of the lectures and slides of the own. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildCourse } from '../../src/slides/build-course';
import { buildSlides } from '../../src/slides/build-slides';
import { findNear } from '../../src/slides/near-names';

const folder = mkdtempSync(join(tmpdir(), 'course-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string): string {
  const file = join(folder, 'my-course.md');
  writeFileSync(file, `---\ntitle: Mine\nauthor: A. Teacher\ndate: 3 March\n---\n\n${text}`);
  return file;
}

const listIds = (html: string) => [...html.matchAll(/<section id="([^"]*)"/g)].map(([, id]) => id);

test('slides of all lectures and own ones become one deck, in the order of the list, with its agenda', async () => {
  const file = write(`# Mine {.title}

Room 12.

---

# Players

- 01/who-wins-in-the-end
- 01/recap

---

# More

- 03/recap

---

## My figure {.figure}

{{figure:05/bells}}
`);
  const { html, name, deck } = await buildCourse(file);
  assert.equal(name, 'my-course');
  assert.deepEqual(listIds(html), [
    'mine',
    'agenda',
    'who-wins-in-the-end',
    'recap',
    '03-recap',
    'my-figure',
  ]);
  assert.equal(deck.slides.at(-1)!.part, 'More');
  assert.match(html, /A\. Teacher · 3 March/);
  assert.match(html, /Room 12\./, 'digits may be typed on own slides');
  assert.match(html, /data-figure="bells"/);
});

test('a slide or lecture that is not there is named with its line and what is near', async () => {
  await assert.rejects(
    buildCourse(write('- 01/recap\n- 05/colapse\n')),
    /my-course\.md:8: Lecture 05 has no slide "colapse"\. Near it: collapse/,
  );
  await assert.rejects(
    buildCourse(write('- 09/recap\n')),
    /my-course\.md:7: There is no lecture 09\. Known: 01-/,
  );
  await assert.rejects(
    buildCourse(write('- recap\n')),
    /my-course\.md:7: Expected a slide of a lecture \("- 05\/collapse"\)/,
  );
  await assert.rejects(buildCourse(join(folder, 'none.md')), /none\.md:1: There is no such file/);
});

test('near names are those with the same pairs of letters', () => {
  assert.deepEqual(findNear('colapse', ['walk', 'collapse', 'curves']), ['collapse']);
  assert.deepEqual(findNear('xyz', ['walk', 'collapse']), []);
});

test('building one lecture, or a course, keeps the list of what lies in the folder', async () => {
  const out = join(folder, 'out');
  await buildSlides(out, { only: ['02'] });
  writeFileSync(join(out, '02-building-blocks.pdf'), '');
  await buildSlides(out, { only: [write('- 04/recap\n')] });
  const index = () => readFileSync(join(out, 'index.html'), 'utf8');
  assert.match(index(), /href="02-building-blocks\.html"/);
  assert.match(index(), /href="02-building-blocks\.pdf"/);
  assert.doesNotMatch(index(), /04-dcgan-on-mnist/);
  assert.match(readFileSync(join(out, 'my-course.html'), 'utf8'), /id="recap"/);
});
