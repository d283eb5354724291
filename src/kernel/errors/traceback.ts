/** Jupyter's error content: name, message, and a traceback with the user's line and a caret under it. */
import * as util from 'node:util';
import { type CellDiagnostic, FIRST_TYPE_ERROR } from '../cells/diagnostics';
import { cutText, formatText } from '../output/format-value';
import { readData } from '../output/safe-read';
import { type Frame, formatFrame, type StackFrames } from './stack-frames';

export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}

const RED = '\x1b[31m';
const BOLD = '\x1b[1m';
const DIM = '\x1b[2m';
const RESET = '\x1b[0m';
const FRAMES_SHOWN = 20;
const CAUSES_SHOWN = 5;
/** Characters of a message; what is longer is data. */
const LONGEST_MESSAGE = 20_000;

/** Characters that take no room, and those that take two places in a terminal. */
const NARROW = /^(?:\p{Mark}|\p{Cf})$/u;
const WIDE =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])$/u;

/** Blanks as wide as a text; tabs stay tabs. */
function toBlanks(text: string): string {
  return [...text]
    .map((sign) => (sign === '\t' ? sign : NARROW.test(sign) ? '' : WIDE.test(sign) ? '  ' : ' '))
    .join('');
}

/** Lines around a position with a marker and a caret; line and column from 0. */
export function formatCodeFrame(text: string, line: number, column: number, length = 1): string {
  const lines = text.split('\n');
  const shown: string[] = [];
  for (let index = Math.max(0, line - 2); index <= Math.min(lines.length - 1, line + 1); index++) {
    const isTarget = index === line;
    const marker = isTarget ? `${RED}>${RESET}` : ' ';
    const code = lines[index] ?? '';
    shown.push(`${marker} ${DIM}${String(index + 1).padStart(3)} |${RESET} ${code}`);
    if (!isTarget) continue;
    const marked = code.slice(column, column + Math.max(1, length));
    const carets = '^'.repeat(Math.max(1, toBlanks(marked).length));
    shown.push(`      ${DIM}|${RESET} ${toBlanks(code.slice(0, column))}${RED}${carets}${RESET}`);
  }
  return shown.join('\n');
}

/** All type or syntax errors of a cell. */
export function toCompileError(
  diagnostics: readonly CellDiagnostic[],
  code: string,
  cellName: string,
): ErrorContent {
  const traceback = diagnostics.map((diagnostic) => {
    const { line, column, length, fileName, message } = diagnostic;
    const place = fileName
      ? `${fileName}:${line + 1}:${column + 1}`
      : `${cellName} line ${line + 1}:${column + 1}`;
    const heading = `${RED}TS${diagnostic.code}${RESET} ${place} - ${BOLD}${message}${RESET}`;
    return fileName ? heading : `${heading}\n${formatCodeFrame(code, line, column, length)}`;
  });
  const [first] = diagnostics;
  const isSyntax = diagnostics.every((diagnostic) => diagnostic.code < FIRST_TYPE_ERROR);
  const more = diagnostics.length > 1 ? ` (and ${diagnostics.length - 1} more)` : '';
  const where = first?.fileName ? `${first.fileName}:${first.line + 1}` : `line ${(first?.line ?? 0) + 1}`;
  return {
    ename: isSyntax ? 'SyntaxError' : 'TypeScriptError',
    evalue: `TS${first?.code}: ${first?.message} (${where})${more}`,
    traceback,
  };
}

function isError(value: unknown): value is Error {
  return util.types.isNativeError(value) || value instanceof Error;
}

function readName(error: Error): string {
  if (typeof error.name === 'string' && error.name) return error.name;
  return error.constructor?.name || 'Error';
}

/** A thrown value of any kind; never throws itself, whatever was thrown. */
export function toRuntimeError(thrown: unknown, frames: StackFrames, depth = 0): ErrorContent {
  try {
    return isError(thrown) ? describeError(thrown, frames, depth) : describeOther(thrown);
  } catch {
    const text = 'a value that cannot be shown was thrown';
    return { ename: 'Thrown', evalue: text, traceback: [`${RED}${BOLD}Thrown${RESET}: ${text}`] };
  }
}

function describeOther(thrown: unknown): ErrorContent {
  const text = formatText(thrown);
  return { ename: 'Thrown', evalue: text, traceback: [`${RED}${BOLD}Thrown${RESET}: ${text}`] };
}

function describeError(error: Error, frames: StackFrames, depth: number): ErrorContent {
  const ename = readName(error);
  const evalue = cutText(String(error.message), LONGEST_MESSAGE);
  const list = frames.framesOf(error).slice(0, FRAMES_SHOWN);
  const traceback = [`${RED}${BOLD}${ename}${RESET}: ${evalue}`];
  const own = findOwnFrame(list, frames);
  if (own) traceback.push(formatCodeFrame(frames.textOf(own.file) ?? '', own.line - 1, own.column - 1));
  traceback.push(...list.map((frame) => `${DIM}    at ${formatFrame(frame)}${RESET}`));
  if (list.length === 0 && ename === 'SyntaxError' && error.stack) traceback.push(String(error.stack));
  traceback.push(...describeFields(error));
  if (depth < CAUSES_SHOWN) {
    if (error.cause !== undefined)
      traceback.push('Caused by:', ...toRuntimeError(error.cause, frames, depth + 1).traceback);
    if (error instanceof AggregateError)
      for (const inner of error.errors.slice(0, CAUSES_SHOWN))
        traceback.push(...toRuntimeError(inner, frames, depth + 1).traceback);
  }
  return { ename, evalue, traceback };
}

/** What an error says beside its message, as Node shows it: `{ code: 'ENOENT' }`. */
function describeFields(error: Error): string[] {
  const shown = new Set(['name', 'message', 'stack', 'cause', 'errors']);
  const keys = Object.keys(error).filter((key) => !shown.has(key));
  return keys.length > 0
    ? [formatText(Object.fromEntries(keys.map((key) => [key, readData(error, key)])))]
    : [];
}

/** The innermost frame whose source the kernel knows. */
function findOwnFrame(list: readonly Frame[], frames: StackFrames): Frame | undefined {
  return list.find((frame) => frames.textOf(frame.file) !== undefined);
}
