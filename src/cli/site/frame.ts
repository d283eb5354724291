/** The frame of the site's own pages: head, navigation, and the colours that follow the reader's theme. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escapeMarkup } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { writeColourRules } from '../../slides/theme-colours';
import { declareColours } from '../../widgets/page-colours';

/** The site's own pages, in the order of the navigation. */
export const SITE_PAGES = [
  { file: 'index.html', name: 'Start' },
  { file: 'slides/index.html', name: 'Slides' },
  { file: 'words.html', name: 'Words' },
  { file: 'decks.html', name: 'Decks' },
  { file: 'search.html', name: 'Search' },
] as const;

export interface SitePage {
  file: string;
  title: string;
  /** Markup of the page below its heading. */
  body: string;
  /** Scripts in the folder that it loads, in order. */
  scripts?: readonly string[];
}

const CHOOSE_THEME = `document.documentElement.dataset.theme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'`;

/** Paper is white, and its ink dark, whatever the screen's theme. */
const PAPER = `@media print{:root[data-theme]{${declareColours(COLOURS)};--page:#fff;color-scheme:light}}\n`;

/** Colours of both themes, and the site's own rules. */
export function writeSiteStyle(): string {
  return writeColourRules() + readFileSync(join(__dirname, 'site.css'), 'utf8') + PAPER;
}

export function renderSitePage({ file, title, body, scripts = [] }: SitePage): string {
  const links = SITE_PAGES.map(
    (page) => `<a href="${page.file}"${page.file === file ? ' aria-current="page"' : ''}>${page.name}</a>`,
  ).join('');
  const code = scripts.map((script) => `<script src="${script}"></script>`).join('');
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="site.css">
<script>${CHOOSE_THEME}</script></head>
<body><header><nav aria-label="The course">${links}</nav></header>
<main><h1>${escapeMarkup(title)}</h1>
${body}</main>${code}</body></html>
`;
}
