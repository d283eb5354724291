/** What slides copy from the decks stands in the lines that they name: golden lines, made by tests/golden/decks/make.ts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import golden from '../golden/decks/quoted-lines.json';
import { listDeckQuotes, listNoteSources, readPointers } from './deck-quotes';

const quoted: Record<string, string> = golden.quoted;
const decks: Record<string, { lines: number }> = golden.decks;

/** 60,000 and 60000 are one number. */
const plain = (text: string) => text.replace(/(\d),(?=\d{3}\b)/g, '$1').toLowerCase();

test('a pointer is read with all its lines', () => {
  assert.deepEqual(readPointers('x', '000 L5-7, L9; paper arXiv 1; 004 L114'), [
    { place: 'x', deck: '000', lines: [5, 6, 7, 9] },
    { place: 'x', deck: '004', lines: [114] },
  ]);
});

test('every quotation stands in the lines that it names', async () => {
  const quotes = await listDeckQuotes();
  assert.ok(quotes.length >= 5);
  for (const { place, deck, lines, text } of quotes) {
    const keys = lines.map((line) => `${deck} L${line}`);
    const unknown = keys.find((key) => quoted[key] === undefined);
    assert.equal(unknown, undefined, `${place}: run tests/golden/decks/make.ts, which knows no ${unknown}`);
    const source = plain(keys.map((key) => quoted[key]).join('\n'));
    assert.ok(source.includes(plain(text)), `${place}: "${text}" is not in ${keys.join(', ')}: ${source}`);
  }
});

test('no line is named that a deck does not have', async () => {
  for (const { place, deck, lines } of await listNoteSources()) {
    assert.ok(lines.length > 0, place);
    assert.ok(Math.max(...lines) <= decks[deck]!.lines, `${place}: ${deck} has ${decks[deck]!.lines} lines`);
  }
});
