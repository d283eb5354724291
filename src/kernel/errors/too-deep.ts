/**
 * Code that is nested too deeply for the stack: a compiler walks an expression's parts inside of each other. What it
 * then throws names no place, so the statement is looked for here.
 */
import { parseModule } from '../cells/syntax';
import { ts } from '../cells/typescript';
import { type ErrorContent, formatCodeFrame } from './traceback';

/** A cell that is less deep than this is not what was too much: a module that it imports is. */
const DEEP = 200;

export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message === 'Maximum call stack size exceeded';
}

function tryParse(text: string): ts.SourceFile | undefined {
  try {
    return parseModule('deep.ts', text);
  } catch (error) {
    if (isStackOverflow(error)) return undefined;
    throw error;
  }
}

/** 0-based lines at which the last statement of the first `count` lines begins. */
function lastStart(lines: readonly string[], count: number): { statements: number; line: number } {
  const file = tryParse(lines.slice(0, count).join('\n'));
  const last = file?.statements.at(-1);
  if (!file || !last) return { statements: 0, line: 0 };
  return {
    statements: file.statements.length,
    line: file.getLineAndCharacterOfPosition(last.getStart()).line,
  };
}

/** The statement in which the parser itself gives up. */
function findUnparsed(code: string): number {
  const lines = code.split('\n');
  let fine = 0;
  for (let tooMuch = lines.length; fine + 1 < tooMuch; ) {
    const middle = (fine + tooMuch) >> 1;
    if (tryParse(lines.slice(0, middle).join('\n'))) fine = middle;
    else tooMuch = middle;
  }
  const before = lastStart(lines, fine);
  // Does the next line begin a statement, or does it go on with the one before?
  const [word = ''] = /^\s*(\w+|\W)/.exec(lines[fine] ?? '') ?? [];
  const after = lastStart([...lines.slice(0, fine), word], fine + 1);
  return after.statements > before.statements ? fine : before.line;
}

const isInList = ({ parent }: ts.Node) =>
  ts.isSourceFile(parent) ||
  ts.isBlock(parent) ||
  ts.isModuleBlock(parent) ||
  ts.isCaseOrDefaultClause(parent);

/** The statement that holds the deepest part of some code, and how deep that is. */
function findDeepest(file: ts.SourceFile): { line: number; depth: number } {
  let deepest: ts.Node = file;
  let most = 0;
  const todo: [ts.Node, number][] = [[file, 0]];
  for (let entry = todo.pop(); entry; entry = todo.pop()) {
    const [node, depth] = entry;
    if (depth > most) [deepest, most] = entry;
    ts.forEachChild(node, (child) => void todo.push([child, depth + 1]));
  }
  while (deepest.parent && !(ts.isStatement(deepest) && isInList(deepest))) deepest = deepest.parent;
  return { line: file.getLineAndCharacterOfPosition(deepest.getStart()).line, depth: most };
}

/** What a cell ends with whose code, or a module's, was too deep. */
export function toDepthError(code: string, cellName: string): ErrorContent {
  const file = tryParse(code);
  const { line, depth } = file
    ? findDeepest(file)
    : { line: findUnparsed(code), depth: Number.POSITIVE_INFINITY };
  const ename = 'TooDeep';
  if (depth < DEEP) {
    const evalue = 'A module that this cell imports, or a type in it, is nested too deeply for the compiler.';
    return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
  }
  const evalue = `The statement at line ${line + 1} is nested too deeply for the compiler: make several statements of it, or a loop over data.`;
  const lines = code.split('\n');
  // A line of thousands of characters is not shown.
  const shown = lines.map((text) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)).join('\n');
  return {
    ename,
    evalue,
    traceback: [`${ename}: ${cellName} line ${line + 1} - ${evalue}`, formatCodeFrame(shown, line, 0)],
  };
}
