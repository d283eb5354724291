/** The page that lists all pages of an output folder; results of earlier runs stay in it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { escapeMarkup } from '../../drawing/markup';
import { writeReaderColours } from '../../slides/theme-colours';
import { formatDuration } from '../progress';
import { readJson, writeWhole } from '../setup/step';
import type { NotebookResult } from './driver';

/** What is kept of a notebook's run, in `results.json` of the output folder. */
export interface IndexedNotebook {
  name: string;
  title: string;
  cells: number;
  seconds: number;
  profile: string;
  /** The failing cell; null when all went well. */
  failedCell: number | null;
  thumbnail: string | null;
}

const style = `${writeReaderColours()}
body { font: 1rem/1.5 system-ui, "DejaVu Sans", sans-serif; color: var(--gan-ink); background: #fff; margin: 0; }
@media screen and (prefers-color-scheme: dark) { body { background: #10171f; } }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }
li { background: var(--gan-paper); border: 1px solid var(--gan-line); border-radius: 6px; padding: 0.8rem; }
img { width: 100%; height: 9rem; object-fit: contain; image-rendering: pixelated; background: #fff; border-radius: 4px;
  margin-bottom: 0.5rem; }
a { color: var(--gan-blue-ink); } a:focus-visible { outline: 3px solid var(--gan-vermilion); outline-offset: 2px; }
p { margin: 0.2rem 0 0; color: var(--gan-muted-ink); } .failed { color: var(--gan-vermilion-ink); font-weight: 600; }`;

function renderEntry(entry: IndexedNotebook): string {
  const picture = entry.thumbnail ? `<img alt="" src="${entry.thumbnail}">` : '';
  const result =
    entry.failedCell === null
      ? `<p>${entry.cells} cells, ${formatDuration(entry.seconds * 1000)}, profile ${entry.profile}</p>`
      : `<p class="failed">failed in cell ${entry.failedCell}</p>`;
  const link = `<a href="${encodeURIComponent(entry.name)}.html">${escapeMarkup(entry.title)}</a>`;
  return `<li>${picture}${link}<p>${escapeMarkup(entry.name)}</p>${result}</li>`;
}

function renderIndex(entries: IndexedNotebook[]): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The notebooks, executed</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main><h1>The notebooks, executed</h1>
<ul>
${entries.map(renderEntry).join('\n')}
</ul></main></body></html>
`;
}

/** Results of a folder whose pages are still there. */
export function readIndex(folder: string): IndexedNotebook[] {
  const results = readJson<IndexedNotebook[]>(join(folder, 'results.json')) ?? [];
  return results.filter(({ name }) => existsSync(join(folder, `${name}.html`)));
}

/** Adds results to `results.json` of the folder and writes `index.html` anew. */
export function writeIndex(folder: string, results: NotebookResult[], profile: string): void {
  const file = join(folder, 'results.json');
  const entries = new Map(readIndex(folder).map((entry) => [entry.name, entry]));
  for (const { name, title, cells, seconds, failure, thumbnail } of results) {
    entries.set(name, { name, title, cells, seconds, profile, failedCell: failure?.cell ?? null, thumbnail });
  }
  const sorted = [...entries.values()].sort((a, b) => a.name.localeCompare(b.name));
  writeWhole(file, `${JSON.stringify(sorted, null, 1)}\n`);
  writeWhole(join(folder, 'index.html'), renderIndex(sorted));
}
