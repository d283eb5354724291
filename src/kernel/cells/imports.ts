/** Static imports of a cell as awaited requires. */
import { assign, boxed, callKernel, constant, getter, moduleName } from './generated';
import { ts } from './typescript';

const { factory: f } = ts;

interface WrittenImport {
  statements: ts.Statement[];
  /** Names that get a value, and what stands for it in the cell's own code. */
  names: { name: string; value(): ts.Expression }[];
}

export class ImportWriter {
  readonly #names: WrittenImport['names'] = [];
  readonly #links: ts.Statement[] = [];
  readonly #module: string;

  constructor(
    readonly checker: ts.TypeChecker,
    number: number,
  ) {
    this.#module = moduleName(number);
  }

  /** Nothing for other statements, and for imports of types only. */
  write(node: ts.Statement): WrittenImport | undefined {
    if (ts.isExportDeclaration(node)) return this.#writeReexport(node);
    if (!ts.isImportDeclaration(node)) return undefined;
    const required = f.createAwaitExpression(callKernel('require', node.moduleSpecifier));
    const clause = node.importClause;
    if (!clause) return { statements: [f.createExpressionStatement(required)], names: [] };
    if (clause.isTypeOnly) return undefined;
    if (clause.name) this.#bind(clause.name, 'default');
    const bindings = clause.namedBindings;
    if (bindings && ts.isNamespaceImport(bindings)) this.#bind(bindings.name, undefined);
    else if (bindings)
      for (const { isTypeOnly, name, propertyName } of bindings.elements)
        if (!isTypeOnly) this.#bind(name, (propertyName ?? name).text);
    if (this.#names.length === 0 && (clause.name || bindings)) return undefined;
    const statement = ts.setTextRange(constant(this.#module, required), node);
    return { statements: [statement, ...this.#links], names: this.#names };
  }

  /** `export … from`: nobody imports from a cell, but the module runs. */
  #writeReexport(node: ts.ExportDeclaration): WrittenImport | undefined {
    const { exportClause, isTypeOnly, moduleSpecifier } = node;
    if (!moduleSpecifier || isTypeOnly) return undefined;
    if (exportClause && ts.isNamedExports(exportClause) && exportClause.elements.length > 0)
      if (exportClause.elements.every((element) => element.isTypeOnly)) return undefined;
    const required = f.createAwaitExpression(callKernel('require', moduleSpecifier));
    return { statements: [ts.setTextRange(f.createExpressionStatement(required), node)], names: [] };
  }

  #isValue(name: ts.Identifier): boolean {
    const symbol = this.checker.getSymbolAtLocation(name);
    if (!symbol || !(symbol.flags & ts.SymbolFlags.Alias)) return true;
    const target = this.checker.getAliasedSymbol(symbol);
    return (target.flags & ts.SymbolFlags.Value) !== 0 || target.declarations === undefined;
  }

  #bind(identifier: ts.Identifier, property: string | undefined): void {
    if (!this.#isValue(identifier)) return;
    const name = identifier.text;
    const module = () => f.createIdentifier(this.#module);
    const value = () =>
      property === undefined
        ? module()
        : f.createElementAccessExpression(module(), f.createStringLiteral(property));
    this.#names.push({ name, value });
    this.#links.push(
      property === undefined
        ? assign(boxed(name), value())
        : f.createExpressionStatement(callKernel('link', f.createStringLiteral(name), getter(value()))),
    );
  }
}
