/** The course's notebooks, and how people name them. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { folders, resolveUserPath } from '../project';
import { UserError } from '../user-error';
import { LESSONS } from './lessons';

export interface Notebook {
  /** File name without `.ipynb`, e.g. `09-dcgan`. */
  name: string;
  path: string;
}

const toNotebook = (path: string): Notebook => ({ name: basename(path, '.ipynb'), path });

/** All notebooks of a folder by their names, the student's own and copies, too. */
function listFolder(folder: string): Notebook[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.ipynb'));
  return files.sort().map((file) => toNotebook(join(folder, file)));
}

/** The lessons of a folder in their order; what else lies there is left out. */
export function listNotebooks(folder = folders.notebooks): Notebook[] {
  return listFolder(folder).filter(({ name }) => LESSONS.includes(name));
}

/** A number means the lesson; a whole name may be that of any notebook beside it. */
function findByName(word: string, lessons: Notebook[], all: Notebook[]): Notebook | undefined {
  const name = basename(word, '.ipynb');
  const number = /^\d{1,2}$/.test(name) ? `${name.padStart(2, '0')}-` : undefined;
  return (
    lessons.find((lesson) => lesson.name === name || (number && lesson.name.startsWith(number))) ??
    all.find((notebook) => notebook.name === name)
  );
}

/**
 * The notebooks that `words` mean: a number (`09` or `9`), a name (`09-dcgan`) or a path. No words: all lessons.
 *
 * @throws UserError that lists the known ones.
 */
export function resolveNotebooks(words: string[], folder = folders.notebooks): Notebook[] {
  const lessons = listNotebooks(folder);
  if (words.length === 0 && lessons.length === 0)
    throw new UserError('There are no notebooks in notebooks/ yet.');
  if (words.length === 0) return lessons;
  const all = listFolder(folder);
  const found = words.map((word) => {
    const path = resolveUserPath(word);
    if (word.endsWith('.ipynb') && existsSync(path)) return toNotebook(path);
    const notebook = findByName(word, lessons, all);
    if (notebook) return notebook;
    const names = lessons.map(({ name }) => name).join(', ') || 'none yet';
    throw new UserError(`There is no notebook "${word}". Known: ${names}; or give a path to an .ipynb file.`);
  });
  return found.filter(({ path }, index) => found.findIndex((other) => other.path === path) === index);
}
