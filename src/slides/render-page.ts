import { escapeMarkup } from '../drawing/markup';
import type { IndexEntry } from './index-entry';
import type { Deck } from './parse-deck';

/** Chosen before anything is drawn, so that no white page flashes up in a dark hall. */
const CHOOSE_THEME = `(()=>{const wish=new URLSearchParams(location.search).get('theme');let kept;
try{kept=sessionStorage.getItem('theme')}catch{}
const dark=matchMedia('(prefers-color-scheme: dark)').matches&&!/print-pdf/.test(location.search);
document.documentElement.dataset.theme=wish||kept||(dark?'dark':'light')})()`;

function writePage(title: string, body: string, css: string): string {
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="assets/${css}">
<script>${CHOOSE_THEME}</script></head>
<body>${body}</body></html>
`;
}

/** The page of a lecture. */
export function renderDeckPage(deck: Deck, sections: readonly string[]): string {
  const body = `<div class="reveal"><div class="slides">
${sections.join('\n')}
</div></div>
<script src="assets/widgets.js"></script><script src="assets/deck.js"></script>`;
  return writePage(`${deck.title} · lecture ${deck.lecture}`, body, 'deck.css');
}

export interface ListedLecture extends IndexEntry {
  /** What was printed of it: `02-building-blocks.pdf` and so on. */
  papers?: readonly string[];
}

/** What a printed file is for, by the end of its name. */
const PAPERS: Readonly<Record<string, string>> = {
  '': 'PDF',
  '-handout': 'handout (PDF)',
  '-notes': 'with notes (PDF)',
};

function linkPapers(name: string, papers: readonly string[]): string {
  return papers
    .map((file) => ({ file, use: PAPERS[file.slice(name.length, -'.pdf'.length)] }))
    .map(({ file, use }) => (use ? ` · <a href="${file}">${use}</a>` : ''))
    .join('');
}

function renderEntry({ deck, name, minutes, quotes, papers = [] }: ListedLecture): string {
  const listed = quotes
    .map(({ text, source }) => `<li><b>${escapeMarkup(text)}</b> ${escapeMarkup(source)}</li>`)
    .join('');
  const sources = listed ? `<details><summary>Quoted numbers</summary><ul>${listed}</ul></details>` : '';
  const notebooks = deck.notebooks.map((one) => escapeMarkup(one)).join(', ');
  return `<li class="card"><span class="number">${deck.lecture}</span>
<h2><a href="${name}.html">${escapeMarkup(deck.title)}</a></h2><p>${escapeMarkup(deck.summary)}</p>
<p class="facts">${deck.slides.length} slides · about ${Math.round(minutes)} minutes · notebooks ${notebooks}</p>
<p class="facts"><a href="${name}.html?theme=dark">dark</a> · <a href="${name}.html?print-pdf">to print</a>${linkPapers(name, papers)}</p>${sources}</li>`;
}

/** The list of the lectures. */
export function renderIndex(entries: readonly ListedLecture[]): string {
  const body = `<main><h1>Generative adversarial networks</h1>
<p class="lead">Slides that run the course's own code. Space: on · S: speaker view · T: dark or light · C: short version · F: full screen · O: overview</p>
<ol>${entries.map(renderEntry).join('\n')}</ol></main>`;
  return writePage('Slides · generative adversarial networks', body, 'index.css');
}
