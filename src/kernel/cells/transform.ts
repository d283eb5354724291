/**
 * Turns a checked cell into the body of an async function.
 *
 * - The values of top-level names live in boxes, one for each name: `ªx.x`. Whoever mentions the name reads its box,
 *   so that a later cell may declare it anew for all. A box is an object with the name as its property, which V8
 *   treats as well as a local.
 * - A declaration stays as it is written, and is copied to its box once it has its value.
 * - Imports are awaited requires; around `await x` the kernel looks whether the cell was stopped; the last expression is kept.
 */
import { collectBindingNames, forEachNestedVar, isAmbient, isVar } from './declared-names';
import { isLoosened } from './empty-lists';
import {
  assign,
  boxed,
  boxName,
  callKernel,
  constant,
  getter,
  isAnonymous,
  kernel,
  named,
  setter,
} from './generated';
import { ImportWriter } from './imports';
import { findDeclaration, References } from './references';
import { type BoundSourceFile, ts } from './typescript';
import { toDefaultValue, withoutExport } from './without-export';

const { factory: f } = ts;

export interface TransformInput {
  checker: ts.TypeChecker;
  file: BoundSourceFile;
  /** Offsets of the user's text in the file: what is outside was added for the checker. */
  start: number;
  end: number;
  /** Names of earlier cells that this one mentions. */
  earlier: ReadonlySet<string>;
  /** Filled in: after which step of the cell each declared name has its value; 0 is from the start. */
  readyAt: Map<string, number>;
}

const isImportCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) &&
  node.expression.kind === ts.SyntaxKind.ImportKeyword &&
  node.arguments.length > 0;

/**
 * `await x` becomes `after(await before(x))` (see await-hooks.ts); `for await` waits in its body, and only when the cell
 * is stopped; `new Promise()`, `import()` and `import.meta` go through the kernel, too.
 */
export function hookNode(node: ts.Node): ts.Node {
  if (ts.isAwaitExpression(node)) {
    const awaited = f.updateAwaitExpression(node, callKernel('before', node.expression));
    return ts.setTextRange(callKernel('after', ts.setTextRange(awaited, node)), node);
  }
  if (ts.isForOfStatement(node) && node.awaitModifier) {
    const { awaitModifier, initializer, expression, statement } = node;
    const pause = f.createAwaitExpression(callKernel('before', f.createVoidZero()));
    const check = f.createIfStatement(callKernel('stopped'), f.createExpressionStatement(pause));
    const body = f.createBlock([check, ...(ts.isBlock(statement) ? statement.statements : [statement])]);
    return f.updateForOfStatement(
      node,
      awaitModifier,
      initializer,
      expression,
      ts.setTextRange(body, statement),
    );
  }
  if (ts.isNewExpression(node) && node.arguments?.length === 1) {
    const { expression } = node;
    if (ts.isIdentifier(expression) && expression.text === 'Promise')
      return ts.setTextRange(callKernel('promise', expression, ...node.arguments), node);
  }
  if (isImportCall(node)) return callKernel('import', node.arguments[0]!, f.createIdentifier('require'));
  return node;
}

export function createCellTransformer(input: TransformInput): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => new CellTransformer(input, context).transform(file);
}

const isStatic = (node: ts.PropertyDeclaration) =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;

type NamedStatement = (ts.ClassDeclaration | ts.EnumDeclaration | ts.ModuleDeclaration) & {
  name: ts.Identifier;
};

class CellTransformer {
  readonly #statements: readonly ts.Statement[];
  readonly #references: References;
  /** Names declared here, and those that are `var` in a block: a local that its box is linked to. */
  readonly #owned = new Set<string>();
  readonly #linked = new Set<string>();
  readonly #steps = new Map<ts.Statement, number>();
  /** More than 0 inside of functions. */
  #depth = 0;

