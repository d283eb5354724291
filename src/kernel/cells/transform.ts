/**
 * Turns a checked cell into the body of an async function.
 *
 * - A name declared by an earlier cell is read from its box (`__$x.x`), so that a later cell may declare it anew.
 * - `let` and `var` live in their box; `const`, functions and classes are locals, copied to their box once they exist.
 *   A box is an object with the name as its property, which V8 treats as well as a local.
 * - Imports are awaited requires; `await x` asks the kernel whether the cell was stopped; the last expression is kept.
 */
import { collectBindingNames, isReassignable } from './declared-names';
import { type BoundSourceFile, internals, ts } from './typescript';

const { factory: f } = ts;
const KERNEL = '__k';
const boxName = (name: string) => `__$${name}`;

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

const kernel = (member: string) => f.createPropertyAccessExpression(f.createIdentifier(KERNEL), member);
const callKernel = (member: string, ...args: ts.Expression[]) =>
  f.createCallExpression(kernel(member), undefined, args);
const boxed = (name: string) => f.createPropertyAccessExpression(f.createIdentifier(boxName(name)), name);
const assign = (target: ts.Expression, value: ts.Expression) =>
  f.createExpressionStatement(f.createAssignment(target, value));
const constant = (name: string, value: ts.Expression) =>
  f.createVariableStatement(
    undefined,
    f.createVariableDeclarationList(
      [f.createVariableDeclaration(name, undefined, undefined, value)],
      ts.NodeFlags.Const,
    ),
  );
const isAmbient = (node: ts.Statement) =>
  ts.canHaveModifiers(node) &&
  node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.DeclareKeyword);

/** `await` asks the kernel whether to go on; `import()` and `import.meta` go through the kernel, too. */
export function hookNode(node: ts.Node): ts.Node {
  if (ts.isAwaitExpression(node))
    return ts.setTextRange(f.updateAwaitExpression(node, callKernel('await', node.expression)), node);
  if (ts.isForOfStatement(node) && node.awaitModifier) {
    const { awaitModifier, initializer, expression, statement } = node;
    return f.updateForOfStatement(
      node,
      awaitModifier,
      initializer,
      callKernel('iterate', expression),
      statement,
    );
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0])
    return callKernel('import', node.arguments[0], f.createIdentifier('require'));
  return node;
}

export function createCellTransformer(input: TransformInput): ts.TransformerFactory<ts.SourceFile> {
  return (context) => (file) => new CellTransformer(input, context).transform(file);
}

class CellTransformer {
  readonly #targets = new Map<ts.Symbol, () => ts.Expression>();
  readonly #names = new Set<string>();
  readonly #boxes = new Set<string>();
  readonly #owned = new Set<string>();
  readonly #linked = new Set<string>();
  readonly #head: ts.Statement[] = [];
  #steps = 0;
  #moduleCount = 0;

  constructor(
    readonly input: TransformInput,
    readonly context: ts.TransformationContext,
  ) {}

