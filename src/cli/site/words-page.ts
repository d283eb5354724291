/** The site's list of the course's words: each with a sentence that defines it, and the cell where it is first met. */
import { renderToString } from 'katex';
import { marked } from 'marked';
import { escapeMarkup } from '../../drawing/markup';
import { readCells } from '../../notebook/read-cells';
import { type Word, words } from '../../notebook/words';
import { folders } from '../project';
import { renderSitePage } from './frame';
import { type Section, toWords } from './sections';

/** A sentence ends with a stop, perhaps in bold or brackets, before the next one begins. */
const SENTENCE_END = /(?<=[.!?:][)*"]*)\s+(?=[A-Z*"(])/;

const isBold = (text: string, word: string) =>
  [...text.matchAll(/\*\*([^*]+)\*\*/g)].some(([, bold]) => bold!.toLowerCase().includes(word.toLowerCase()));

/** The sentence of a cell that has the word in bold. @returns Markdown. @throws Error if there is none. */
export function findDefinition(source: string, word: string): string {
  const line = source.split('\n').find((text) => isBold(text, word));
  if (line === undefined) throw new Error(`"${word}" is not in bold in: ${source.slice(0, 80)}`);
  const sentences = line.replace(/^\s*(?:[-#>]+|\d+\.)\s+/, '').split(SENTENCE_END);
  // Out of its cell it opens no bracket, and announces nothing.
  return sentences
    .find((text) => isBold(text, word))!
    .replace(/^\(/, '')
    .replace(/[:;]$/, '.');
}

export interface DefinedWord extends Word {
  /** One sentence, as Markdown. */
  definition: string;
}

/** The words of some notebooks in the order of the alphabet, each with what it is: in the table's words, else in the notebook's. */
export function defineWords(lessons: readonly string[]): DefinedWord[] {
  const known = words.filter(({ notebook }) => lessons.includes(notebook));
  const defining = new Set(known.map(({ notebook }) => notebook));
  const cells = new Map([...defining].map((name) => [name, readCells(folders.notebooks, name)]));
  const sourceOf = ({ notebook, cell }: Word) =>
    cells.get(notebook)!.find(({ id }) => id === cell)?.source ?? '';
  return known
    .map((word) => ({ ...word, definition: word.definition ?? findDefinition(sourceOf(word), word.word) }))
    .sort((a, b) => a.word.localeCompare(b.word, 'en'));
}

const placeOf = (word: string) => word.replaceAll(' ', '-');

/** What the search looks through: a word and what it is. */
export function readWordSections(defined: readonly DefinedWord[]): Section[] {
  return defined.map(({ word, definition }) => {
    const address = `words.html#${placeOf(word)}`;
    return { title: word, place: 'Words', address, text: toWords(definition), isWord: true };
  });
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

function renderWord({ word, notebook, cell, definition }: DefinedWord): string {
  const address = `${notebook}.html#cell-id=${cell}`;
  return `<dt id="${escapeMarkup(placeOf(word))}">${escapeMarkup(word)}</dt><dd>${renderLine(definition.replaceAll('**', ''))} <a href="${address}">notebook ${notebook.slice(0, 2)}</a></dd>`;
}

export function renderWords(defined: readonly DefinedWord[]): string {
  const body = `<p>What each word means, and the notebook where it is first met.</p>
<dl>${defined.map(renderWord).join('\n')}</dl>`;
  return renderSitePage({ file: 'words.html', title: `${defined.length} words`, body });
}
