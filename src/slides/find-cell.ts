import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCells } from '../notebook/read-cells';
import { findNear } from './near-names';

const notebookFolder = resolve(__dirname, '..', '..', 'notebooks');

export interface FoundCell {
  /** `../05-losses-and-the-game.html#cell-id=text-71`, from a page of the slides. */
  readonly address: string;
  /** `exercise 2 of notebook 05`, or `notebook 05`. */
  readonly words: string;
}

function findNotebook(number: string): string {
  const names = readdirSync(notebookFolder).flatMap((file) => /^(\d\d-[\w-]+)\.ipynb$/.exec(file)?.[1] ?? []);
  const name = names.find((one) => one.startsWith(`${number}-`));
  if (!name) throw new Error(`There is no notebook "${number}". Known: ${names.sort().join(', ')}.`);
  return name;
}

/**
 * A notebook's page (`05`), a cell of it by its id (`05#text-23`), or an exercise by the name that its check has,
 * without the number (`05#stable-entropy` for `check('05-stable-entropy', …)`): then the cell with its heading.
 * @throws Error naming what is near
 */
export function findCell(pointer: string): FoundCell {
  const [, number, id] = /^(\d\d)(?:#([\w-]+))?$/.exec(pointer.trim()) ?? [];
  if (!number) throw new Error(`A notebook is {{notebook:05}} or {{notebook:05#id}}; found "${pointer}".`);
  const name = findNotebook(number);
  const words = `notebook ${number}`;
  if (!id) return { address: `../${name}.html`, words };
  const cells = readCells(notebookFolder, name);
  const at = (cell: string) => `../${name}.html#cell-id=${cell}`;
  if (cells.some((cell) => cell.id === id)) return { address: at(id), words };
  const exercises = cells.flatMap(({ source }, index) => {
    const found = /\bcheck\('\d\d-([\w-]+)'/.exec(source)?.[1];
    return found ? [{ name: found, index }] : [];
  });
  const found = exercises.find((one) => one.name === id);
  if (!found) {
    const known = [...exercises.map((one) => one.name), ...cells.map((cell) => cell.id)];
    const near = findNear(id, known).join(', ') || exercises.map((one) => one.name).join(', ') || 'none';
    throw new Error(`Notebook ${number} has no cell or exercise "${id}". Near it: ${near}.`);
  }
  for (let index = found.index; index >= 0; index -= 1) {
    const title = /^#+ Exercise (\d+)/m.exec(cells[index]!.source)?.[1];
    if (title) return { address: at(cells[index]!.id), words: `exercise ${title} of ${words}` };
  }
  return { address: at(cells[found.index]!.id), words };
}
