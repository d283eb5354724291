import { makeAgenda } from './agenda';
import { type DeckHead, parseHead } from './parse-head';
import { parseNotes, type SlideNotes } from './parse-notes';
import { SlideError } from './slide-error';
import { stripComments } from './strip-comments';

export const LAYOUTS = [
  'plain',
  'title',
  'section',
  'figure',
  'full',
  'columns',
  'number',
  'quote',
  'poll',
] as const;
/** A lecture's agenda is a slide that nobody writes. */
export type SlideLayout = (typeof LAYOUTS)[number] | 'agenda';

/** What a bare word in a heading's braces says about the slide. */
export const MARKS = ['hidden', 'optional', 'own'] as const;
export type SlideMark = (typeof MARKS)[number];

/** Settings (`key=value`) of a heading, and the layout that reads them. */
const SETTINGS: Readonly<Record<string, SlideLayout>> = { ratio: 'columns' };

export interface Slide {
  /** Unique within the deck; the address of the slide is `NN-name.html#/id`. */
  readonly id: string;
  readonly layout: SlideLayout;
  /** Markdown of the heading. */
  readonly title: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  /** `hidden`: left out; `optional`: not counted in the minutes; `own`: an instructor's, free of notes and rules. */
  readonly marks: readonly SlideMark[];
  /** Other words of the heading's braces: `ratio=2:1`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly body: string;
  /** Line of the body's first character. */
  readonly bodyLine: number;
  readonly notes: SlideNotes;
  /** The part of the lecture that it belongs to: the last `# Name` above it. */
  readonly part?: string;
}

export interface Deck extends DeckHead {
  /** `slides/02-building-blocks.md`, for messages. */
  readonly file: string;
  readonly slides: readonly Slide[];
}

/** The lines of a slide. */
export interface SlideText {
  lines: string[];
  /** Line of its first line, from 1. */
  line: number;
}

/** Lines between `---`; a `---` inside a code fence is code. */
export function splitSlides(lines: readonly string[], first: number): SlideText[] {
  const parts: SlideText[] = [{ lines: [], line: first }];
  let fenced = false;
  lines.forEach((text, index) => {
    if (/^\s*(```|~~~)/.test(text)) fenced = !fenced;
    if (!fenced && /^---\s*$/.test(text)) parts.push({ lines: [], line: first + index + 1 });
    else parts.at(-1)!.lines.push(text);
  });
  return parts.filter((part) => part.lines.some((one) => one.trim()));
}

/** `## Title {.columns #why ratio=2:1 optional}` */
function parseHeading(file: string, text: string, line: number) {
  const [, title, braces = ''] = /^##? +(.*?)(?:\s*\{([^{}]*)\})?\s*$/.exec(text) ?? [];
  if (!title) throw new SlideError(file, line, `A slide begins with its heading ("## …"), found "${text}".`);
  let layout: SlideLayout = 'plain';
  let id = '';
  const marks: SlideMark[] = [];
  const settings: Record<string, string> = {};
  for (const word of braces.split(/\s+/).filter(Boolean)) {
    const name = word.slice(1);
    if (word.startsWith('.')) {
      if (!(LAYOUTS as readonly string[]).includes(name)) {
        throw new SlideError(file, line, `Unknown layout "${name}". Known: ${LAYOUTS.join(', ')}.`);
      }
      layout = name as SlideLayout;
    } else if (word.startsWith('#')) id = name;
    else if (/^[\w-]+=/.test(word)) settings[word.split('=', 1)[0]!] = word.slice(word.indexOf('=') + 1);
    else if ((MARKS as readonly string[]).includes(word)) marks.push(word as SlideMark);
    else
      throw new SlideError(
        file,
        line,
        `Expected .layout, #id, key=value or one of ${MARKS.join(', ')} in braces, found "${word}".`,
      );
  }
  for (const key of Object.keys(settings)) checkSetting(file, line, key, layout);
  return { title, layout, id, marks, settings };
}

function checkSetting(file: string, line: number, key: string, layout: SlideLayout): void {
  const reader = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
  if (reader === layout) return;
  const known = Object.entries(SETTINGS).map(([name, of]) => `${name} (of .${of})`);
  const hint = key === 'visibility' ? ' To leave a slide out, write hidden.' : '';
  throw new SlideError(
    file,
    line,
    reader
      ? `"${key}" is a setting of .${reader}; this slide is .${layout}.`
      : `A slide has no setting "${key}". Known: ${known.join(', ')}.${hint}`,
  );
}

function toId(title: string): string {
  return (
    title
      .toLowerCase()
      .replace(/\{\{.*?\}\}/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || 'slide'
  );
}

/** `# The part` above a slide's own `## Title` begins a part of the lecture. */
export function readPart(lines: readonly string[]): { part?: string; start: number } {
  const first = Math.max(
    0,
    lines.findIndex((text) => text.trim() !== ''),
  );
  const part = /^# +([^{}]+?)\s*$/.exec(lines[first] ?? '')?.[1];
  const next = lines.findIndex((text, index) => index > first && text.trim() !== '');
  return part && lines[next]?.startsWith('## ') ? { part, start: next } : { start: first };
}

/** @throws SlideError with file and line */
export function parseSlide(file: string, { lines, line }: SlideText): Slide {
  const { part, start } = readPart(lines);
  const heading = parseHeading(file, lines[start] ?? '', line + start);
  const notesAt = lines.findIndex((text) => /^Note:\s*$/.test(text));
  const isOwn = heading.marks.includes('own');
  if (notesAt < 0 && !isOwn)
    throw new SlideError(
      file,
      line + start,
      'The slide has no speaker notes ("Note:" and below it say:, ask:, expect:, source:, minutes:).',
    );
  const bodyEnd = notesAt < 0 ? lines.length : notesAt;
  const notes = parseNotes({
    file,
    line: line + bodyEnd + 1,
    lines: lines.slice(bodyEnd + 1),
    isPoll: heading.layout === 'poll',
    isOwn,
  });
  return {
    ...heading,
    id: heading.id || toId(heading.title),
    line: line + start,
    body: lines.slice(start + 1, bodyEnd).join('\n'),
    bodyLine: line + start + 1,
    notes,
    ...(part ? { part } : {}),
  };
}

/** Each slide belongs to the part that was begun last. */
export function carryParts(slides: readonly Slide[]): Slide[] {
  let current: string | undefined;
  return slides.map((slide) => {
    current = slide.part ?? current;
    return current ? { ...slide, part: current } : slide;
  });
}

/** With its agenda as the second slide. */
export function addAgenda(slides: readonly Slide[]): Slide[] {
  const agenda = makeAgenda(slides);
  return agenda ? [slides[0]!, agenda, ...slides.slice(1)] : [...slides];
}

/**
 * Reads a lecture.
 * @param file the name for messages
 * @throws SlideError with file and line
 */
export function parseDeck(file: string, text: string): Deck {
  const lines = stripComments(file, text.replace(/\r\n/g, '\n')).split('\n');
  const { head, end } = parseHead(file, lines);
  const parts = splitSlides(lines.slice(end + 1), end + 2);
  const slides = addAgenda(carryParts(parts.map((part) => parseSlide(file, part))));
  const seen = new Map<string, number>();
  for (const { id, line } of slides) {
    if (seen.has(id)) {
      throw new SlideError(
        file,
        line,
        `Two slides are called "${id}" (the other in line ${seen.get(id)}); give one an id: ## Title {#other}.`,
      );
    }
    seen.set(id, line);
  }
  return { ...head, file, slides };
}
