/** TypeScript's errors, at the user's lines. */
import { ts } from './typescript';

export interface CellDiagnostic {
  code: number;
  message: string;
  /** 0-based position in the cell, or in `fileName` when that is set. */
  line: number;
  column: number;
  length: number;
  /** A module outside the notebook. */
  fileName?: string;
}

/** Codes below are syntax errors, the others type errors. */
export const FIRST_TYPE_ERROR = 2000;

const NOT_ASSIGNABLE_IMPORT = 2632;
const NO_DECLARATION_FILE = 7016;

function toMessage(diagnostic: ts.Diagnostic): { code: number; message: string } {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  // To the checker an earlier cell's constant is an import; to the user it is a constant.
  if (diagnostic.code === NOT_ASSIGNABLE_IMPORT)
    return {
      code: 2588,
      message: message.replace(/because it is an import\.$/, 'because it is a constant.'),
    };
  if (diagnostic.code === NO_DECLARATION_FILE)
    return {
      code: NO_DECLARATION_FILE,
      message: `${message}\n  Or load it without types: const x = require('${/'(.*?)'/.exec(message)?.[1] ?? '…'}');`,
    };
  return { code: diagnostic.code, message };
}

/** 0-based. */
export interface Position {
  line: number;
  column: number;
}

export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, column: offset - lineStart };
}

/** Errors in order of position; those in the text that the kernel added are moved to the nearest line of the user's. */
export function toCellDiagnostics(
  diagnostics: readonly ts.Diagnostic[],
  code: string,
  offset: number,
  file: ts.SourceFile,
): CellDiagnostic[] {
  const errors = diagnostics.filter(({ category }) => category === ts.DiagnosticCategory.Error);
  return errors
    .map((diagnostic) => {
      const start = diagnostic.start ?? 0;
      const length = diagnostic.length ?? 1;
      if (diagnostic.file && diagnostic.file !== file)
        return {
          ...toMessage(diagnostic),
          ...positionOf(diagnostic.file.text, start),
          length,
          fileName: diagnostic.file.fileName,
        };
      const position = positionOf(code, Math.min(Math.max(start - offset, 0), code.length));
      return { ...toMessage(diagnostic), ...position, length };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
