/** Which packages a folder's notebooks import: what a startup snapshot should have ready. */
import * as fs from 'node:fs';
import { builtinModules } from 'node:module';
import * as path from 'node:path';

const IMPORT = /^\s*import\s(?:[^'"]*?\sfrom\s+)?['"]([^'"./#][^'"]*)['"]/gm;

interface Notebook {
  cells?: { cell_type?: string; source?: string | string[] }[];
}

function readCode(file: string): string {
  try {
    const { cells = [] } = JSON.parse(fs.readFileSync(file, 'utf8')) as Notebook;
    const code = cells.filter((cell) => cell.cell_type === 'code').map(({ source = '' }) => source);
    return code.map((source) => (typeof source === 'string' ? source : source.join(''))).join('\n');
  } catch {
    return ''; // a notebook that cannot be read imports nothing
  }
}

/** Package names in order, without Node's own modules. */
export function findImportedPackages(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  const names = files.flatMap((file) =>
    [...readCode(path.join(folder, file)).matchAll(IMPORT)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)]
    .filter((name) => !/^node:|^tslab$/.test(name) && !builtinModules.includes(name))
    .sort();
}
