import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { escapeMarkup } from '../drawing/markup';
import { highlightCode } from './highlight';
import type { IncludeOptions } from './lecture';

const root = resolve(__dirname, '..', '..');

/**
 * Lines of the course's own code: `{{code:src/training/steps/shared-pass.ts from="const real" to="return"}}`, from the first
 * line that holds `from` up to the next one that holds `to`.
 */
export function readExcerpt(path: string, { from = '', to = '' }: IncludeOptions): string {
  if (!/^[\w./-]+$/.test(path) || path.includes('..')) throw new Error(`"${path}" is no file of the course.`);
  const lines = readFileSync(join(root, path), 'utf8').split('\n');
  const first = lines.findIndex((line) => line.includes(from));
  if (first < 0) throw new Error(`${path} has no line with "${from}".`);
  const last = to ? lines.findIndex((line, index) => index >= first && line.includes(to)) : first;
  if (last < 0) throw new Error(`${path} has no line with "${to}" after "${from}".`);
  const excerpt = lines.slice(first, last + 1);
  const indent = Math.min(...excerpt.filter((line) => line.trim()).map((line) => line.search(/\S/)));
  const code = excerpt.map((line) => line.slice(indent)).join('\n');
  return `<pre data-code="${escapeMarkup(path)}"><code>${highlightCode(code, 'ts')}</code></pre>`;
}
