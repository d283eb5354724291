/**
 * Stack traces at the user's lines: frames of cells and of transpiled modules are moved through their source maps,
 * frames of the kernel are left out. Works for every error, printed or thrown.
 */
import { SourceMap } from 'node:module';

export interface Frame {
  functionName: string | undefined;
  /** `Cell [3]`, or a file's path. */
  file: string;
  /** 1-based. */
  line: number;
  column: number;
}

interface MappedSource {
  map: SourceMap | undefined;
  json: string;
  text: string;
  /** Lines of the mapped text before the user's first. */
  linesBefore: number;
  /** Where the mapped text has a sign more than the user's. */
  added: { line: number; column: number } | undefined;
}

export class StackFrames {
  readonly #sources = new Map<string, MappedSource>();
  readonly #frames = new WeakMap<object, Frame[]>();
  readonly #isHidden: (file: string) => boolean;

  constructor(isHidden: (file: string) => boolean) {
    this.#isHidden = isHidden;
  }

  /** Takes over how stacks are written in this process. */
  install(): void {
    Error.prepareStackTrace = (error, callSites) => {
      const frames = this.#toFrames(callSites);
      this.#frames.set(error, frames);
      return `${describe(error)}${frames.map((frame) => `\n    at ${formatFrame(frame)}`).join('')}`;
    };
  }

  register(
    file: string,
    json: string,
    text: string,
    { linesBefore = 0, added }: Partial<Pick<MappedSource, 'linesBefore' | 'added'>> = {},
  ): void {
    this.#sources.set(file, { map: undefined, json, text, linesBefore, added });
  }

  forget(file: string): void {
    this.#sources.delete(file);
  }

  /** The source text of a cell or module that was registered. */
  textOf(file: string): string | undefined {
    return this.#sources.get(file)?.text;
  }

  framesOf(error: object): Frame[] {
    void (error as Error).stack; // the frames are made when the stack is first looked at
    return this.#frames.get(error) ?? [];
  }

  /** Position in the user's text of a position in the code that runs. */
  locate(file: string, line: number, column: number): { line: number; column: number } | undefined {
    const source = this.#sources.get(file);
    if (!source) return undefined;
    source.map ??= new SourceMap(JSON.parse(source.json));
    const entry = source.map.findEntry(line - 1, column - 1);
    if (!('originalLine' in entry) || entry.originalLine === undefined) return undefined;
    const original = { line: entry.originalLine - source.linesBefore, column: entry.originalColumn };
    const { added } = source;
    const isMoved = added?.line === original.line && original.column > added.column;
    return { line: original.line + 1, column: original.column + (isMoved ? 0 : 1) };
  }

  #toFrames(callSites: readonly NodeJS.CallSite[]): Frame[] {
    const frames: Frame[] = [];
    for (const site of callSites) {
      const file = site.getFileName() ?? '';
      const line = site.getLineNumber();
      const column = site.getColumnNumber();
      if (!file || line === null || column === null || file.startsWith('node:') || this.#isHidden(file))
        continue;
      const position = this.locate(file, line, column) ?? { line, column };
      const functionName = site.getFunctionName() ?? undefined;
      frames.push({ functionName, file, line: Math.max(position.line, 1), column: position.column });
    }
    return frames;
  }
}

function describe(error: unknown): string {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

/** `train (Cell [3] line 2:7)` for cells, `train (/project/src/x.ts:2:7)` for files. */
export function formatFrame({ functionName, file, line, column }: Frame): string {
  const place = file.startsWith('Cell [') ? `${file} line ${line}:${column}` : `${file}:${line}:${column}`;
  return functionName ? `${functionName} (${place})` : place;
}
