/** Checks a cell against everything the notebook has declared so far and turns it into JavaScript. */
import { Augmentations } from './augmentations';
import { CellNames } from './cell-names';
import { collectDeclarations, type Declared } from './declared-names';
import { type CellDiagnostic, type Position, positionOf, toCellDiagnostics } from './diagnostics';
import { parenthesizeObject } from './object-literal';
import type { CellProgram } from './program';
import { type ImportLine, ImportLineWriter, mergeEntry, type ScopeEntry } from './scope';
import { type CellSyntax, readSyntax } from './syntax';
import { createCellTransformer } from './transform';
import { type BoundSourceFile, ts } from './typescript';

export interface CompiledCell {
  code: string;
  /** Source map (JSON) from `code` to the user's text; its lines are one too high, see LINES_BEFORE. */
  map: string;
  modules: ReadonlySet<string>;
  declarations: ReadonlyMap<string, Declared>;
  /** After which step of the cell each name has its value; types have none. */
  readyAt: ReadonlyMap<string, number>;
  cell: string;
  /** It changes types everywhere and stays, whatever else it declares. */
  augments: boolean;
  /** Where the user's text has a sign more in the source map than it was written with. */
  added?: Position;
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

const NOT_TOLD = new Set([
  // A variable whose type depends on what is assigned to it, used in a function: in a notebook it may hold anything.
  7005,
  7034,
  // So many branches that the checker no longer follows what a variable holds in each: it takes that for `any`.
  2563,
]);

/** The user's text, where it begins in a cell's file, and where a parenthesis was put into it. */
interface TextPlace {
  code: string;
  offset: number;
  at: number;
}

export class CellCompiler {
  readonly #scope = new Map<string, ScopeEntry>();
  readonly #program: CellProgram;
  readonly #cwd: string;
  readonly #names = new CellNames(this.#scope);
  readonly #augmentations: Augmentations;
  #serial = 0;

  constructor(program: CellProgram, cwd: string) {
    this.#program = program;
    this.#cwd = cwd;
    this.#augmentations = new Augmentations(program);
  }

  get scope(): ReadonlyMap<string, ScopeEntry> {
    return this.#scope;
  }

