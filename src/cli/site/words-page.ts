/** The site's list of the course's words: each with the sentence that defines it, and the cell where that stands. */
import { renderToString } from 'katex';
import { marked } from 'marked';
import { escapeMarkup } from '../../drawing/markup';
import { readCells } from '../../notebook/read-cells';
import { type Word, words } from '../../notebook/words';
import { folders } from '../project';
import { renderSitePage } from './frame';

/** A sentence ends with a stop, perhaps in bold or brackets, before the next one begins. */
const SENTENCE_END = /(?<=[.!?:][)*"]*)\s+(?=[A-Z*"(])/;

/** Shorter ones ("This is **padding**.") say little without a neighbour. */
const FEW_WORDS = 8;

/** What a sentence begins with that speaks of the one before. */
const SPEAKS_OF_BEFORE =
  /^(It|Its|This|That|These|Such|Then|So|They|Both|Without|And|Here|Play|A model that answers it)\b/;

const isBold = (text: string, word: string) =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].some(([, bold]) => bold!.toLowerCase().includes(word.toLowerCase()));

/**
 * The sentence of a cell that has the word in bold, with a neighbour where it does not stand alone.
 *
 * @returns Markdown. @throws Error if there is none.
 */
export function findDefinition(source: string, word: string): string {
  const line = source.split('\n').find((text) => isBold(text, word));
  if (line === undefined) throw new Error(`"${word}" is not in bold in: ${source.slice(0, 80)}`);
  const sentences = line.replace(/^\s*(?:[-#>]+|\d+\.)\s+/, '').split(SENTENCE_END);
  const at = sentences.findIndex((text) => isBold(text, word));
  const sentence = sentences[at]!;
  if (at > 0 && SPEAKS_OF_BEFORE.test(sentence.replaceAll('*', '')))
    return `${sentences[at - 1]} ${sentence}`;
  const isShort = sentence.split(/\s+/).length < FEW_WORDS;
  return sentences.slice(at, isShort ? at + 2 : at + 1).join(' ');
}

/** Formulas as MathML, which needs neither fonts nor styles. */
function renderLine(markdown: string): string {
  const formulas: string[] = [];
  const text = markdown.replaceAll(/\$\$?([^$]+)\$\$?/g, (_, tex: string) => {
    formulas.push(renderToString(tex, { output: 'mathml', throwOnError: false }));
    return `\uE000${formulas.length - 1}\uE001`;
  });
  const html = marked.parseInline(text, { async: false });
  return html.replaceAll(/\uE000(\d+)\uE001/g, (_, index: string) => formulas[Number(index)]!);
}

/** @param source of the cell that defines it. */
function renderWord(word: Word, source: string): string {
  const address = `${word.notebook}.html#cell-id=${word.cell}`;
  // Out of its cell it opens no bracket, and announces nothing.
  const text = findDefinition(source, word.word).replace(/^\(/, '').replace(/[:;]$/, '.');
  const definition = renderLine(text);
  return `<dt id="${escapeMarkup(word.word.replaceAll(' ', '-'))}">${escapeMarkup(word.word)}</dt><dd>${definition} <a href="${address}">notebook ${word.notebook.slice(0, 2)}</a></dd>`;
}

/** @param lessons names of the notebooks in the site; words of others are left out. */
export function renderWords(lessons: readonly string[]): string {
  const known = words.filter(({ notebook }) => lessons.includes(notebook));
  const sorted = [...known].sort((a, b) => a.word.localeCompare(b.word, 'en'));
  const defining = new Set(known.map(({ notebook }) => notebook));
  const cells = new Map([...defining].map((name) => [name, readCells(folders.notebooks, name)]));
  const sourceOf = ({ notebook, cell }: Word) =>
    cells.get(notebook)!.find(({ id }) => id === cell)?.source ?? '';
  const body = `<p>Where a word is first met, in the sentence that says what it is.</p>
<dl>${sorted.map((word) => renderWord(word, sourceOf(word))).join('\n')}</dl>`;
  return renderSitePage({ file: 'words.html', title: `${sorted.length} words`, body });
}
