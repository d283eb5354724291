import { formatNumber } from '../drawing/format-number';
import { escapeMarkup } from '../drawing/markup';
import { type DeckId, sourceDecks } from '../notebook/source-decks';
import { drawFigure } from './draw-figure';
import { readExcerpt } from './excerpt';
import { findCell } from './find-cell';
import type { IncludeOptions, Lecture } from './lecture';
import { isSource, SOURCE_FORM } from './parse-notes';
import { SlideError } from './slide-error';
import { writeWidget } from './write-widget';

/** An include in its place. */
export interface Include {
  readonly kind: 'value' | 'figure' | 'widget' | 'quote' | 'deck' | 'notebook' | 'code';
  /** Markup for HTML. */
  readonly html: string;
  /** The same within a formula; only values and quotations have one. */
  readonly tex?: string;
  /** A block stands in its own paragraph. */
  readonly block: boolean;
}

export interface IncludeContext {
  readonly file: string;
  /** Another lecture by its number, for names such as `05/bells`. */
  readonly findLecture?: (number: string) => { readonly lecture: Lecture; readonly module: string };
  readonly lecture: Lecture;
  /** Where the lecture's names are declared, for messages. */
  readonly module: string;
}

/** `{{kind:what}}`; braces stand only within quotation marks. */
export const INCLUDE = /\{\{(\w+):((?:"[^"\n]*"|[^{}])*)\}\}/g;

/** `name key=value key="two words"` */
export function parseOptions(text: string): { name: string; options: IncludeOptions } {
  const [, name = '', rest = ''] = /^\s*(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const options: Record<string, string> = {};
  for (const [, key, quoted, bare] of rest.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|(\S+)))?/g)) {
    options[key!] = quoted ?? bare ?? '';
  }
  return { name, options };
}

function lookUp<Item>(
  kind: string,
  name: string,
  items: Readonly<Record<string, Item>> = {},
  module: string,
): Item {
  if (Object.hasOwn(items, name)) return items[name]!;
  const known = Object.keys(items).join(', ') || 'none';
  throw new Error(`There is no ${kind} "${name}" in ${module}. Known: ${known}.`);
}

/** Options that nobody has read are misspelled, or of another include. */
function refuseUnread(name: string, options: IncludeOptions, read: ReadonlySet<string>): void {
  const unread = Object.keys(options).find((key) => !read.has(key));
  if (unread === undefined) return;
  const known = [...read].join(', ') || 'none';
  throw new Error(`"${name}" has no option "${unread}". Its options: ${known}.`);
}

/** Calls with the options, and refuses those that it does not look at. */
async function callWith<Result>(
  name: string,
  options: IncludeOptions,
  call: (options: IncludeOptions) => Result,
): Promise<Awaited<Result>> {
  const read = new Set<string>();
  const watched = new Proxy(options, {
    get: (target, key) => {
      read.add(String(key));
      return target[String(key)];
    },
  });
  const result = await call(watched);
  refuseUnread(name, options, read);
  return result;
}

/** `05/bells`: the name in lecture 5's module; without a number, in the slide's own lecture. */
function findOwner(written: string, context: IncludeContext) {
  const [, number, rest] = /^(\d\d)\/(.+)$/.exec(written) ?? [];
  if (!number || !context.findLecture)
    return { name: written, lecture: context.lecture, module: context.module };
  return { ...context.findLecture(number), name: rest! };
}

async function includeValue(text: string, context: IncludeContext): Promise<Include> {
  const { name: written, options } = parseOptions(text);
  const { name, lecture, module } = findOwner(written, context);
  refuseUnread(name, options, new Set(['digits']));
  const value = await lookUp('value', name, lecture.values, module)();
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`The value "${name}" is ${value}.`);
  const shown = typeof value === 'number' ? formatNumber(value, Number(options.digits ?? 3)) : value;
  return {
    kind: 'value',
    html: `<span data-value="${escapeMarkup(name)}">${escapeMarkup(shown)}</span>`,
    tex: `\\htmlData{value=${name}}{${shown.replace('−', '-').replace(/[×·]/g, (sign) => (sign === '×' ? '\\times ' : '\\cdot '))}}`,
    block: false,
  };
}

function includeQuote(text: string): Include {
  const [quoted = '', source = ''] = text.split('|').map((part) => part.trim());
  if (!quoted || !isSource(source)) {
    throw new Error(`A quotation is {{quote:text|source}}, its source ${SOURCE_FORM}; found "${text}".`);
  }
  return {
    kind: 'quote',
    html: `<span data-quote="${escapeMarkup(source)}">${escapeMarkup(quoted)}</span>`,
    tex: `\\htmlData{quote=${source.replace(/[,{}]/g, ' ')}}{${quoted}}`,
    block: false,
  };
}

/** `{{deck:003}}`: "Dinh’s slides"; `{{deck:001 upper}}` begins a sentence. A reader has none of the decks. */
function includeDeck(text: string): Include {
  const { name: id, options } = parseOptions(text);
  refuseUnread(id, options, new Set(['upper']));
  if (!Object.hasOwn(sourceDecks, id)) {
    throw new Error(`There is no deck "${id}". Known: ${Object.keys(sourceDecks).join(', ')}.`);
  }
  const { short } = sourceDecks[id as DeckId];
  const words = 'upper' in options ? short.charAt(0).toUpperCase() + short.slice(1) : short;
  return { kind: 'deck', html: `<span data-name>${escapeMarkup(words)}</span>`, block: false };
}

/** `{{notebook:05#stable-entropy}}`: a link to the page of the notebook, at that cell. */
function includeNotebook(text: string): Include {
  const { name, options } = parseOptions(text);
  refuseUnread(name, options, new Set(['upper']));
  const { address, words } = findCell(name);
  const shown = 'upper' in options ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  return {
    kind: 'notebook',
    html: `<a href="${escapeMarkup(address)}" data-name>${escapeMarkup(shown)}</a>`,
    block: false,
  };
}

async function make(kind: string, text: string, context: IncludeContext): Promise<Include> {
  if (kind === 'value') return includeValue(text, context);
  if (kind === 'quote') return includeQuote(text);
  if (kind === 'deck') return includeDeck(text);
  if (kind === 'notebook') return includeNotebook(text);
  const { name: written, options } = parseOptions(text);
  if (kind === 'code')
    return {
      kind,
      html: await callWith(written, options, (given) => readExcerpt(written, given)),
      block: true,
    };
  const { name, lecture, module } = findOwner(written, context);
  if (kind === 'figure') {
    const maker = lookUp('figure', name, lecture.figures, module);
    const figure = await callWith(name, options, maker);
    return { kind, html: drawFigure(name, figure), block: true };
  }
  if (kind === 'widget') {
    return { kind, html: await writeWidget(name, options, lecture.widgets ?? {}), block: true };
  }
  throw new Error(`Unknown include "${kind}". Known: value, figure, widget, quote, deck, notebook, code.`);
}

/** Makes one include. @throws SlideError with file and line */
export async function makeInclude(
  kind: string,
  text: string,
  line: number,
  context: IncludeContext,
): Promise<Include> {
  try {
    return await make(kind, text, context);
  } catch (error) {
    throw new SlideError(context.file, line, error instanceof Error ? error.message : String(error));
  }
}
