/** Rules for who reads a notebook: nothing is silent, nothing points to what a reader has not got, exercises break no cell. */

import ts from 'typescript';
import type { NotebookFile } from './rules';

const textOf = (source: string | string[]) => [source].flat().join('');

/** Names that a cell declares or imports at its top level. */
export function listNames(code: string): string[] {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest);
  const names: string[] = [];
  const bind = (name: ts.BindingName): void => {
    if (ts.isIdentifier(name)) names.push(name.text);
    else for (const part of name.elements) if (ts.isBindingElement(part)) bind(part.name);
  };
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) bind(name);
    if (ts.isFunctionDeclaration(statement) && statement.name) names.push(statement.name.text);
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings;
      if (bindings && ts.isNamedImports(bindings))
        for (const { name } of bindings.elements) names.push(name.text);
    }
  }
  return names;
}

/** Whether a cell that asserts shows anything: it prints, or its last line is a value. */
function isSilent(code: string): boolean {
  return /\bassert\b/.test(code) && !/console\.log\(|display\(/.test(code) && /[;}]$/.test(code.trimEnd());
}

/** Words that send a reader to a deck or a line of its text. */
const POINTERS = /\bdecks? ?00\d|\bthe decks?\b|\bdecks'|\blines? \d+|\(L\d+/i;

/** Every broken rule as a sentence. */
export function findReadingFaults(notebook: NotebookFile): string[] {
  const cells = notebook.cells.map(({ cell_type, id, source }) => ({ cell_type, id, text: textOf(source) }));
  const code = cells.filter(({ cell_type }) => cell_type === 'code');
  const faults = code.filter(({ text }) => isSilent(text)).map(({ id }) => `${id} asserts and shows nothing`);
  for (const { id, text } of cells) {
    const pointer = POINTERS.exec(text.replaceAll(/^import .*$/gm, ''))?.[0];
    if (pointer) faults.push(`${id} sends the reader to "${pointer}"`);
  }
  const isExercise = ({ text }: { text: string }) => /^check\('/m.test(text);
  const taken = new Set(code.filter((cell) => !isExercise(cell)).flatMap(({ text }) => listNames(text)));
  for (const { id, text } of code.filter(isExercise)) {
    for (const name of listNames(text))
      if (taken.has(name)) faults.push(`exercise ${id} takes the name ${name}`);
  }
  const last = cells.findLast(
    ({ cell_type, text }) => cell_type === 'markdown' && text.startsWith('## References'),
  );
  if (!last) faults.push('there are no references');
  return faults;
}
