/** The rule that no notebook uses a word of the course before one has defined it. */
import { type Word, words } from '../../src/notebook/words';
import type { NotebookFile } from './rules';

const textOf = (source: string | string[]) => [source].flat().join('');
const usesOf = ({ word, uses }: Word) => uses ?? new RegExp(`\\b${word}`, 'i');

/** Prose of a notebook cell by cell: no code, no formulas, no references. */
function readProse(notebook: NotebookFile): { id: string; text: string }[] {
  return notebook.cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .map(({ id = '', source }) => ({ id, text: textOf(source).replaceAll(/`[^`]*`|\$\$?[^$]*\$\$?/g, '…') }))
    .filter(({ text }) => !text.startsWith('## References'));
}

/**
 * Every word that is used before its definition, or that its cell does not define, as a sentence.
 * The opening cell of a notebook announces what comes and may use any word.
 * @param notebooks in the course's order
 */
export function findUndefinedWords(
  notebooks: readonly { name: string; notebook: NotebookFile }[],
  table: readonly Word[] = words,
): string[] {
  const prose = notebooks.flatMap(({ name, notebook }) =>
    readProse(notebook).map((cell, index) => ({ ...cell, name, isOpening: index === 0 })),
  );
  return table.flatMap((word) => {
    const place = prose.findIndex(({ name, id }) => name === word.notebook && id === word.cell);
    if (place < 0) return [`"${word.word}": ${word.notebook} has no cell ${word.cell}`];
    const bold = [...prose[place]!.text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, text]) => text!.toLowerCase());
    if (!bold.some((text) => text.includes(word.word.toLowerCase())))
      return [`"${word.word}" is not in bold in ${word.notebook}, ${word.cell}`];
    return prose
      .slice(0, place)
      .filter(({ text, isOpening }) => !isOpening && usesOf(word).test(text))
      .map(
        ({ name, id }) =>
          `${name}, ${id} uses "${word.word}" before ${word.notebook}, ${word.cell} defines it`,
      );
  });
}
