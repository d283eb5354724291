/**
 * `const losses = [];` is filled by later cells, which the checker cannot foresee. At the top level of a cell an empty
 * list without a type may hold anything: to the checker it is `[] as any[]`, in objects and lists, too.
 */
import { ts } from './typescript';

const { factory: f } = ts;
const written = new WeakSet<ts.Node>();

/** Whether an `as` was added here. */
export const isLoosened = (node: ts.Node): node is ts.AsExpression => written.has(node);

function loosen(node: ts.ArrayLiteralExpression): ts.Expression {
  const any = f.createKeywordTypeNode(ts.SyntaxKind.AnyKeyword);
  const type = f.createArrayTypeNode(any);
  const loose = f.createAsExpression(node, type);
  for (const added of [any, type]) ts.setTextRange(added, { pos: node.end, end: node.end });
  ts.setTextRange(loose, node);
  Object.assign(any, { parent: type });
  Object.assign(type, { parent: loose });
  Object.assign(loose, { parent: node.parent });
  Object.assign(node, { parent: loose });
  written.add(loose);
  return loose;
}

function replaceIn(
  owner: { initializer?: ts.Expression } | { expression: ts.Expression },
  key: string,
): void {
  const node = (owner as Record<string, ts.Expression | undefined>)[key];
  if (!node) return;
  if (ts.isArrayLiteralExpression(node)) {
    if (node.elements.length === 0) Object.assign(owner, { [key]: loosen(node) });
    else for (const index of node.elements.keys()) replaceIn(node.elements as never, String(index));
  } else if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties)
      if (ts.isPropertyAssignment(property)) replaceIn(property, 'initializer');
  } else if (ts.isParenthesizedExpression(node)) replaceIn(node, 'expression');
}

/** Changes the tree of a parsed cell, before it is bound. */
export function loosenEmptyLists(statements: readonly ts.Statement[]): void {
  for (const statement of statements)
    if (ts.isVariableStatement(statement))
      for (const declaration of statement.declarationList.declarations)
        if (!declaration.type) replaceIn(declaration, 'initializer');
}