  /**
   * Nothing of the cell is remembered until `commit`.
   * @param label what messages call the cell: `Cell [3]`
   */
  compile(code: string, label = 'this cell'): CompileResult {
    const { text, at } = parenthesizeObject(code);
    const syntax = readSyntax(text);
    const { parseDiagnostics } = syntax.file;
    if (parseDiagnostics.length > 0)
      return { ok: false, diagnostics: this.#tell(parseDiagnostics, syntax.file, { code, offset: 0, at }) };
    this.#program.require(syntax.modules, syntax.references);
    const line = new ImportLineWriter(this.#scope).addNeeded(syntax).line;
    const cell = `#cell-${++this.#serial}`;
    this.#names.add(cell, label, syntax.declarations);
    const fileName = this.#fileName(cell);
    const restore = syntax.augments
      ? this.#augmentations.replace(fileName, syntax.file, line.text.length + 1)
      : undefined;
    const file = this.#add(fileName, syntax, line, exportableNames(syntax));
    const diagnostics = this.#diagnose(file, syntax, { code, offset: line.text.length + 1, at });
    if (diagnostics.length > 0) {
      this.#program.remove(fileName);
      this.#names.forget(cell);
      restore?.();
      return { ok: false, diagnostics };
    }
    const added = Number.isFinite(at) ? positionOf(code, at) : undefined;
    return { ok: true, cell: { ...this.#emit(file, syntax, line, cell), added } };
  }

  /**
   * Takes the cell's names into scope.
   * @param reached the step the cell came to; names that got no value keep the meaning they had
   */
  commit(cell: CompiledCell, reached: number): void {
    let isUsed = cell.augments;
    for (const [name, declared] of cell.declarations) {
      if ((cell.readyAt.get(name) ?? 0) > reached) continue;
      this.#scope.set(name, mergeEntry(this.#scope.get(name), declared, cell.cell));
      isUsed = true;
    }
    if (!isUsed) this.#program.remove(this.#fileName(cell.cell));
  }

  /** Text with all names in scope; call `close` when done with it. */
  view<T>(code: string, use: (view: CellView) => T): T {
    const syntax = readSyntax(code);
    this.#program.require(syntax.modules, syntax.references);
    const writer = new ImportLineWriter(this.#scope);
    for (const name of this.#scope.keys()) if (!syntax.declarations.has(name)) writer.add(name);
    const line = writer.addNeeded({ ...syntax, identifiers: new Set(syntax.declarations.keys()) }).line;
    const fileName = this.#fileName(`#cell-${++this.#serial}`);
    const file = this.#add(fileName, { ...syntax, augments: false }, line, []);
    try {
      return use({ file, offset: line.text.length + 1 });
    } finally {
      this.#program.remove(fileName);
    }
  }

  /** Lets go of cells whose names have all been declared anew; says whether there was anything to do. */
  tidy(): boolean {
    if (!this.#program.isWorn) return false;
    const live = new Set<string>();
    const entries = [...this.#scope.values()].flatMap(({ cell, typeCell = cell }) => [cell, typeCell]);
    const todo = [...entries.map((cell) => this.#fileName(cell)), ...this.#augmentations.files];
    for (let fileName = todo.pop(); fileName !== undefined; fileName = todo.pop()) {
      if (live.has(fileName)) continue;
      live.add(fileName);
      const text = this.#program.program.getSourceFile(fileName)?.text ?? '';
      const [before = ''] = text.split('\n', 1);
      for (const [, cell] of before.matchAll(/"\.\/(#cell-\d+)"/g)) todo.push(this.#fileName(cell!));
    }
    this.#program.renew((fileName) => live.has(fileName));
    return true;
  }

  /** The file that a name's value was declared in; undefined when there is no such name. */
  fileOf(name: string): string | undefined {
    const entry = this.#scope.get(name);
    return entry && this.#fileName(entry.cell);
  }

  #fileName(cell: string): string {
    return `${this.#cwd}/${cell}.ts`;
  }

  #add(
    fileName: string,
    { text, modules, augments }: CellSyntax,
    line: ImportLine,
    exported: string[],
  ): BoundSourceFile {
    const whole = `${line.text}\n${text}\n;export { ${exported.join(', ')} };`;
    return this.#program.add(fileName, whole, [...modules, ...line.cells], augments);
  }

  #diagnose(file: BoundSourceFile, { isUnchecked }: CellSyntax, place: TextPlace): CellDiagnostic[] {
    const { offset } = place;
    const found = this.#program.diagnose(file, !isUnchecked);
    // What an unlucky name makes of the kernel's own line is not the user's affair.
    const own = found.filter(({ start = 0, code: kind }) => start >= offset && !NOT_TOLD.has(kind));
    return this.#tell(own, file, place);
  }

  /** Diagnostics at the places of the user's text, in the user's words. */
  #tell(diagnostics: readonly ts.Diagnostic[], file: ts.SourceFile, place: TextPlace): CellDiagnostic[] {
    const { code, offset, at } = place;
    const moved = diagnostics.map((diagnostic) => {
      const { start = 0 } = diagnostic;
      return { ...diagnostic, start: start - offset > at ? start - 1 : start };
    });
    return toCellDiagnostics(moved, code, offset, file).map((diagnostic) => ({
      ...diagnostic,
      message: this.#names.explain(diagnostic.message),
    }));
  }

  #emit(file: BoundSourceFile, syntax: CellSyntax, line: ImportLine, cell: string): CompiledCell {
    const readyAt = new Map<string, number>();
    const start = line.text.length + 1;
    const transformer = createCellTransformer({
      checker: this.#program.checker,
      file,
      start,
      end: start + syntax.text.length,
      earlier: line.boxed,
      readyAt,
    });
    const emitted = this.#program.emit(file, transformer);
    return {
      code: emitted.code.replace(/^\/\/# sourceMappingURL=.*$/m, '').replace(/^export \{\};$/m, ''),
      map: emitted.map,
      modules: syntax.modules,
      declarations: syntax.declarations,
      readyAt,
      cell,
      augments: syntax.augments,
    };
  }
}

/** Names that later cells need and the user's text does not export. */
function exportableNames({ file, declarations }: CellSyntax): string[] {
  const exported = new Set<string>();
  const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
  for (const statement of file.statements) {
    if (ts.isExportDeclaration(statement) && statement.exportClause) {
      const clause = statement.exportClause;
      const names = ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name) : [clause.name];
      for (const { text } of names) exported.add(text);
    }
    const modifiers = ts.canHaveModifiers(statement) ? (statement.modifiers ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ExportKeyword)) continue;
    if (modifiers.some(({ kind }) => kind === DefaultKeyword)) continue;
    for (const name of collectDeclarations({ statements: [statement] }).keys()) exported.add(name);
  }
  return [...declarations.keys()].filter((name) => !exported.has(name));
}
