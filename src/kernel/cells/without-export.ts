/** Statements without their `export`: a cell's names need none. */
import { named } from './generated';
import { ts } from './typescript';

const { factory: f } = ts;
const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;

/** `export default function () {}` and `export default class {}`: values without a name. */
export function toDefaultValue(node: ts.Statement): ts.Expression | undefined {
  if (ts.isFunctionDeclaration(node) && !node.name && node.body) {
    const { asteriskToken, typeParameters, parameters, type, body } = node;
    const modifiers = node.modifiers?.filter(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    return named(
      'default',
      f.createFunctionExpression(
        modifiers as ts.Modifier[] | undefined,
        asteriskToken,
        undefined,
        typeParameters,
        parameters,
        type,
        body,
      ),
    );
  }
  if (!ts.isClassDeclaration(node) || node.name) return undefined;
  const { typeParameters, heritageClauses, members } = node;
  const modifiers = ts.getDecorators(node);
  return named(
    'default',
    f.createClassExpression(modifiers, undefined, typeParameters, heritageClauses, members),
  );
}

/** The same statement without `export` and `default`. */
export function withoutExport(node: ts.Statement): ts.Statement {
  if (!ts.canHaveModifiers(node) || !node.modifiers) return node;
  const kept = node.modifiers.filter(({ kind }) => kind !== ExportKeyword && kind !== DefaultKeyword);
  if (kept.length === node.modifiers.length) return node;
  if (ts.isFunctionDeclaration(node)) {
    const { asteriskToken, name, typeParameters, parameters, type, body } = node;
    return f.updateFunctionDeclaration(
      node,
      kept,
      asteriskToken,
      name,
      typeParameters,
      parameters,
      type,
      body,
    );
  }
  if (ts.isClassDeclaration(node)) {
    const { name, typeParameters, heritageClauses, members } = node;
    return f.updateClassDeclaration(node, kept, name, typeParameters, heritageClauses, members);
  }
  if (ts.isEnumDeclaration(node)) return f.updateEnumDeclaration(node, kept, node.name, node.members);
  if (ts.isModuleDeclaration(node)) return f.updateModuleDeclaration(node, kept, node.name, node.body);
  if (ts.isVariableStatement(node)) return f.updateVariableStatement(node, kept, node.declarationList);
  if (ts.isImportEqualsDeclaration(node))
    return f.updateImportEqualsDeclaration(node, kept, node.isTypeOnly, node.name, node.moduleReference);
  return node;
}
