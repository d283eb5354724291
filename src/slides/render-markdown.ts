import { renderToString } from 'katex';
import { Marked } from 'marked';
import { highlightCode } from './highlight';
import { INCLUDE, type Include, type IncludeContext, makeInclude } from './includes';
import { findLooseNumber, findLooseNumberInMaths } from './loose-numbers';
import { SlideError } from './slide-error';

export interface MarkdownOptions extends IncludeContext {
  /** Line of the text's first character. */
  readonly line: number;
  /** A note: formulas as MathML only, and numbers may be typed. */
  readonly isNote?: boolean;
  /** Numbers may be typed. */
  readonly mayType?: boolean;
  /** Without a paragraph around it. */
  readonly inline?: boolean;
}

/** Stands for a piece that is already markup; without digits and without signs of Markdown. */
const seal = (index: number) => `\uE000${String.fromCharCode(0xe100 + index)}\uE001`;
const SEAL = /\uE000(.)\uE001/g;
const unsealIndex = (character: string) => character.charCodeAt(0) - 0xe100;

const MATHS = /\$\$([\s\S]+?)\$\$|(?<![\\$\w])\$(?!\s)([^$\n]+?)(?<!\s)\$(?!\w)/g;

/** `{+}`: this paragraph or item comes with the next press; `{+2}` with the second one. */
const FRAGMENT = /\s*\{\+(\d*)\}/g;

class Renderer {
  readonly #pieces: string[] = [];
  readonly #marked: Marked;

  constructor(readonly options: MarkdownOptions) {
    this.#marked = new Marked({
      renderer: {
        code: ({ text, lang = '' }) => `<pre><code>${highlightCode(text, lang)}</code></pre>\n`,
      },
    });
  }

  async render(text: string): Promise<string> {
    const includes = new Map<string, Include>();
    const withIncludes = await this.#seal(text, INCLUDE, async ([, kind, what], line) => {
      const include = await makeInclude(kind!, what!, line, this.options);
      includes.set(seal(this.#pieces.length), include);
      return include.html;
    });
    this.#checkIncludes(withIncludes);
    const sealed = await this.#seal(withIncludes, MATHS, async ([, display, inline], line) =>
      this.#renderMaths(display ?? inline!, display !== undefined, includes, line),
    );
    this.#checkNumbers(sealed);
    const html = this.options.inline ? this.#marked.parseInline(sealed) : this.#marked.parse(sealed);
    return this.#unseal(this.#markFragments(html as string));
  }

  get #mayType(): boolean {
    return Boolean(this.options.isNote || this.options.mayType);
  }

  #lineAt(text: string, index: number): number {
    return this.options.line + (text.slice(0, index).match(/\n/g)?.length ?? 0);
  }

  /** Replaces what a pattern finds by seals, each with its markup behind it. */
  async #seal(
    text: string,
    pattern: RegExp,
    write: (match: RegExpExecArray, line: number) => Promise<string>,
  ): Promise<string> {
    let result = '';
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      const html = await write(match, this.#lineAt(text, match.index));
      // A formula may hold line breaks; they are kept, so that later lines keep their numbers.
      const breaks = match[0].replace(/[^\n]/g, '');
      result += text.slice(end, match.index) + seal(this.#pieces.length) + breaks;
      this.#pieces.push(html);
      end = match.index + match[0].length;
    }
    return result + text.slice(end);
  }

  #unseal(html: string): string {
    const open = (_: string, character: string) => this.#pieces[unsealIndex(character)]!;
    // A block that stands alone in a paragraph takes the paragraph's place.
    return html
      .replace(
        /<p( class="fragment"[^>]*)?>\s*\uE000(.)\uE001\s*<\/p>/g,
        (whole, fragment, character: string) => {
          const piece = this.#pieces[unsealIndex(character)]!;
          if (!/^<(figure|div|pre|span class="katex-display")/.test(piece)) return whole.replace(SEAL, open);
          return fragment ? `<div${fragment.replace('fragment', 'fragment block')}>${piece}</div>` : piece;
        },
      )
      .replace(SEAL, open);
  }

  #renderMaths(tex: string, displayMode: boolean, includes: Map<string, Include>, line: number): string {
    const fail = (problem: string): never => {
      throw new SlideError(this.options.file, line, problem);
    };
    const bare = tex.replace(SEAL, '');
    const loose = this.#mayType ? undefined : findLooseNumberInMaths(bare);
    if (loose)
      fail(
        `The formula holds a typed number, ${loose}. Compute it: {{value:…}}, or name its source: {{quote:…|…}}.`,
      );
    const source = tex.replace(
      SEAL,
      (mark) => includes.get(mark)?.tex ?? fail('Only values and quotations go into formulas.'),
    );
    try {
      return renderToString(source, {
        displayMode,
        throwOnError: true,
        strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
        trust: ({ command }: { command: string }) => command === '\\htmlData',
        output: this.options.isNote ? 'mathml' : 'htmlAndMathml',
      });
    } catch (error) {
      return fail(`KaTeX: ${(error as Error).message}`);
    }
  }

  /** An include that was written wrong would stand on the slide as it is. */
  #checkIncludes(text: string): void {
    const at = text.search(/\{\{\w+:/);
    if (at < 0) return;
    const written = text.slice(at, at + 40).split('\n')[0];
    throw new SlideError(this.options.file, this.#lineAt(text, at), `This is no include: ${written}`);
  }

  #checkNumbers(text: string): void {
    if (this.#mayType) return;
    text.split('\n').forEach((line, index) => {
      const words = line
        .replace(FRAGMENT, '')
        .replace(/\]\([^)]*\)/g, ']')
        .replace(/<[^>]*>/g, '')
        .replace(/^\s*\d+\.\s/, '');
      const loose = findLooseNumber(words);
      if (loose) {
        throw new SlideError(
          this.options.file,
          this.options.line + index,
          `"${loose}" is typed. Compute it: {{value:…}}, or name its source: {{quote:${loose}|…}}.`,
        );
      }
    });
  }

  /** Only the element that directly holds the mark becomes a fragment: another one of its kind ends the search. */
  #markFragments(html: string): string {
    const marked = html.replace(
      /<(p|li|h3|blockquote)>((?:(?!<\/?(?:p|li|h3|blockquote)\b)[\s\S])*?)\s*\{\+(\d*)\}/g,
      (_, tag: string, inside: string, index: string) =>
        `<${tag} class="fragment"${index ? ` data-fragment-index="${index}"` : ''}>${inside}`,
    );
    if (/\{\+\d*\}/.test(marked)) {
      throw new SlideError(
        this.options.file,
        this.options.line,
        'A fragment mark {+} belongs at the end of a paragraph or list item.',
      );
    }
    return marked;
  }
}

/** Markdown with includes and formulas as markup. @throws SlideError with file and line */
export async function renderMarkdown(text: string, options: MarkdownOptions): Promise<string> {
  return new Renderer(options).render(text);
}

/** A heading's text for titles and outlines: includes replaced by what they say, no markup. */
export function toPlainText(html: string): string {
  return html
    .replace(/<span class="katex-mathml">[\s\S]*?<\/math><\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!,
    )
    .trim();
}
