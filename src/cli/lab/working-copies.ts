/**
 * The student's own copies of the lessons, in a folder that git does not know: JupyterLab saves a notebook by itself, and
 * a saved lesson would stand in the way of the next `git pull`. The folder lies beside `notebooks/`, so that imports and
 * links lead to the same places.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashTexts, readJson, writeWhole } from '../setup/step';

/** Which edition of a lesson each copy was made from, by the lesson's name. */
type Editions = Record<string, string>;

export interface Copies {
  /** Lessons whose copy was made or brought up to date. */
  fresh: string[];
  /** Lessons with a new edition whose copy the student has changed: it is left as it is. */
  outdated: string[];
}

const readEdition = (path: string) => hashTexts(readFileSync(path, 'utf8'));

/**
 * Copies every lesson that has no copy yet, and those whose copy nobody has touched since.
 *
 * @param from folder of the lessons. @param to folder of the copies; made if need be.
 */
export function bringCopies(names: readonly string[], from: string, to: string): Copies {
  const record = join(to, '.editions.json');
  const editions: Editions = readJson<Editions>(record) ?? {};
  const copies: Copies = { fresh: [], outdated: [] };
  mkdirSync(to, { recursive: true });
  for (const name of names) {
    const [lesson, copy] = [from, to].map((folder) => join(folder, `${name}.ipynb`)) as [string, string];
    const edition = readEdition(lesson);
    const isUntouched = !existsSync(copy) || readEdition(copy) === editions[name];
    if (existsSync(copy) && editions[name] === edition) continue;
    if (isUntouched) {
      copyFileSync(lesson, copy);
      editions[name] = edition;
      copies.fresh.push(name);
    } else if (readEdition(copy) !== edition) copies.outdated.push(name);
  }
  writeWhole(record, `${JSON.stringify(editions, null, 1)}\n`);
  return copies;
}
