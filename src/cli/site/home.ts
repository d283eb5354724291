/** The site's first page: what the course is, its lessons and its lectures. */
import { escapeMarkup } from '../../drawing/markup';
import type { BuiltDeck } from '../../slides/build-slides';
import { formatDuration } from '../progress';
import type { IndexedNotebook } from '../run/index-page';
import { renderSitePage } from './frame';

const INTRODUCTION = `<p class="lead">Learn generative adversarial networks by training real ones, in TypeScript, on an ordinary laptop.
These pages are the notebooks as they ran, with all that they drew. They need no network.</p>
<form action="search.html" role="search"><input type="search" name="q" aria-label="Search the course" placeholder="Search: mode collapse, stride, Adam …"><button>Search</button></form>
<h2>Run it yourself</h2>
<p>This sets up what is missing, runs notebook 09, and writes its page:</p>
<pre>npm run course -- 09</pre>
<p>This opens your copies of the notebooks in JupyterLab:</p>
<pre>npm start</pre>`;

/** Where a lesson's picture goes, when it has one: a data URL is unpacked into a file, so that the page stays small. */
export function unpackPicture(dataUrl: string): { ending: string; bytes: Buffer } | undefined {
  const [, ending, base64] = /^data:image\/(png|jpeg|svg)(?:\+xml)?;base64,(.+)$/.exec(dataUrl) ?? [];
  if (!ending || !base64) return undefined;
  return { ending, bytes: Buffer.from(base64, 'base64') };
}

function renderLesson(lesson: IndexedNotebook, picture: string | undefined): string {
  const image = picture ? `<img alt="" src="${picture}" loading="lazy">` : '';
  const facts = `${lesson.cells} cells · ran in ${formatDuration(lesson.seconds * 1000)} (profile ${lesson.profile})`;
  return `<li>${image}<a href="${lesson.name}.html">${escapeMarkup(lesson.title)}</a><p class="facts">${facts}</p></li>`;
}

function renderLecture({ deck, name, minutes }: BuiltDeck): string {
  const facts = `${deck.slides.length} slides · about ${Math.round(minutes)} minutes`;
  return `<li><a href="slides/${name}.html">${escapeMarkup(`${Number(deck.lecture)} · ${deck.title}`)}</a><p>${escapeMarkup(deck.summary)}</p><p class="facts">${facts}</p></li>`;
}

export interface HomeContent {
  lessons: readonly IndexedNotebook[];
  /** Lesson's name → address of its picture. */
  pictures: ReadonlyMap<string, string>;
  decks: readonly BuiltDeck[];
}

export function renderHome({ lessons, pictures, decks }: HomeContent): string {
  const body = `${INTRODUCTION}
<h2>The lessons</h2>
<ol class="cards">${lessons.map((lesson) => renderLesson(lesson, pictures.get(lesson.name))).join('\n')}</ol>
<h2>The lectures</h2>
<ol class="cards">${decks.map(renderLecture).join('\n')}</ol>`;
  return renderSitePage({ file: 'index.html', title: 'GANs in TypeScript: a course that runs', body });
}
