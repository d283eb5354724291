/** Type errors of the project's own modules, told when a cell imports them or after they were edited. */

import { toCellDiagnostics } from '../cells/diagnostics';
import type { CellProgram } from '../cells/program';
import { type ErrorContent, toCompileError } from '../errors/traceback';

export function createSourceChecker(
  program: CellProgram,
): (modules: Iterable<string>, changed: readonly string[]) => ErrorContent | undefined {
  const clean = new Set<string>();
  return (modules, changed) => {
    // An edit may break whoever imports the module.
    const dependants = changed.length > 0 ? [...clean] : [];
    if (changed.length > 0) clean.clear();
    const imported = [...modules].map((name) => program.resolveModule(name));
    const candidates = [...changed, ...dependants, ...imported].filter(
      (file): file is string =>
        file !== undefined && !file.includes('/node_modules/') && /\.[mc]?tsx?$/.test(file),
    );
    for (const fileName of new Set(candidates)) {
      if (clean.has(fileName) || fileName.endsWith('.d.ts')) continue;
      const file = program.program.getSourceFile(fileName);
      if (!file) continue;
      const found = toCellDiagnostics(program.diagnose(file), file.text, 0, file);
      if (found.length > 0)
        return toCompileError(
          found.map((error) => ({ ...error, fileName })),
          file.text,
          fileName,
        );
      clean.add(fileName);
    }
    return undefined;
  };
}
