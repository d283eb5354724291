import { formatNumber } from '../widgets/format-number';
import { escapeMarkup } from '../widgets/markup';
import { drawFigure } from './draw-figure';
import { readExcerpt } from './excerpt';
import type { IncludeOptions, Lecture } from './lecture';
import { isSource, SOURCE_FORM } from './parse-notes';
import { SlideError } from './slide-error';
import { writeWidget } from './write-widget';

/** An include in its place. */
export interface Include {
  readonly kind: 'value' | 'figure' | 'widget' | 'quote' | 'code';
  /** Markup for HTML. */
  readonly html: string;
  /** The same within a formula; only values and quotations have one. */
  readonly tex?: string;
  /** A block stands in its own paragraph. */
  readonly block: boolean;
}

export interface IncludeContext {
  readonly file: string;
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

async function includeValue(text: string, { lecture, module }: IncludeContext): Promise<Include> {
  const { name, options } = parseOptions(text);
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

async function make(kind: string, text: string, context: IncludeContext): Promise<Include> {
  if (kind === 'value') return includeValue(text, context);
  if (kind === 'quote') return includeQuote(text);
  const { name, options } = parseOptions(text);
  if (kind === 'figure') {
    const figure = await lookUp('figure', name, context.lecture.figures, context.module)(options);
    return { kind, html: drawFigure(name, figure), block: true };
  }
  if (kind === 'widget') {
    return { kind, html: await writeWidget(name, options, context.lecture.widgets ?? {}), block: true };
  }
  if (kind === 'code') return { kind, html: readExcerpt(name, options), block: true };
  throw new Error(`Unknown include "${kind}". Known: value, figure, widget, quote, code.`);
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
