/** The course's notebooks, and how people name them. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { folders, resolveUserPath } from '../project';
import { UserError } from '../user-error';

export interface Notebook {
  /** File name without `.ipynb`, e.g. `09-dcgan`. */
  name: string;
  path: string;
}

const toNotebook = (path: string): Notebook => ({ name: basename(path, '.ipynb'), path });

/** All notebooks of a folder in their order. */
export function listNotebooks(folder = folders.notebooks): Notebook[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.ipynb'));
  return files.sort().map((file) => toNotebook(join(folder, file)));
}

function findByName(word: string, known: Notebook[]): Notebook | undefined {
  const name = basename(word, '.ipynb');
  const number = /^\d{1,2}$/.test(name) ? name.padStart(2, '0') : undefined;
  return known.find(
    (notebook) => notebook.name === name || (number && notebook.name.startsWith(`${number}-`)),
  );
}

/**
 * The notebooks that `words` mean: a number (`09` or `9`), a name (`09-dcgan`) or a path. No words: all of them.
 *
 * @throws UserError that lists the known ones.
 */
export function resolveNotebooks(words: string[], known = listNotebooks()): Notebook[] {
  if (words.length === 0 && known.length === 0)
    throw new UserError('There are no notebooks in notebooks/ yet.');
  if (words.length === 0) return known;
  const found = words.map((word) => {
    const path = resolveUserPath(word);
    if (word.endsWith('.ipynb') && existsSync(path)) return toNotebook(path);
    const notebook = findByName(word, known);
    if (notebook) return notebook;
    const names = known.map(({ name }) => name).join(', ') || 'none yet';
    throw new UserError(`There is no notebook "${word}". Known: ${names}; or give a path to an .ipynb file.`);
  });
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}
