/** What the top level of a cell declares, found by syntax alone. */
import { ts } from './typescript';

export type DeclarationKind =
  | 'variable'
  | 'constant'
  | 'function'
  | 'class'
  | 'import'
  | 'type'
  | 'enum'
  | 'namespace';

/** Types and values are two spaces: one name can be both, each with a declaration of its own. */
export interface Declared {
  /** The value's kind; 'type' for what is only a type. */
  kind: DeclarationKind;
  isType: boolean;
  /** `declare const x`: lives outside the notebook. */
  isAmbient: boolean;
}

type Add = (name: string, kind: DeclarationKind, isAmbient?: boolean) => void;

function addBinding(name: ts.BindingName, add: (text: string) => void): void {
  if (ts.isIdentifier(name)) add(name.text);
  else for (const element of name.elements) if (ts.isBindingElement(element)) addBinding(element.name, add);
}

/** Names bound by a pattern: `{ a, b: [c] }` binds a and c. */
export function collectBindingNames(name: ts.BindingName): string[] {
  const names: string[] = [];
  addBinding(name, (text) => names.push(text));
  return names;
}

/** Whether a list of variables is made by `var`. */
export const isVar = (list: ts.VariableDeclarationList) => (list.flags & ts.NodeFlags.BlockScoped) === 0;

/** Whether a variable statement can be assigned again (`let`, `var`). */
const isReassignable = (list: ts.VariableDeclarationList) =>
  isVar(list) || (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Let;

/** `declare …`: nothing of it runs. */
export const isAmbient = (node: ts.Statement) =>
  ts.canHaveModifiers(node) &&
  (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false);

function importNames(statement: ts.ImportDeclaration): string[] {
  const clause = statement.importClause;
  if (!clause) return [];
  const names = clause.name ? [clause.name.text] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push(bindings.name.text);
  else if (bindings) names.push(...bindings.elements.map((element) => element.name.text));
  return names;
}

function addStatement(statement: ts.Statement, add: Add): void {
  const ambient = isAmbient(statement);
  if (ts.isVariableStatement(statement)) {
    const kind = isReassignable(statement.declarationList) ? 'variable' : 'constant';
    for (const declaration of statement.declarationList.declarations)
      addBinding(declaration.name, (name) => add(name, kind, ambient));
  } else if (ts.isFunctionDeclaration(statement) && statement.name)
    add(statement.name.text, 'function', ambient);
  else if (ts.isClassDeclaration(statement) && statement.name) add(statement.name.text, 'class', ambient);
  else if (ts.isEnumDeclaration(statement)) add(statement.name.text, 'enum', ambient);
  else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    add(statement.name.text, 'type');
  else if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name)) {
    if (!(statement.flags & ts.NodeFlags.GlobalAugmentation)) add(statement.name.text, 'namespace', ambient);
  } else if (ts.isImportDeclaration(statement))
    for (const name of importNames(statement)) add(name, 'import');
  else if (ts.isImportEqualsDeclaration(statement)) add(statement.name.text, 'import');
}

/** Calls back for each `var` list in a block or loop: it belongs to the cell, too. */
export function forEachNestedVar(
  statements: readonly ts.Statement[],
  use: (list: ts.VariableDeclarationList) => void,
): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
    if (ts.isExpressionStatement(node)) return;
    if (ts.isVariableDeclarationList(node) && isVar(node)) use(node);
    ts.forEachChild(node, visit);
  };
  for (const statement of statements) if (!ts.isVariableStatement(statement)) visit(statement);
}

const HAS_TYPE = new Set<DeclarationKind>(['class', 'enum', 'import', 'namespace', 'type']);

/** Names and kinds of the declarations at the top level of a file. */
export function collectDeclarations(file: { statements: readonly ts.Statement[] }): Map<string, Declared> {
  const found = new Map<string, Declared>();
  const add: Add = (name, kind, isAmbient = false) => {
    const known = found.get(name);
    // A class wins over a namespace of its name, a value over a type.
    const isMain = !known || known.kind === 'type' || (known.kind === 'namespace' && kind !== 'type');
    const isType = HAS_TYPE.has(kind) || (known?.isType ?? false);
    found.set(name, isMain ? { kind, isType, isAmbient } : { ...known, isType });
  };
  for (const statement of file.statements) addStatement(statement, add);
  forEachNestedVar(file.statements, (list) => {
    for (const { name } of list.declarations) addBinding(name, (text) => add(text, 'variable'));
  });
  return found;
}
