/** A notebook without Jupyter: cells compiled and run in this process. */
import * as util from 'node:util';
import type { CompiledCell } from '../../src/kernel/cells/compiler';
import type { CellDiagnostic } from '../../src/kernel/cells/diagnostics';
import { Execution } from '../../src/kernel/cells/execution';
import { CellRuntime } from '../../src/kernel/cells/runtime';
import { createEngine, type Engine } from '../../src/kernel/engine';
import { StackFrames } from '../../src/kernel/errors/stack-frames';
import { createCellModules } from '../../src/kernel/modules/cell-modules';

export interface CellResult {
  value?: unknown;
  /** What was thrown, when `failed`. */
  thrown?: unknown;
  failed: boolean;
  /** Syntax and type errors: nothing ran. */
  diagnostics: readonly CellDiagnostic[];
  cell?: CompiledCell;
}

export class Notebook {
  readonly engine: Engine;
  readonly frames = new StackFrames(() => false);
  readonly #runtime = new CellRuntime(this.frames);
  readonly #modules: ReturnType<typeof createCellModules>;
  #count = 0;

  constructor(cwd: string, engine: Engine = createEngine({ cwd, from: __filename })) {
    this.engine = engine;
    this.#modules = createCellModules({ cwd, builtIn: new Map() });
  }

  async run(code: string): Promise<CellResult> {
    const { compiler, program } = this.engine;
    const name = `Cell [${++this.#count}]`;
    program.refresh();
    const compiled = compiler.compile(code, name);
    if (!compiled.ok) return { failed: true, diagnostics: compiled.diagnostics };
    const { cell } = compiled;
    const result = await this.#runtime.run(cell, new Execution(name, {}), code, this.#modules);
    compiler.commit(cell, result.failed ? result.reached : Number.POSITIVE_INFINITY);
    return { ...result, diagnostics: [], cell };
  }

  /** The last cell's value; fails when a cell fails. */
  async value(...cells: string[]): Promise<unknown> {
    let result: CellResult | undefined;
    for (const code of cells) {
      result = await this.run(code);
      if (!result.failed) continue;
      const errors = result.diagnostics
        .map(({ code: number, message }) => `TS${number}: ${message}`)
        .join('\n');
      throw new Error(`${code}\n${errors || util.inspect(result.thrown)}`);
    }
    return result?.value;
  }
}
