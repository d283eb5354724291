/** The static rules of the course's notebooks. */

export interface NotebookFile {
  cells: {
    cell_type: string;
    id?: string;
    source: string | string[];
    metadata?: Record<string, unknown>;
    outputs?: unknown[];
    execution_count?: number | null;
  }[];
  metadata: { kernelspec?: { name?: string; language?: string } };
  nbformat: number;
}

const MOST_LINES = 25;
const MEDIAN_LINES = 8;

const toText = (source: string | string[]) => (Array.isArray(source) ? source.join('') : source);
const countLines = (text: string) => text.split('\n').length;

/** Middle value; the mean of the two middle ones for an even count. */
export function findMedian(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Every broken rule as a sentence; `name` is the file's name without `.ipynb`. */
export function findFaults(name: string, notebook: NotebookFile): string[] {
  const faults: string[] = [];
  const code = notebook.cells.filter(({ cell_type }) => cell_type === 'code');
  const texts = code.map(({ source }) => toText(source));
  const first = toText(notebook.cells[0]?.source ?? '');
  const number = /^(\d\d)-[a-z0-9-]+$/.exec(name)?.[1];

  if (!number) faults.push('the file name is not NN-words');
  if (!first.startsWith(`# ${number} · `)) faults.push(`the first cell does not begin with "# ${number} · "`);
  if (notebook.nbformat !== 4) faults.push(`nbformat is ${notebook.nbformat}, not 4`);
  const { name: kernel, language } = notebook.metadata.kernelspec ?? {};
  if (kernel !== 'typescript' || language !== 'typescript') faults.push(`the kernel is ${kernel}`);

  const setup = texts[0] ?? '';
  if (!setup.startsWith("import { setup } from '../src/notebook/setup';") || !setup.includes('await setup()'))
    faults.push('the first code cell is not the setup cell');

  const ids = notebook.cells.map(({ id }) => id);
  if (ids.some((id) => !id) || new Set(ids).size < ids.length) faults.push('cell ids are missing or double');

  code.forEach((cell, index) => {
    const place = `code cell ${index + 1}`;
    const lines = countLines(texts[index]!);
    if (!texts[index]!.trim()) faults.push(`${place} is empty`);
    if (lines > MOST_LINES) faults.push(`${place} has ${lines} lines, more than ${MOST_LINES}`);
    if (cell.outputs?.length) faults.push(`${place} has outputs`);
    if (cell.execution_count !== null) faults.push(`${place} has an execution count`);
    const extra = Object.keys(cell.metadata ?? {}).filter((key) => key !== 'tags');
    if (extra.length > 0) faults.push(`${place} has metadata: ${extra.join(', ')}`);
    if (texts[index]!.includes('\x1b[')) faults.push(`${place} prints terminal colours`);
  });
  const median = findMedian(texts.map(countLines));
  if (median > MEDIAN_LINES) faults.push(`the median cell has ${median} lines, more than ${MEDIAN_LINES}`);
  return faults;
}
