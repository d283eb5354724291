/** What each mention of a top-level name becomes: the cell's own names and those of earlier cells live in boxes. */
import { collectBindingNames, isVar } from './declared-names';
import { boxed, guarded } from './generated';
import { type BoundSourceFile, internals, ts } from './typescript';

const { factory: f } = ts;

interface Target {
  name: string;
  /** What stands for the name. Functions may run in later cells: for them it is always the box. */
  make(isInFunction: boolean): ts.Expression;
  /** Number of the statement that declares it, and of the step after which it has its value. */
  statement?: number;
  step?: number;
  /** The declaration, for names that have no value before it. */
  declaration?: ts.Node;
}

/** Whether nothing of the cell's code runs by this statement. */
function isInert(statement: ts.Statement): boolean {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.every(
      ({ name, initializer }) => ts.isIdentifier(name) && (!initializer || isInertValue(initializer)),
    );
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isImportDeclaration(statement)
  );
}

function isInertValue(node: ts.Expression): boolean {
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isInertValue);
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every(
      (property) => ts.isPropertyAssignment(property) && isInertValue(property.initializer),
    );
  return ts.isLiteralExpression(node) || ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

const declaresInside = (node: ts.Declaration) =>
  ts.isClassDeclaration(node) || ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node);

export class References {
  /** Names whose boxes are used. */
  readonly used = new Set<string>();
  readonly #targets = new Map<ts.Symbol, Target>();
  readonly #names = new Set<string>();
  readonly #inert: readonly boolean[];

  constructor(
    readonly checker: ts.TypeChecker,
    readonly file: BoundSourceFile,
    readonly statements: readonly ts.Statement[],
  ) {
    this.#inert = statements.map(isInert);
  }

  /** A name's mentions become its box, or what `make` gives. */
  redirect(name: string, target: Partial<Omit<Target, 'name'>> = {}): void {
    const symbol = this.file.locals?.get(ts.escapeLeadingUnderscores(name) as string);
    if (!symbol) return;
    this.#names.add(name);
    const whole = { make: () => boxed(name), ...target, name };
    for (const key of [symbol, (symbol as { exportSymbol?: ts.Symbol }).exportSymbol])
      if (key) this.#targets.set(key, whole);
  }

  /** What is written instead of a mention; undefined where it stays as it is. */
  replace(node: ts.Identifier, isInFunction: boolean): ts.Expression | undefined {
    if (!this.#names.has(node.text) || !node.parent) return undefined;
    if (!internals.isExpressionNode(node) && !ts.isExportAssignment(node.parent)) return undefined;
    return this.#make(this.checker.getSymbolAtLocation(node), node, isInFunction);
  }

  /** The same for `x` in `{ x }`. */
  replaceShorthand(node: ts.ShorthandPropertyAssignment, isInFunction: boolean): ts.Expression | undefined {
    if (!this.#names.has(node.name.text)) return undefined;
    return this.#make(this.checker.getShorthandAssignmentValueSymbol(node), node.name, isInFunction);
  }

  #make(
    symbol: ts.Symbol | undefined,
    node: ts.Identifier,
    isInFunction: boolean,
  ): ts.Expression | undefined {
    const target = symbol && this.#targets.get(symbol);
    if (!target) return undefined;
    const isInside = symbol.declarations?.some(
      (owner) => declaresInside(owner) && owner.pos <= node.pos && node.end <= owner.end,
    );
    // A class, enum or namespace has a name of its own inside.
    const { declaration } = target;
    const isInitial =
      declaration && !isInFunction && declaration.pos <= node.pos && node.end <= declaration.end;
    // A class, enum or namespace has a name of its own inside; and `{ a, b = a }` reads what it has just bound.
    if (isInside || isInitial) return undefined;
    this.used.add(target.name);
    if (this.#mayBeEarly(target, node, isInFunction))
      return guarded(target.name, f.createNumericLiteral(target.step ?? 0));
    return target.make(isInFunction);
  }

  /** Whether the mention may be reached before the name has its value, which is an error in JavaScript. */
  #mayBeEarly({ declaration, statement }: Target, node: ts.Identifier, isInFunction: boolean): boolean {
    if (declaration === undefined || statement === undefined) return false;
    const index = this.#findStatement(node);
    const own = this.statements[index];
    const isHoisted = own !== undefined && ts.isFunctionDeclaration(own);
    if (!isHoisted && node.pos >= declaration.end) return false;
    if (!isInFunction) return true;
    return this.#inert.slice(isHoisted ? 0 : index, statement + 1).includes(false);
  }

  /** Number of the top-level statement that holds a node. */
  #findStatement(node: ts.Node): number {
    let low = 0;
    for (let high = this.statements.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((this.statements[middle]?.end ?? 0) < node.end) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What gives a name its value, for names that cannot be used before. */
export function findDeclaration(node: ts.Statement, name: string): ts.Node | undefined {
  if (ts.isClassDeclaration(node)) return node;
  if (!ts.isVariableStatement(node) || isVar(node.declarationList)) return undefined;
  return node.declarationList.declarations.find((declaration) =>
    collectBindingNames(declaration.name).includes(name),
  );
}
