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
export type SlideLayout = (typeof LAYOUTS)[number];

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
}

export interface Deck {
  /** `slides/02-building-blocks.md`, for messages. */
  readonly file: string;
  readonly title: string;
  /** Number of the lecture. */
  readonly lecture: number;
  /** Names of the notebooks that go with it. */
  readonly notebooks: readonly string[];
  /** Who speaks, where and when: shown on the opening, empty where nobody said so. */
  readonly speaker: readonly string[];
  /** A sentence for the index. */
  readonly summary: string;
  readonly slides: readonly Slide[];
}

interface Part {
  lines: string[];
  /** Line of its first line, from 1. */
  line: number;
}

/** Lines between `---`; a `---` inside a code fence is code. */
function splitSlides(lines: readonly string[], first: number): Part[] {
  const parts: Part[] = [{ lines: [], line: first }];
  let fenced = false;
  lines.forEach((text, index) => {
    if (/^\s*(```|~~~)/.test(text)) fenced = !fenced;
    if (!fenced && /^---\s*$/.test(text)) parts.push({ lines: [], line: first + index + 1 });
    else parts.at(-1)!.lines.push(text);
  });
  return parts;
}

const HEAD = ['title', 'lecture', 'summary', 'notebooks', 'author', 'institution', 'date'] as const;

function parseHead(file: string, lines: readonly string[]): { head: Record<string, string>; end: number } {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    throw new SlideError(
      file,
      1,
      'A lecture begins with ---, its title, lecture, notebooks and summary, and ---.',
    );
  }
  const head: Record<string, string> = {};
  lines.slice(1, end).forEach((line, index) => {
    const [, key, value] = /^(\w+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (!line.trim()) return;
    if (!key || !value) throw new SlideError(file, index + 2, `Expected "name: value", found "${line}".`);
    if (!(HEAD as readonly string[]).includes(key)) {
      throw new SlideError(file, index + 2, `The head knows no "${key}:". Known: ${HEAD.join(', ')}.`);
    }
    head[key] = value;
  });
  for (const key of ['title', 'lecture', 'notebooks', 'summary']) {
    if (!head[key]) throw new SlideError(file, 1, `The head of the lecture lacks "${key}:".`);
  }
  return { head, end };
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

function parseSlide(file: string, { lines, line }: Part): Slide {
  const start = lines.findIndex((text) => text.trim() !== '');
  const heading = parseHeading(file, lines[start] ?? '', line + Math.max(0, start));
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
  };
}

/**
 * Reads a lecture.
 * @param file the name for messages
 * @throws SlideError with file and line
 */
export function parseDeck(file: string, text: string): Deck {
  const lines = stripComments(file, text.replace(/\r\n/g, '\n')).split('\n');
  const { head, end } = parseHead(file, lines);
  const parts = splitSlides(lines.slice(end + 1), end + 2).filter(({ lines }) =>
    lines.some((one) => one.trim()),
  );
  const slides = parts.map((part) => parseSlide(file, part));
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
  return {
    file,
    title: head.title!,
    lecture: Number(head.lecture),
    notebooks: head.notebooks!.split(/[\s,]+/),
    summary: head.summary!,
    speaker: [head.author, head.institution, head.date].filter((text) => text !== undefined),
    slides,
  };
}
