/** Names that fit at a position, from the checker that knows the whole notebook. */
import type { CellCompiler } from '../cells/compiler';
import type { CellProgram } from '../cells/program';
import { internals, ts } from '../cells/typescript';

export interface Completion {
  matches: { text: string; kind: string }[];
  start: number;
  end: number;
}

const MAX_MATCHES = 2000;
const NEVER_CANCELLED: ts.CancellationToken = {
  isCancellationRequested: () => false,
  throwIfCancellationRequested: () => {},
};
const IDENTIFIER_BEFORE = /[\p{ID_Start}$_#@][\p{ID_Continue}$\u200c\u200d]*$/u;
const IDENTIFIER_AFTER = /^[\p{ID_Continue}$\u200c\u200d]*/u;

const isInternal = (name: string) => name.startsWith('#cell-');

export function completeCode(
  compiler: CellCompiler,
  program: CellProgram,
  code: string,
  position: number,
): Completion {
  const before = code.slice(0, position);
  const prefix = IDENTIFIER_BEFORE.exec(before)?.[0] ?? '';
  const suffix = prefix ? (IDENTIFIER_AFTER.exec(code.slice(position))?.[0] ?? '') : '';
  const start = position - prefix.length;
  const end = position + suffix.length;
  const info = compiler.view(code, ({ file, offset }) =>
    internals.Completions.getCompletionsAtPosition(
      createHost(program),
      program.program,
      () => {},
      file,
      offset + position,
      { includeCompletionsForModuleExports: false, includeCompletionsWithInsertText: false },
      undefined,
      undefined,
      NEVER_CANCELLED,
      undefined,
      false,
    ),
  );
  const wanted = prefix.toLowerCase();
  const entries = (info?.entries ?? [])
    .filter(({ name }) => name.toLowerCase().startsWith(wanted) && !isInternal(name))
    .sort((a, b) => compareText(a.sortText, b.sortText) || compareText(a.name, b.name))
    .slice(0, MAX_MATCHES);
  return { matches: entries.map(({ name, kind }) => ({ text: name, kind })), start, end };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function createHost(program: CellProgram): object {
  return {
    getCompilationSettings: () => program.options,
    getCurrentDirectory: () => program.program.getCurrentDirectory(),
    getScriptFileNames: () => [],
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    getGlobalTypingsCacheLocation: () => undefined,
    useCaseSensitiveFileNames: () => true,
  };
}
