/**
 * `{ a: 1, b: 2 }` at the end of a cell: to JavaScript the beginning of a block, to its author an object. As in Node's
 * own prompt it is an object where it can be one and no `;` follows.
 */
import { parseModule } from './syntax';
import { type BoundSourceFile, ts } from './typescript';

/** Where an object's text has its first error, if it begins as an object: `Infinity` where it has none. */
function firstErrorOf(text: string): number {
  const { parseDiagnostics, statements } = parseModule('object.ts', text) as BoundSourceFile;
  const [only, ...others] = statements;
  if (!only || !ts.isExpressionStatement(only) || !ts.isParenthesizedExpression(only.expression)) return -1;
  if (!ts.isObjectLiteralExpression(only.expression.expression)) return -1;
  const [error] = parseDiagnostics;
  if (error) return error.start;
  return others.length === 0 ? Number.POSITIVE_INFINITY : -1;
}

export interface Parenthesized {
  text: string;
  /** Where the parenthesis stands that was put in: what follows it is one place further than its author wrote it. */
  at: number;
}

/** The cell with parentheses around the object that it ends with; as it is when there is none. */
export function parenthesizeObject(code: string): Parenthesized {
  const asItIs = { text: code, at: Number.POSITIVE_INFINITY };
  if (!code.includes('{')) return asItIs;
  const { statements, parseDiagnostics } = parseModule('cell.ts', code);
  for (const statement of statements) {
    if (!ts.isBlock(statement)) continue;
    const start = statement.getStart();
    const object = `(${code.slice(start)}\n)`;
    const error = firstErrorOf(object) + start;
    // Where neither reading is right, the one that goes on for longer is the one that was meant.
    const [asBlock] = parseDiagnostics;
    if (error === Number.POSITIVE_INFINITY || (asBlock && error - 1 > asBlock.start))
      return { text: code.slice(0, start) + object, at: start };
  }
  return asItIs;
}