  transform(file: ts.SourceFile): ts.SourceFile {
    const { start, end, earlier, readyAt } = this.input;
    const statements = file.statements.filter(
      (statement) => statement.getStart() >= start && statement.getStart() < end,
    );
    this.#collectLinked(statements);
    for (const name of earlier) this.#redirect(name, () => boxed(name));
    for (const statement of statements) this.#prepare(statement);
    const imports = statements.filter(ts.isImportDeclaration).flatMap((statement) => this.#import(statement));
    const body = statements.flatMap((statement, index) =>
      ts.isImportDeclaration(statement) ? [] : this.#statement(statement, index === statements.length - 1),
    );
    for (const name of this.#linked) if (!readyAt.has(name)) readyAt.set(name, 0);
    const prologue = [...this.#declareBoxes(), ...this.#head];
    const updated = f.updateSourceFile(file, [...prologue, ...imports, ...body]);
    // No longer a module: it becomes the body of a function.
    (updated as { externalModuleIndicator?: unknown }).externalModuleIndicator = undefined;
    return updated;
  }

  /** Reading or writing `name`, where it means the cell's own or an earlier cell's top-level name, becomes `make()`. */
  #redirect(name: string, make: () => ts.Expression): void {
    const symbol = this.input.file.locals?.get(name);
    if (!symbol) return;
    this.#names.add(name);
    this.#boxes.add(name);
    this.#targets.set(symbol, make);
  }

  #own(name: string): void {
    this.#owned.add(name);
    this.#boxes.delete(name);
  }

  /** `var` inside a block or loop stays a local, as fast as in any function; others reach it through its box. */
  #collectLinked(statements: readonly ts.Statement[]): void {
    const visit = (node: ts.Node, isTop: boolean): void => {
      if (ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isModuleDeclaration(node)) return;
      if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.BlockScoped) && !isTop)
        for (const { name } of node.declarations)
          for (const text of collectBindingNames(name)) this.#linked.add(text);
      ts.forEachChild(node, (child) => visit(child, false));
    };
    for (const statement of statements)
      if (ts.isVariableStatement(statement))
        ts.forEachChild(statement.declarationList, (child) => visit(child, false));
      else visit(statement, false);
    for (const name of this.#linked) {
      this.#own(name);
      const value = f.createIdentifier('value');
      const getter = f.createArrowFunction(
        undefined,
        undefined,
        [],
        undefined,
        undefined,
        f.createIdentifier(name),
      );
      const setter = f.createArrowFunction(
        undefined,
        undefined,
        [f.createParameterDeclaration(undefined, undefined, 'value')],
        undefined,
        undefined,
        f.createBlock([assign(f.createIdentifier(name), value)]),
      );
      this.#head.push(
        f.createExpressionStatement(callKernel('link', f.createStringLiteral(name), getter, setter)),
      );
    }
  }

  #isBoxedList(statement: ts.VariableStatement): boolean {
    const list = statement.declarationList;
    return (
      isReassignable(list) &&
      !list.declarations.some(({ name }) => collectBindingNames(name).some((text) => this.#linked.has(text)))
    );
  }

  #prepare(statement: ts.Statement): void {
    if (isAmbient(statement)) return;
    if (ts.isVariableStatement(statement)) {
      const names = statement.declarationList.declarations.flatMap(({ name }) => collectBindingNames(name));
      for (const name of names) {
        if (this.#isBoxedList(statement)) this.#redirect(name, () => boxed(name));
        if (!this.#linked.has(name)) this.#own(name);
      }
    } else if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
      const name = statement.name.text;
      this.#own(name);
      this.#head.push(assign(boxed(name), f.createIdentifier(name)));
    } else if (this.#hasOwnValue(statement)) this.#own(statement.name.text);
  }

  #hasOwnValue(
    node: ts.Statement,
  ): node is (ts.ClassDeclaration | ts.EnumDeclaration | ts.ModuleDeclaration) & { name: ts.Identifier } {
    if (!ts.isClassDeclaration(node) && !ts.isEnumDeclaration(node) && !ts.isModuleDeclaration(node))
      return false;
    if (!node.name || !ts.isIdentifier(node.name) || node.flags & ts.NodeFlags.GlobalAugmentation)
      return false;
    const symbol = this.input.checker.getSymbolAtLocation(node.name);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Value) !== 0;
  }

  #declareBoxes(): ts.Statement[] {
    const make = (member: string) => (name: string) =>
      constant(boxName(name), callKernel(member, f.createStringLiteral(name)));
    return [...[...this.#boxes].map(make('box')), ...[...this.#owned].map(make('own'))];
  }

  /** Says that the names of a statement have their values from here on. */
  #reached(names: readonly string[]): ts.Statement {
    this.#steps++;
    for (const name of names) this.input.readyAt.set(name, this.#steps);
    return assign(kernel('reached'), f.createNumericLiteral(this.#steps));
  }

  #publish(names: readonly string[]): ts.Statement[] {
    const copies = names.filter((name) => !this.#linked.has(name));
    return [...copies.map((name) => assign(boxed(name), f.createIdentifier(name))), this.#reached(names)];
  }

  #import(statement: ts.ImportDeclaration): ts.Statement[] {
    const required = f.createAwaitExpression(callKernel('require', statement.moduleSpecifier));
    const clause = statement.importClause;
    if (!clause) return [f.createExpressionStatement(required)];
    if (clause.isTypeOnly) return [];
    const module = `__m${++this.#moduleCount}`;
    const names: string[] = [];
    const links: ts.Statement[] = [];
    const bind = (name: ts.Identifier, property: string | undefined) => {
      if (!this.#isValue(name)) return;
      const text = name.text;
      names.push(text);
      const value = () =>
        property === undefined
          ? f.createIdentifier(module)
          : f.createElementAccessExpression(f.createIdentifier(module), f.createStringLiteral(property));
      this.#redirect(text, value);
      this.#own(text);
      const getter = f.createArrowFunction(undefined, undefined, [], undefined, undefined, value());
      links.push(
        property === undefined
          ? assign(boxed(text), value())
          : f.createExpressionStatement(callKernel('link', f.createStringLiteral(text), getter)),
      );
    };
    if (clause.name) bind(clause.name, 'default');
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) bind(bindings.name, undefined);
    else if (bindings)
      for (const element of bindings.elements)
        if (!element.isTypeOnly) bind(element.name, (element.propertyName ?? element.name).text);
    if (names.length === 0 && (clause.name || bindings)) return [];
    return [ts.setTextRange(constant(module, required), statement), ...links, this.#reached(names)];
  }

  #isValue(name: ts.Identifier): boolean {
    const { checker } = this.input;
    const symbol = checker.getSymbolAtLocation(name);
    if (!symbol || !(symbol.flags & ts.SymbolFlags.Alias)) return true;
    const target = checker.getAliasedSymbol(symbol);
    return (target.flags & ts.SymbolFlags.Value) !== 0 || target.declarations === undefined;
  }

  #statement(statement: ts.Statement, isLast: boolean): ts.Statement[] {
    if (isAmbient(statement) || ts.isExportDeclaration(statement)) return [];
    if (ts.isVariableStatement(statement)) return this.#variables(statement);
    if (ts.isExportAssignment(statement) && !statement.isExportEquals)
      return [assign(kernel('result'), this.#visit(statement.expression) as ts.Expression)];
    if (isLast && ts.isExpressionStatement(statement)) {
      const expression = this.#visit(statement.expression) as ts.Expression;
      return [ts.setTextRange(assign(kernel('result'), expression), statement)];
    }
    const visited = this.#visit(statement) as ts.Statement;
    if (ts.isImportEqualsDeclaration(statement)) {
      this.#own(statement.name.text);
      return [visited, ...this.#publish([statement.name.text])];
    }
    if (this.#hasOwnValue(statement))
      return [this.#withoutExport(visited), ...this.#publish([statement.name.text])];
    return [this.#withoutExport(visited)];
  }

  #withoutExport(statement: ts.Statement): ts.Statement {
    if (!ts.canHaveModifiers(statement) || !statement.modifiers) return statement;
    const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
    const kept = statement.modifiers.filter(({ kind }) => kind !== ExportKeyword && kind !== DefaultKeyword);
    if (kept.length === statement.modifiers.length) return statement;
    const decorators = (ts.canHaveDecorators(statement) && ts.getDecorators(statement)) || [];
    if (ts.isFunctionDeclaration(statement)) {
      const { asteriskToken, name, typeParameters, parameters, type, body } = statement;
      return f.updateFunctionDeclaration(
        statement,
        kept,
        asteriskToken,
        name,
        typeParameters,
        parameters,
        type,
        body,
      );
    }
    if (ts.isClassDeclaration(statement)) {
      const { name, typeParameters, heritageClauses, members } = statement;
      return f.updateClassDeclaration(
        statement,
        [...decorators, ...kept],
        name,
        typeParameters,
        heritageClauses,
        members,
      );
    }
    if (ts.isEnumDeclaration(statement))
      return f.updateEnumDeclaration(statement, kept, statement.name, statement.members);
    if (ts.isModuleDeclaration(statement))
      return f.updateModuleDeclaration(statement, kept, statement.name, statement.body);
    if (ts.isVariableStatement(statement))
      return f.updateVariableStatement(statement, kept, statement.declarationList);
    return statement;
  }

  #variables(statement: ts.VariableStatement): ts.Statement[] {
    const { declarations } = statement.declarationList;
    const names = declarations.flatMap(({ name }) => collectBindingNames(name));
    if (!this.#isBoxedList(statement))
      return [this.#withoutExport(this.#visit(statement) as ts.Statement), ...this.#publish(names)];
    const assignments = declarations.map((declaration) => {
      const value = declaration.initializer
        ? (this.#visit(declaration.initializer) as ts.Expression)
        : f.createVoidZero();
      return ts.setTextRange(assign(this.#pattern(declaration.name), value), declaration);
    });
    return [...assignments, this.#reached(names)];
  }

  /** `let { a, b: [c] = d } = …` as the target of an assignment to boxes. */
  #pattern(name: ts.BindingName): ts.Expression {
    if (ts.isIdentifier(name)) return ts.setTextRange(boxed(name.text), name);
    const withDefault = ({ name: inner, initializer }: ts.BindingElement) =>
      initializer
        ? f.createAssignment(this.#pattern(inner), this.#visit(initializer) as ts.Expression)
        : this.#pattern(inner);
    if (ts.isArrayBindingPattern(name))
      return f.createArrayLiteralExpression(
        name.elements.map((element) => {
          if (ts.isOmittedExpression(element)) return element;
          return element.dotDotDotToken
            ? f.createSpreadElement(this.#pattern(element.name))
            : withDefault(element);
        }),
      );
    return f.createObjectLiteralExpression(
      name.elements.map((element) => {
        if (element.dotDotDotToken) return f.createSpreadAssignment(this.#pattern(element.name));
        const property = element.propertyName
          ? (ts.visitNode(element.propertyName, (node) => this.#visit(node)) as ts.PropertyName)
          : f.createIdentifier((element.name as ts.Identifier).text);
        return f.createPropertyAssignment(property, withDefault(element));
      }),
    );
  }

  #visit(node: ts.Node): ts.Node {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    if (ts.isIdentifier(node)) return this.#identifier(node);
    if (ts.isShorthandPropertyAssignment(node)) return this.#shorthand(node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return kernel('meta');
    return hookNode(ts.visitEachChild(node, (child) => this.#visit(child), this.context));
  }

  #identifier(node: ts.Identifier): ts.Expression {
    if (!this.#names.has(node.text) || !node.parent || !internals.isExpressionNode(node)) return node;
    const symbol = this.input.checker.getSymbolAtLocation(node);
    const make = symbol && this.#targets.get(symbol);
    if (!make) return node;
    const value = ts.setTextRange(make(), node);
    const isCalled =
      (ts.isCallExpression(node.parent) && node.parent.expression === node) ||
      (ts.isTaggedTemplateExpression(node.parent) && node.parent.tag === node);
    // (0, box.f)(): a function keeps `this` undefined, as when it was a plain name.
    if (!isCalled || ts.isIdentifier(value)) return value;
    return f.createParenthesizedExpression(f.createComma(f.createNumericLiteral(0), value));
  }

  #shorthand(node: ts.ShorthandPropertyAssignment): ts.Node {
    const symbol = this.input.checker.getShorthandAssignmentValueSymbol(node);
    const make = symbol && this.#targets.get(symbol);
    const fallback = node.objectAssignmentInitializer
      ? (this.#visit(node.objectAssignmentInitializer) as ts.Expression)
      : undefined;
    if (!make) return f.updateShorthandPropertyAssignment(node, node.name, fallback);
    const value = fallback ? f.createAssignment(make(), fallback) : make();
    return ts.setTextRange(f.createPropertyAssignment(f.createIdentifier(node.name.text), value), node);
  }
}
