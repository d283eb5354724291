/**
 * `{ a: 1, b: 2 }` at the end of a cell: to JavaScript the beginning of a block, to its author an object. As in Node's
 * own prompt it is an object where it can be one and no `;` follows.
 */
import { parseModule } from './syntax';
import { type BoundSourceFile, ts } from './typescript';

function isObject(text: string): boolean {
  const { parseDiagnostics, statements } = parseModule('object.ts', text) as BoundSourceFile;
  const [only, ...others] = statements;
  if (parseDiagnostics.length > 0 || !only || others.length > 0 || !ts.isExpressionStatement(only))
    return false;
  return (
    ts.isParenthesizedExpression(only.expression) && ts.isObjectLiteralExpression(only.expression.expression)
  );
}

/** The cell with parentheses around the object that it ends with; as it is when there is none. */
export function parenthesizeObject(code: string): string {
  if (!code.includes('}')) return code;
  for (const statement of parseModule('cell.ts', code).statements) {
    if (!ts.isBlock(statement)) continue;
    const start = statement.getStart();
    const object = `(${code.slice(start)}\n)`;
    if (isObject(object)) return code.slice(0, start) + object;
  }
  return code;
}
