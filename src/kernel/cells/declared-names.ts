/** What a cell declares at its top level, found by syntax alone. */
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

/** Whether a variable statement can be assigned again (`let`, `var`). */
export function isReassignable(list: ts.VariableDeclarationList): boolean {
  return (
    (list.flags & ts.NodeFlags.BlockScoped) === 0 ||
    (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Let
  );
}

function importNames(statement: ts.ImportDeclaration): string[] {
  const clause = statement.importClause;
  if (!clause) return [];
  const names = clause.name ? [clause.name.text] : [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) names.push(bindings.name.text);
  else if (bindings) names.push(...bindings.elements.map((element) => element.name.text));
  return names;
}

/** Names and kinds of the declarations at the top level of a file; a name's value wins over its type. */
export function collectDeclarations(file: ts.SourceFile): Map<string, DeclarationKind> {
  const found = new Map<string, DeclarationKind>();
  const add = (name: string, kind: DeclarationKind) => {
    if (kind !== 'type' || !found.has(name)) found.set(name, kind);
  };
  for (const statement of file.statements) {
    if (ts.isVariableStatement(statement)) {
      const kind = isReassignable(statement.declarationList) ? 'variable' : 'constant';
      for (const declaration of statement.declarationList.declarations)
        addBinding(declaration.name, (name) => add(name, kind));
    } else if (ts.isFunctionDeclaration(statement) && statement.name) add(statement.name.text, 'function');
    else if (ts.isClassDeclaration(statement) && statement.name) add(statement.name.text, 'class');
    else if (ts.isEnumDeclaration(statement)) add(statement.name.text, 'enum');
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      add(statement.name.text, 'type');
    else if (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name)) {
      if (!(statement.flags & ts.NodeFlags.GlobalAugmentation)) add(statement.name.text, 'namespace');
    } else if (ts.isImportDeclaration(statement))
      for (const name of importNames(statement)) add(name, 'import');
    else if (ts.isImportEqualsDeclaration(statement)) add(statement.name.text, 'import');
  }
  addNestedVars(file, add);
  return found;
}

/** `var` in a block or loop belongs to the cell, too. */
function addNestedVars(file: ts.SourceFile, add: (name: string, kind: DeclarationKind) => void): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
    if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped))
      for (const declaration of node.declarations)
        addBinding(declaration.name, (name) => add(name, 'variable'));
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
}

export interface CellSyntax {
  file: ts.SourceFile;
  declarations: Map<string, DeclarationKind>;
  /** Every identifier in the cell: the names of earlier cells it may need. */
  identifiers: Set<string>;
  /** Module names in imports, dynamic imports and import types. */
  modules: Set<string>;
  /** `declare global` and `declare module` change types everywhere: the program must be made anew. */
  augments: boolean;
}

/** Parses a cell and looks at what it declares and needs. */
export function readSyntax(code: string): CellSyntax {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const identifiers = new Set<string>();
  const modules = new Set<string>();
  let augments = false;
  const addModule = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteralLike(node)) modules.add(node.text);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) identifiers.add(node.text);
    else if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) addModule(node.moduleSpecifier);
    else if (ts.isExternalModuleReference(node)) addModule(node.expression);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      addModule(node.argument.literal);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      addModule(node.arguments[0]);
    else if (ts.isModuleDeclaration(node)) {
      if (ts.isStringLiteral(node.name) || node.flags & ts.NodeFlags.GlobalAugmentation) augments = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { file, declarations: collectDeclarations(file), identifiers, modules, augments };
}
