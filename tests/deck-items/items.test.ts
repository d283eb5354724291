/** Everything that the five decks teach has its place in the course, or is listed as missing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DeckItem, readDeckItems, readItems } from '../../src/notebook/deck-items';
import golden from '../golden/decks/quoted-lines.json';
import { faultOfCell, faultOfFile, faultOfSlide, readNotebooks, readSlides } from './read-items';

/** How many items each deck has. */
const COUNTS = { '000': 20, '001': 25, '002': 22, '003': 19, '004': 23 };
/** How many items still miss a notebook's cell, and a slide. Only ever lower these. */
const MOST_OPEN = { cell: 0, slide: 0 };

const items = readDeckItems();
const notebooks = readNotebooks();
const slides = readSlides();
const decks: Record<string, { lines: number }> = golden.decks;

test('each item of the decks has one row, in order', () => {
  const ids = Object.entries(COUNTS).flatMap(([deck, count]) =>
    Array.from({ length: count }, (_, index) => `${deck}-${String(index + 1).padStart(2, '0')}`),
  );
  assert.deepEqual(
    items.map(({ id }) => id),
    ids,
  );
  assert.equal(ids.length, 109);
});

test('an item names lines that its deck has, and says what it shows', () => {
  for (const { id, lines, what } of items) {
    assert.match(lines, /^L\d+(-\d+)?(, L\d+(-\d+)?)*$/, id);
    const last = Math.max(...[...lines.matchAll(/\d+/g)].map(Number));
    assert.ok(last <= decks[id.slice(0, 3)]!.lines, `${id}: ${lines}`);
    assert.ok(what.length > 3, id);
  }
});

test('every pointer leads to a cell, a slide or a test that exists', () => {
  const faults = items.flatMap((item) =>
    [
      ...item.cells.map((pointer) => faultOfCell(pointer, notebooks)),
      ...item.slides.map((pointer) => faultOfSlide(item, pointer, slides)),
      ...item.tests.map(faultOfFile),
    ].flatMap((fault) => (fault ? [`${item.id}: ${fault}`] : [])),
  );
  assert.deepEqual(faults, []);
});

test('an item without a slide is open for one, and one with a slide is not', () => {
  for (const { id, slides: on, open } of items) assert.equal(open.includes('slide'), on.length === 0, id);
});

test('what is open names a notebook or a slide, and the list only shrinks', (context) => {
  const isNotebook = (name: string) => /^(0\d|1[0-7])$/.test(name);
  for (const { id, open, cells } of items) {
    const missing = open.filter((name) => name !== 'slide');
    assert.ok(missing.every(isNotebook), `${id}: ${open.join('; ')}`);
    for (const name of missing) assert.ok(!cells.some(({ place }) => place === name), `${id} is in ${name}`);
  }
  const cell = items.filter(({ open }) => open.some(isNotebook));
  const slide = items.filter(({ open }) => open.includes('slide'));
  const list = (some: DeckItem[]) => some.map(({ id }) => id).join(', ');
  context.diagnostic(`open: ${cell.length} wait for a notebook (${list(cell)})`);
  context.diagnostic(`open: ${slide.length} wait for a slide (${list(slide)})`);
  const found = { cell: cell.length, slide: slide.length };
  assert.deepEqual(found, MOST_OPEN, 'When fewer are open, lower MOST_OPEN; more may not be.');
});

test('pointers that lead nowhere are named', () => {
  const item = { ...items[0]!, id: '000-01', lines: 'L5-11' };
  const pointer = (place: string, words = '') => ({ place, words });
  assert.match(faultOfCell(pointer('99', 'x'), notebooks)!, /no notebook 99/);
  assert.match(faultOfCell(pointer('02', 'no such words'), notebooks)!, /no cell of 02/);
  assert.match(faultOfCell(pointer('02'), notebooks)!, /needs words/);
  assert.match(faultOfSlide(item, pointer('01/nothing'), slides)!, /no slide 01\/nothing/);
  assert.match(faultOfSlide(item, pointer('01/story'), slides)!, /name no line of 000 L5-11/);
  assert.match(faultOfSlide(item, pointer('01/story', 'zebra'), slides)!, /has no "zebra"/);
  assert.match(faultOfFile(pointer('tests/none.test.ts'))!, /there is no tests\/none/);
  assert.throws(() => readItems('| 000-01 | L5 | two few |'), /seven cells/);
});
