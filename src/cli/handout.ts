/** Notebooks for somebody else: copies of their own, on links to this clone. */
import { constants, copyFileSync, existsSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolder } from '../data/make-folder';
import { assertOutside, root } from './project';
import { listNotebooks } from './run/notebooks';
import { UserError } from './user-error';

/** What cells import, link to, or are checked by. Modules find the engine by where they really lie. */
const LINKED = ['src', 'node_modules', 'benchmarks', 'experiments', 'checkpoints', 'slides', 'tsconfig.json'];

export interface Handout {
  /** Names of the notebooks that were copied. */
  copied: string[];
  /** Names of those that were there already. */
  kept: string[];
}

/**
 * Copies the notebooks to `folder/notebooks` and links the rest; what is there already stays as it is.
 *
 * @throws UserError for a folder inside the project, or one that has something else in a link's place
 */
export function handOutNotebooks(folder: string): Handout {
  assertOutside(folder);
  makeFolder(join(folder, 'notebooks'));
  for (const name of LINKED) {
    if (!existsSync(join(folder, name))) symlinkSync(join(root, name), join(folder, name), 'junction');
    else if (name === 'src' && !existsSync(join(folder, name, 'notebook', 'setup.ts')))
      throw new UserError(`${join(folder, name)} is not the course's: name an empty folder.`);
  }
  const copied: string[] = [];
  const kept: string[] = [];
  for (const { path } of listNotebooks()) {
    const name = basename(path);
    const target = join(folder, 'notebooks', name);
    if (existsSync(target)) kept.push(name);
    else {
      copyFileSync(path, target, constants.COPYFILE_EXCL);
      copied.push(name);
    }
  }
  return { copied, kept };
}
