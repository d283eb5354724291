import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { element, escapeMarkup } from '../drawing/markup';
import { renderAgenda } from './agenda';
import type { IncludeContext } from './includes';
import type { Deck, Slide } from './parse-deck';
import { renderMarkdown } from './render-markdown';
import { renderBeside, renderOpening } from './render-opening';
import { SlideError } from './slide-error';

const slidesFolder = resolve(__dirname, '..', '..', 'slides');

export interface SlideContext extends IncludeContext {
  readonly deck: Deck;
  /** The lecture that a slide of another deck comes from: an opening shows its goals and notebooks. */
  readonly origin?: Deck;
  /** Number of the slide, from 1. */
  readonly number: number;
  /** For everybody: no notes, and no answers of polls. */
  readonly isPublic?: boolean;
}

/** What a slide's texts are written with; on an instructor's own slide numbers may be typed. */
const toMarkdown = (slide: Slide, context: SlideContext, line: number) => ({
  ...context,
  line,
  mayType: slide.marks.includes('own'),
});

/** `|||` alone in a line parts two columns. */
async function renderColumns(slide: Slide, context: SlideContext): Promise<string> {
  const columns: string[] = [];
  let line = slide.bodyLine;
  for (const text of slide.body.split(/^\|\|\|\s*$/m)) {
    columns.push(`<div class="column">${await renderMarkdown(text, toMarkdown(slide, context, line))}</div>`);
    line += text.split('\n').length - 1;
  }
  if (columns.length < 2)
    throw new SlideError(context.file, slide.line, 'A slide in columns parts them with a line "|||".');
  const widths = (slide.settings.ratio ?? columns.map(() => '1').join(':'))
    .split(':')
    .map((part) => `minmax(0,${Number(part)}fr)`)
    .join(' ');
  return element('div', { class: 'columns', style: `grid-template-columns:${widths}` }, ...columns);
}

/** The right one of a poll's answers ends in `{ok}`: the slide marks it with the next press, paper does not. */
function markAnswer(html: string, slide: Slide, { file, isPublic }: SlideContext): string {
  const marked = html.replace(
    /<li>((?:(?!<\/?li\b)[\s\S])*?)\s*\{ok\}/,
    isPublic ? '<li>$1' : '<li class="right fragment custom">$1',
  );
  if (marked === html || marked.includes('{ok}')) {
    throw new SlideError(file, slide.line, 'A poll marks its one right answer: "- answer {ok}".');
  }
  return marked;
}

/** Pictures lie in slides/own, which is copied beside the pages. */
function checkPictures(html: string, { file }: SlideContext, line: number): void {
  for (const [, source] of html.matchAll(/<img src="([^"]*)"/g)) {
    if (source!.startsWith('data:')) continue;
    const isThere = /^own\/[\w./-]+$/.test(source!) && existsSync(join(slidesFolder, source!));
    if (!isThere)
      throw new SlideError(
        file,
        line,
        `There is no picture "${source}". Put it into slides/own/ and write ![what it shows](own/name.png).`,
      );
  }
}

async function renderBody(slide: Slide, context: SlideContext): Promise<string> {
  if (slide.layout === 'agenda') return renderAgenda(context.deck.slides);
  if (slide.layout === 'columns') return renderColumns(slide, context);
  const html = await renderMarkdown(slide.body, toMarkdown(slide, context, slide.bodyLine));
  checkPictures(html, context, slide.bodyLine);
  return slide.layout === 'poll' ? markAnswer(html, slide, context) : html;
}

async function renderNotes({ notes, marks }: Slide, context: SlideContext): Promise<string> {
  const part = async (label: string, text: string) =>
    text
      ? `<h4>${label}</h4>${await renderMarkdown(text, { ...context, line: notes.line, isNote: true })}`
      : '';
  const minutes = notes.minutes === 1 ? '1 minute' : `${notes.minutes} minutes`;
  const source = notes.source ? `Source: ${escapeMarkup(notes.source)} · ` : '';
  const optional = marks.includes('optional') ? ' · optional: leave it out when time is short' : '';
  const end = `<p class="source">${source}${minutes}${optional}</p>`;
  const parts = [
    await part('Say', notes.say),
    await part('Ask', notes.ask),
    await part('Expect', notes.expect),
    await part('Answer', notes.answer),
  ];
  const inside = parts.join('');
  return `<aside class="notes" data-minutes="${notes.minutes}">${inside}${end}</aside>`;
}

/** A slide as a `<section>` for reveal.js. @throws SlideError with file and line */
export async function renderSlide(slide: Slide, context: SlideContext): Promise<string> {
  const title = await renderMarkdown(slide.title, {
    ...toMarkdown(slide, context, slide.line),
    inline: true,
  });
  const level = slide.layout === 'title' ? 'h1' : 'h2';
  const { deck, number } = context;
  const part = slide.part ? `<span class="part">${escapeMarkup(slide.part)}</span>` : '';
  const foot =
    `<footer class="foot"><span class="lecture"><span data-count>${deck.lecture}</span> ${escapeMarkup(deck.title)}${part}</span>` +
    `<span class="page" data-count>${number}</span></footer>`;
  const isOpening = slide.layout === 'title';
  const origin = context.origin ?? deck;
  const beside = isOpening ? renderBeside(origin) : '';
  checkPictures(beside, context, 1);
  // reveal.js shows an optional slide and leaves it out of the slides' count; its clock counts seconds.
  const isOptional = slide.marks.includes('optional');
  const visibility = isOptional ? ' data-visibility="uncounted"' : '';
  const seconds = isOptional ? 0 : Math.round(60 * slide.notes.minutes);
  return (
    `<section id="${slide.id}" data-layout="${slide.layout}" data-timing="${seconds}"${visibility}>` +
    `<div class="slide ${slide.layout}${beside.includes('class="goals"') ? ' with-goals' : ''}"><${level}>${title}</${level}>` +
    `${beside}<div class="body">${isOpening ? renderOpening(origin) : ''}${await renderBody(slide, context)}</div>${foot}</div>` +
    `${context.isPublic ? '' : await renderNotes(slide, context)}</section>`
  );
}
