/**
 * Keeps, of the five decks' texts, what pointers need: how many lines each has, and the lines that slides quote.
 * The texts are not part of the repository. Run with a folder that holds them (files `000_….txt` … `004_….txt`):
 *
 *     node --import tsx tests/golden/decks/make.ts FOLDER
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listDeckQuotes } from '../../slides/deck-quotes';

const folder = process.argv[2];
if (!folder) throw new Error('Name the folder that holds the texts of the decks.');

const decks = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => /^00[0-4]_.*\.txt$/.test(file))
    .sort()
    .map((file) => [file.slice(0, 3), readFileSync(join(folder, file), 'utf8')]),
);

async function main(): Promise<void> {
  const quoted: Record<string, string> = {};
  for (const { deck, lines } of await listDeckQuotes()) {
    for (const line of lines) quoted[`${deck} L${line}`] = decks[deck]!.split('\n')[line - 1]!.trim();
  }
  const golden = {
    decks: Object.fromEntries(
      Object.entries(decks).map(([id, text]) => [
        id,
        { lines: text.split('\n').length, sha256: createHash('sha256').update(text).digest('hex') },
      ]),
    ),
    quoted: Object.fromEntries(Object.entries(quoted).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
  writeFileSync(join(__dirname, 'quoted-lines.json'), `${JSON.stringify(golden, null, 2)}\n`);
}

void main();
