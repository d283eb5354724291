/** What a cell's text says before it is checked: what it declares, mentions, imports and asks of the compiler. */
import { collectDeclarations, type Declared } from './declared-names';
import { type BoundSourceFile, ts } from './typescript';

export interface CellSyntax {
  file: BoundSourceFile;
  /** The text that was parsed: the user's, at the same length. */
  text: string;
  declarations: Map<string, Declared>;
  /** Every identifier in the cell: the names of earlier cells it may need. */
  identifiers: Set<string>;
  /** Those that stand where a type is meant, and the others. */
  typeNames: Set<string>;
  valueNames: Set<string>;
  /** Module names in imports, dynamic imports and import types. */
  modules: Set<string>;
  /** `/// <reference … />` lines. */
  references: Set<string>;
  /** `declare global` and `declare module` change types everywhere: the program must be made anew. */
  augments: boolean;
  /** `// @ts-nocheck` */
  isUnchecked: boolean;
}

interface Pragmas {
  checkJsDirective?: { enabled: boolean };
}

const asModule = (file: ts.SourceFile) =>
  Object.assign(file, { externalModuleIndicator: file.statements[0] ?? file.endOfFileToken });

/** Parses text as a module: `await` is a keyword at its top level. */
export function parseModule(fileName: string, text: string): BoundSourceFile {
  return ts.createSourceFile(
    fileName,
    text,
    { languageVersion: ts.ScriptTarget.Latest, setExternalModuleIndicator: asModule },
    true,
    ts.ScriptKind.TS,
  ) as BoundSourceFile;
}

/** Whether an identifier stands where only a type can. */
function isTypePosition(node: ts.Identifier): boolean {
  let name: ts.Node = node;
  while (ts.isQualifiedName(name.parent) && name.parent.left === name) name = name.parent;
  if (ts.isTypeReferenceNode(name.parent)) return true;
  if (!ts.isExpressionWithTypeArguments(name.parent) || !ts.isHeritageClause(name.parent.parent))
    return false;
  const clause = name.parent.parent;
  return clause.token === ts.SyntaxKind.ImplementsKeyword || ts.isInterfaceDeclaration(clause.parent);
}

/** The module that a node names, if it names one. */
function findModuleName(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return node.arguments[0];
  return undefined;
}

const isAugmentation = (node: ts.Node) =>
  ts.isModuleDeclaration(node) &&
  (ts.isStringLiteral(node.name) || (node.flags & ts.NodeFlags.GlobalAugmentation) !== 0);

/** Parses a cell and looks at what it declares and needs. */
export function readSyntax(code: string): CellSyntax {
  // A first line for a shell is a comment.
  const text = code.startsWith('#!') ? `//${code.slice(2)}` : code;
  const file = parseModule('cell.ts', text);
  const syntax: CellSyntax = {
    file,
    text,
    declarations: collectDeclarations(file),
    identifiers: new Set(),
    typeNames: new Set(),
    valueNames: new Set(),
    modules: new Set(),
    references: new Set(readReferences(text)),
    augments: false,
    isUnchecked: (file as Pragmas).checkJsDirective?.enabled === false,
  };
  const todo: ts.Node[] = [file];
  // Not by recursion: a sum of thousands of terms is as deep.
  for (let node = todo.pop(); node; node = todo.pop()) {
    if (ts.isIdentifier(node)) {
      syntax.identifiers.add(node.text);
      (isTypePosition(node) ? syntax.typeNames : syntax.valueNames).add(node.text);
    } else if (isAugmentation(node)) syntax.augments = true;
    const module = findModuleName(node);
    if (module && ts.isStringLiteralLike(module)) syntax.modules.add(module.text);
    ts.forEachChild(node, (child) => void todo.push(child));
  }
  return syntax;
}

function readReferences(text: string): string[] {
  const comments = ts.getLeadingCommentRanges(text, 0) ?? [];
  return comments
    .map(({ pos, end }) => text.slice(pos, end))
    .filter((comment) => /^\/\/\/\s*<reference\s/.test(comment));
}