  constructor(
    readonly input: TransformInput,
    readonly context: ts.TransformationContext,
  ) {
    const { checker, file, start, end } = input;
    this.#statements = file.statements.filter(
      (statement) => statement.getStart() >= start && statement.getStart() < end,
    );
    this.#references = new References(checker, file, this.#statements);
  }

  transform(file: ts.SourceFile): ts.SourceFile {
    const { earlier, readyAt } = this.input;
    for (const name of earlier) this.#references.redirect(name);
    forEachNestedVar(this.#statements, ({ declarations }) => {
      for (const { name } of declarations) for (const text of collectBindingNames(name)) this.#link(text);
    });
    const imports = this.#statements.flatMap((statement) => this.#import(statement));
    for (const [index, statement] of this.#statements.entries()) this.#prepare(statement, index);
    const last = this.#statements.at(-1);
    const isHoisted = (node: ts.Statement) => ts.isFunctionDeclaration(node) && node.name !== undefined;
    const functions = this.#statements.filter(isHoisted).flatMap((statement) => this.#function(statement));
    const body = this.#statements
      .filter((statement) => !isHoisted(statement))
      .flatMap((statement) => this.#statement(statement, statement === last));
    for (const name of this.#linked) if (!readyAt.has(name)) readyAt.set(name, 0);
    const updated = f.updateSourceFile(file, [
      // A block: what it declares may have the names of the function's parameters (`require`, `module`).
      f.createBlock([...this.#declareBoxes(), ...this.#linkVars(), ...functions, ...imports, ...body], true),
    ]);
    // No longer a module: it becomes the body of a function.
    (updated as { externalModuleIndicator?: unknown }).externalModuleIndicator = undefined;
    return updated;
  }

  /** `var` inside a block or loop stays a local, as fast as in any function; functions reach it through its box. */
  #link(name: string): void {
    this.#linked.add(name);
    this.#owned.add(name);
    this.#references.redirect(name, {
      make: (isInFunction) => (isInFunction ? boxed(name) : f.createIdentifier(name)),
    });
  }

  #linkVars(): ts.Statement[] {
    return [...this.#linked].map((name) =>
      f.createExpressionStatement(
        callKernel('link', f.createStringLiteral(name), getter(f.createIdentifier(name)), setter(name)),
      ),
    );
  }

  #declareBoxes(): ts.Statement[] {
    const make = (member: string) => (name: string) =>
      constant(boxName(name), callKernel(member, f.createStringLiteral(name)));
    const others = [...this.#references.used].filter((name) => !this.#owned.has(name));
    return [...others.map(make('box')), ...[...this.#owned].map(make('own'))];
  }

  /** Names that a statement gives values to. */
  #namesOf(node: ts.Statement): string[] {
    if (isAmbient(node)) return [];
    if (ts.isVariableStatement(node))
      return node.declarationList.declarations.flatMap(({ name }) => collectBindingNames(name));
    if (ts.isFunctionDeclaration(node)) return node.name && node.body ? [node.name.text] : [];
    if (ts.isImportEqualsDeclaration(node)) return [node.name.text];
    return this.#hasOwnValue(node) ? [node.name.text] : [];
  }

  #hasOwnValue(node: ts.Statement): node is NamedStatement {
    if (!ts.isClassDeclaration(node) && !ts.isEnumDeclaration(node) && !ts.isModuleDeclaration(node))
      return false;
    if (!node.name || !ts.isIdentifier(node.name) || node.flags & ts.NodeFlags.GlobalAugmentation)
      return false;
    const symbol = this.input.checker.getSymbolAtLocation(node.name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Value) !== 0;
  }

  #prepare(node: ts.Statement, statement: number): void {
    const names = this.#namesOf(node).filter((name) => !this.#linked.has(name));
    if (names.length === 0 && !ts.isVariableStatement(node)) return;
    const isReady = ts.isFunctionDeclaration(node);
    if (!isReady) this.#steps.set(node, this.#steps.size + 1);
    const step = this.#steps.get(node) ?? 0;
    for (const name of names) {
      this.#owned.add(name);
      this.#references.redirect(name, { statement, step, declaration: findDeclaration(node, name) });
      this.input.readyAt.set(name, step);
    }
  }

  /** Says that the names of a statement have their values from here on. */
  #reached(node: ts.Statement): ts.Statement {
    return assign(kernel('reached'), f.createNumericLiteral(this.#steps.get(node) ?? 0));
  }

  #publish(node: ts.Statement, names: readonly string[]): ts.Statement[] {
    const copies = names.filter((name) => !this.#linked.has(name));
    return [...copies.map((name) => assign(boxed(name), f.createIdentifier(name))), this.#reached(node)];
  }

  #import(node: ts.Statement): ts.Statement[] {
    const step = this.#steps.size + 1;
    const written = new ImportWriter(this.input.checker, step).write(node);
    if (!written) return [];
    this.#steps.set(node, step);
    for (const { name, value } of written.names) {
      this.#owned.add(name);
      this.input.readyAt.set(name, step);
      this.#references.redirect(name, { make: (isInFunction) => (isInFunction ? boxed(name) : value()) });
    }
    return [...written.statements, this.#reached(node)];
  }

  #function(node: ts.Statement): ts.Statement[] {
    const publish = this.#namesOf(node).map((name) => assign(boxed(name), f.createIdentifier(name)));
    return isAmbient(node) ? [] : [withoutExport(this.#visit(node) as ts.Statement), ...publish];
  }

  #statement(node: ts.Statement, isLast: boolean): ts.Statement[] {
    if (isAmbient(node) || ts.isExportDeclaration(node) || ts.isImportDeclaration(node)) return [];
    if (ts.isVariableStatement(node)) return this.#variables(node);
    if (ts.isExportAssignment(node) && !node.isExportEquals) {
      const value = this.#visit(node.expression) as ts.Expression;
      return [assign(kernel('result'), isAnonymous(node.expression) ? named('default', value) : value)];
    }
    if (isLast && ts.isExpressionStatement(node)) {
      const expression = this.#visit(node.expression) as ts.Expression;
      return [ts.setTextRange(assign(kernel('result'), expression), node)];
    }
    const visited = this.#visit(node) as ts.Statement;
    const value = toDefaultValue(visited);
    if (value) return [ts.setTextRange(assign(kernel('result'), value), node)];
    const names = this.#namesOf(node);
    return names.length > 0
      ? [withoutExport(visited), ...this.#publish(node, names)]
      : [withoutExport(visited)];
  }

  #variables(node: ts.VariableStatement): ts.Statement[] {
    const { declarationList } = node;
    // `var x;` gives no value to a name that has one.
    const given = declarationList.declarations.filter(
      ({ initializer }) => initializer || !isVar(declarationList),
    );
    const names = given.flatMap(({ name }) => collectBindingNames(name));
    return [withoutExport(this.#visit(node) as ts.Statement), ...this.#publish(node, names)];
  }

  #visit(node: ts.Node): ts.Node {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    if (ts.isIdentifier(node)) return this.#identifier(node);
    if (isLoosened(node)) return this.#visit(node.expression);
    if (ts.isShorthandPropertyAssignment(node)) return this.#shorthand(node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return kernel('meta');
    if (isImportCall(node)) return callKernel('import', this.#visit(node.arguments[0]!) as ts.Expression);
    const runsLater = ts.isFunctionLike(node) || (ts.isPropertyDeclaration(node) && !isStatic(node));
    if (runsLater) this.#depth++;
    const visited = ts.visitEachChild(node, (child) => this.#visit(child), this.context);
    if (runsLater) this.#depth--;
    return hookNode(this.#nameFunction(node, visited));
  }

  get #isInFunction(): boolean {
    return this.#depth > 0;
  }

  /** `f = () => 1` names the function `f`; an assignment to a box would not. */
  #nameFunction(node: ts.Node, visited: ts.Node): ts.Node {
    if (!ts.isBinaryExpression(node) || !ts.isBinaryExpression(visited)) return visited;
    if (!ts.isIdentifier(node.left) || visited.left === node.left || !isAnonymous(node.right)) return visited;
    const { EqualsToken, BarBarEqualsToken, AmpersandAmpersandEqualsToken, QuestionQuestionEqualsToken } =
      ts.SyntaxKind;
    const isAssignment = [
      EqualsToken,
      BarBarEqualsToken,
      AmpersandAmpersandEqualsToken,
      QuestionQuestionEqualsToken,
    ].some((kind) => kind === node.operatorToken.kind);
    if (!isAssignment) return visited;
    const { left, operatorToken, right } = visited;
    return f.updateBinaryExpression(visited, left, operatorToken, named(node.left.text, right));
  }

  #identifier(node: ts.Identifier): ts.Expression {
    const replacement = this.#references.replace(node, this.#isInFunction);
    if (!replacement) return node;
    const value = ts.setTextRange(replacement, node);
    const isCalled =
      (ts.isCallExpression(node.parent) && node.parent.expression === node) ||
      (ts.isTaggedTemplateExpression(node.parent) && node.parent.tag === node);
    // (0, box.f)(): a function keeps `this` undefined, as when it was a plain name.
    if (!isCalled || ts.isIdentifier(value)) return value;
    const callee = f.createParenthesizedExpression(f.createComma(f.createNumericLiteral(0), value));
    // V8 names the place after the callee; that is where the name stands.
    const place = node.getStart();
    return ts.setSourceMapRange(callee, { pos: place, end: place });
  }

  #shorthand(node: ts.ShorthandPropertyAssignment): ts.Node {
    const { name, objectAssignmentInitializer } = node;
    const fallback =
      objectAssignmentInitializer && (this.#visit(objectAssignmentInitializer) as ts.Expression);
    const value = this.#references.replaceShorthand(node, this.#isInFunction);
    if (!value) return f.updateShorthandPropertyAssignment(node, name, fallback);
    const given =
      fallback && isAnonymous(objectAssignmentInitializer) ? named(name.text, fallback) : fallback;
    const whole = given ? f.createAssignment(value, given) : value;
    return ts.setTextRange(f.createPropertyAssignment(f.createIdentifier(name.text), whole), node);
  }
}
