/** Whether what was typed so far is a whole cell, wants another line, or can never become one. */
import { parenthesizeObject } from '../cells/object-literal';
import { parseModule } from '../cells/syntax';

export type Completeness =
  | { status: 'complete' }
  | { status: 'invalid' }
  | { status: 'incomplete'; indent: string };

const INDENT = '  ';
/** "Unterminated string literal": the next line cannot end it, unless a backslash goes on there. */
const OPEN_STRING = 1002;
/** "Expression expected", "… expected", "Unterminated …" and the like, when they stand at the end of the text. */
const UNTERMINATED = new Set([1010, 1126, 1160, 1161]);

function nextIndent(code: string): string {
  const last = code.trimEnd().split('\n').at(-1) ?? '';
  const current = /^\s*/.exec(last)?.[0] ?? '';
  return /[{([]\s*(\/\/.*)?$/.test(last) || /=>\s*$/.test(last) ? current + INDENT : current;
}

export function checkCompleteness(code: string): Completeness {
  const { parseDiagnostics: errors } = parseModule('cell.ts', parenthesizeObject(code).text);
  if (errors.length === 0) return { status: 'complete' };
  const end = code.trimEnd().length;
  const [first] = errors;
  if (first!.code === OPEN_STRING && !code.endsWith('\\')) return { status: 'invalid' };
  const reachesEnd =
    first!.start >= end || (UNTERMINATED.has(first!.code) && first!.start + first!.length >= end);
  return reachesEnd ? { status: 'incomplete', indent: nextIndent(code) } : { status: 'invalid' };
}
