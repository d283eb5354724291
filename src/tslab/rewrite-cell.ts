/**
 * What a cell needs so that stock tslab runs it as our own kernel does. Nothing of its meaning changes.
 *
 * - tslab reads names of earlier cells through an object and forgets those in `{ input, kernel }`: written as
 *   `{ input: input, kernel: kernel }` they are found (ReferenceError otherwise; tslab 1.0.22).
 * - tslab refuses JSON from outside of its folder, and `require` does not: `import a from '../b.json'` becomes that.
 * - tslab prints the last value as text: `$show` displays what can show itself.
 */
import ts from 'typescript';

const SHOW_IMPORT = `import { showResult as $show } from '../src/notebook/show-result';`;

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Every `{ name }` of an object literal, spelt out. */
function listShorthands(file: ts.SourceFile): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isShorthandPropertyAssignment(node)) {
      const start = node.name.getStart(file);
      edits.push({ start, end: start, text: `${node.name.text}: ` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits;
}

/** `import name from '….json'` as a call of `require`; it is any, as tslab's cells are not checked strictly. */
function requireJson(file: ts.SourceFile): Edit[] {
  return file.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const { moduleSpecifier, importClause } = statement;
    if (!ts.isStringLiteral(moduleSpecifier) || !/^\..*\.json$/.test(moduleSpecifier.text)) return [];
    const name = importClause?.name?.text;
    if (!name) return [];
    const text = `const ${name} = require(${moduleSpecifier.getText(file)});`;
    return [{ start: statement.getStart(file), end: statement.end, text }];
  });
}

/** The last statement, where it is an expression, handed to `$show`. */
function showLast(file: ts.SourceFile): Edit[] {
  const last = file.statements.at(-1);
  if (!last || !ts.isExpressionStatement(last)) return [];
  const { expression } = last;
  return [
    { start: expression.getStart(file), end: expression.getStart(file), text: 'await $show(' },
    { start: expression.end, end: expression.end, text: ')' },
  ];
}

/** A cell's text for tslab. Lines keep their numbers: the import stands before the first. */
export function rewriteCell(source: string): string {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  const shown = showLast(file);
  const edits = [...listShorthands(file), ...requireJson(file), ...shown].sort((a, b) => b.start - a.start);
  let text = source;
  for (const edit of edits) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return shown.length > 0 ? `${SHOW_IMPORT} ${text}` : text;
}
