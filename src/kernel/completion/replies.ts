/** What a completion and an inspection say in Jupyter's words. */
import type { Engine } from '../engine';
import { completeCode } from './complete';
import { inspectCode } from './inspect';

type Content = Record<string, unknown>;

export function replyToCompletion({ compiler, program }: Engine, code: string, cursor: unknown): Content {
  const found = completeCode(compiler, program, code, toOffset(code, cursor));
  const start = toCodePoints(code, found.start);
  const end = toCodePoints(code, found.end);
  const types = found.matches.map(({ text, kind }) => ({ text, type: kind, start, end }));
  return {
    status: 'ok',
    matches: found.matches.map(({ text }) => text),
    cursor_start: start,
    cursor_end: end,
    metadata: { _jupyter_types_experimental: types },
  };
}

export function replyToInspection({ compiler, program }: Engine, code: string, cursor: unknown): Content {
  const found = inspectCode(compiler, program, code, toOffset(code, cursor));
  if (!found) return { status: 'ok', found: false, data: {}, metadata: {} };
  const { signature, documentation } = found;
  const data = {
    'text/plain': documentation ? `${signature}\n\n${documentation}` : signature,
    'text/markdown': `\`\`\`typescript\n${signature}\n\`\`\`\n\n${documentation.replaceAll('\n@', '\n\n@')}`,
  };
  return { status: 'ok', found: true, data, metadata: {} };
}

/** Jupyter counts characters, JavaScript counts UTF-16 units. */
function toOffset(code: string, cursor: unknown): number {
  const count = typeof cursor === 'number' && cursor >= 0 ? cursor : code.length;
  return [...code].slice(0, count).join('').length;
}

function toCodePoints(code: string, offset: number): number {
  return [...code.slice(0, offset)].length;
}
