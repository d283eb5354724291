/** The cells of a notebook's file, as whoever points into it reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface NotebookCell {
  readonly id: string;
  readonly cell_type: string;
  readonly source: string;
}

/** @param name without its ending. @throws Error if the folder has no such notebook. */
export function readCells(folder: string, name: string): NotebookCell[] {
  const { cells } = JSON.parse(readFileSync(join(folder, `${name}.ipynb`), 'utf8')) as {
    cells: { id: string; cell_type: string; source: string | string[] }[];
  };
  return cells.map(({ id, cell_type, source }) => ({ id, cell_type, source: [source].flat().join('') }));
}
