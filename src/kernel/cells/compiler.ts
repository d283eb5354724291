/** Checks a cell against everything the notebook has declared so far and turns it into JavaScript. */
import { type DeclarationKind, readSyntax } from './declared-names';
import { type CellDiagnostic, toCellDiagnostics } from './diagnostics';
import type { CellProgram } from './program';
import { createCellTransformer } from './transform';
import { type BoundSourceFile, ts } from './typescript';

export interface ScopeEntry {
  kind: DeclarationKind;
  /** The cell file that declared the name, as `#cell-12`. */
  cell: string;
}

export interface CompiledCell {
  code: string;
  /** Source map (JSON) from `code` to the user's text; its lines are one too high, see LINES_BEFORE. */
  map: string;
  modules: ReadonlySet<string>;
  declarations: ReadonlyMap<string, DeclarationKind>;
  /** After which step of the cell each name has its value; types have none. */
  readyAt: ReadonlyMap<string, number>;
  cell: string;
}

export type CompileResult = { ok: true; cell: CompiledCell } | { ok: false; diagnostics: CellDiagnostic[] };

/** A view of some text with everything declared before it in scope, for completion and inspection. */
export interface CellView {
  file: BoundSourceFile;
  /** Where the user's text starts in the file. */
  offset: number;
}

/** The line of imports that the checker needs stands before the user's text. */
export const LINES_BEFORE = 1;

export class CellCompiler {
  readonly #scope = new Map<string, ScopeEntry>();
  readonly #program: CellProgram;
  readonly #cwd: string;
  #serial = 0;

  constructor(program: CellProgram, cwd: string) {
    this.#program = program;
    this.#cwd = cwd;
  }

  get scope(): ReadonlyMap<string, ScopeEntry> {
    return this.#scope;
  }

  /**
   * Nothing of the cell is remembered until `commit`.
   * @param isInternal lets names through that only the kernel writes
   */
  compile(code: string): CompileResult {
    const syntax = readSyntax(code);
    const parseErrors = (syntax.file as BoundSourceFile).parseDiagnostics;
    if (parseErrors.length > 0)
      return { ok: false, diagnostics: toCellDiagnostics(parseErrors, code, 0, syntax.file) };
    this.#program.require(syntax.modules);
    const earlier = this.#earlierNames(syntax.identifiers, syntax.declarations);
    const { before, cells } = this.#import(earlier);
    const exported = exportableNames(syntax.file, syntax.declarations);
    const text = `${before}\n${code}\nexport { ${exported.join(', ')} };`;
    const cell = `#cell-${++this.#serial}`;
    const fileName = this.#fileName(cell);
    const file = this.#program.add(fileName, text, [...syntax.modules, ...cells], syntax.augments);
    const diagnostics = toCellDiagnostics(this.#program.diagnose(file), code, before.length + 1, file);
    if (diagnostics.length > 0) {
      this.#program.remove(fileName);
      return { ok: false, diagnostics };
    }
    const readyAt = new Map<string, number>();
    const start = before.length + 1;
    const transformer = createCellTransformer({
      checker: this.#program.checker,
      file,
      start,
      end: start + code.length,
      earlier: new Set(earlier.filter((name) => this.#scope.get(name)?.kind !== 'type')),
      readyAt,
    });
    const emitted = this.#program.emit(file, transformer);
    return {
      ok: true,
      cell: {
        code: emitted.code.replace(/^\/\/# sourceMappingURL=.*$/m, '').replace(/^export \{\};$/m, ''),
        map: emitted.map,
        modules: syntax.modules,
        declarations: syntax.declarations,
        readyAt,
        cell,
      },
    };
  }

  /**
   * Takes the cell's names into scope.
   * @param reached the step the cell came to; names that got no value keep the meaning they had
   */
  commit(cell: CompiledCell, reached: number): void {
    let isUsed = false;
    for (const [name, kind] of cell.declarations) {
      if ((cell.readyAt.get(name) ?? 0) > reached) continue;
      this.#scope.set(name, { kind, cell: cell.cell });
      isUsed = true;
    }
    if (!isUsed) this.#program.remove(this.#fileName(cell.cell));
  }

  /** Text with all names in scope; call `close` when done with it. */
  view<T>(code: string, use: (view: CellView) => T): T {
    const syntax = readSyntax(code);
    this.#program.require(syntax.modules);
    const earlier = [...this.#scope.keys()].filter((name) => !syntax.declarations.has(name));
    const { before, cells } = this.#import(earlier);
    const fileName = this.#fileName(`#cell-${++this.#serial}`);
    const text = `${before}\n${code}\nexport {};`;
    const file = this.#program.add(fileName, text, [...syntax.modules, ...cells]);
    try {
      return use({ file, offset: before.length + 1 });
    } finally {
      this.#program.remove(fileName);
    }
  }

  /** Lets go of cells whose names have all been declared anew; says whether there was anything to do. */
  tidy(): boolean {
    if (!this.#program.isWorn) return false;
    const live = new Set<string>();
    const todo = [...new Set([...this.#scope.values()].map((entry) => entry.cell))];
    for (let cell = todo.pop(); cell !== undefined; cell = todo.pop()) {
      const fileName = this.#fileName(cell);
      if (live.has(fileName)) continue;
      live.add(fileName);
      const text = this.#program.program.getSourceFile(fileName)?.text ?? '';
      const [before = ''] = text.split('\n', 1);
      for (const [, name] of before.matchAll(/"\.\/(#cell-\d+)"/g)) todo.push(name!);
    }
    this.#program.renew((fileName) => live.has(fileName));
    return true;
  }

  #fileName(cell: string): string {
    return `${this.#cwd}/${cell}.ts`;
  }

  #earlierNames(identifiers: Iterable<string>, declared: ReadonlyMap<string, unknown>): string[] {
    return [...identifiers].filter((name) => this.#scope.has(name) && !declared.has(name));
  }

  /** The line that brings names of earlier cells into view. */
  #import(names: readonly string[]): { before: string; cells: Set<string> } {
    const imports = new Map<string, string[]>();
    const variables: string[] = [];
    const cells = new Set<string>();
    for (const name of names) {
      const { kind, cell } = this.#scope.get(name)!;
      const module = `./${cell}`;
      cells.add(module);
      // A variable is no import: it can be assigned to.
      if (kind === 'variable') variables.push(`declare let ${name}: typeof import("${module}").${name};`);
      else imports.set(module, [...(imports.get(module) ?? []), name]);
    }
    const lines = [...imports].map(([module, list]) => `import { ${list.join(', ')} } from "${module}";`);
    return { before: [...lines, ...variables].join(' '), cells };
  }
}

function exportableNames(file: ts.SourceFile, declarations: ReadonlyMap<string, DeclarationKind>): string[] {
  const already = new Set<string>();
  for (const statement of file.statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations)
        if (ts.isIdentifier(name)) already.add(name.text);
    } else if ('name' in statement && statement.name && ts.isIdentifier(statement.name as ts.Node))
      already.add((statement.name as ts.Identifier).text);
  }
  return [...declarations.keys()].filter((name) => !already.has(name));
}
