/** Parsed files, kept between programs (and inside the startup snapshot), checked against the disk by time and size. */
import * as fs from 'node:fs';
import { RareModules } from './rare-modules';
import { type BoundSourceFile, ts } from './typescript';

interface Entry {
  stamp: string;
  file: BoundSourceFile;
  /** Read and bound to the end. */
  isTrusted?: boolean;
}

/** Time and size of a file as text, undefined when it does not exist. */
export function readStamp(fileName: string): string | undefined {
  const stat = fs.statSync(fileName, { throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.mtimeMs}:${stat.size}` : undefined;
}

/**
 * Leaves the text of a parsed file on the disk until it is asked for (to show documentation), which is rare. The words
 * of a tree are slices of the text and would keep it: each becomes a string of its own, one for all files.
 */
function forgetText(file: ts.SourceFile, words: Map<string, string>): void {
  const own = (text: string): string => {
    const known = words.get(text);
    if (known !== undefined) return known;
    const copy = JSON.parse(JSON.stringify(text)) as string;
    words.set(copy, copy);
    return copy;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node))
      Object.assign(node, { escapedText: own(node.escapedText as string) });
    else if (ts.isLiteralExpression(node)) node.text = own(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const keep = (value: string) =>
    Object.defineProperty(file, 'text', { value, writable: true, configurable: true, enumerable: true });
  const get = () => {
    const text = ts.sys.readFile(file.fileName) ?? '';
    keep(text);
    return text;
  };
  Object.defineProperty(file, 'text', { get, set: keep, configurable: true, enumerable: true });
}

export interface SourceFilesOptions {
  /** Spends time on parsing to save memory: for a startup snapshot. */
  isCompact?: boolean;
}

export class SourceFiles {
  readonly #entries = new Map<string, Entry>();
  readonly #words = new Map<string, string>();
  readonly #rare = new RareModules();
  #hasNewlyWanted = false;
  #isCompact: boolean;

  constructor({ isCompact = false }: SourceFilesOptions = {}) {
    this.#isCompact = isCompact;
  }

  /** The parsed file; parsed again only when it was dropped. */
  get(fileName: string, how: ts.ScriptTarget | ts.CreateSourceFileOptions): BoundSourceFile | undefined {
    const known = this.#entries.get(fileName);
    if (known) return known.file;
    const stamp = readStamp(fileName);
    if (stamp === undefined) return undefined;
    if (this.#rare.match(fileName)) return this.#standIn(fileName, stamp);
    const options = typeof how === 'object' ? how : { languageVersion: how };
    // Documentation comments are a third of a tree; inspect parses the one file it shows (completion/inspect).
    const { ParseNone, ParseForTypeErrors } = ts.JSDocParsingMode;
    const jsDocParsingMode = /\.d\.[mc]?ts$/.test(fileName) ? ParseNone : ParseForTypeErrors;
    const text = fs.readFileSync(fileName, 'utf8');
    // Node's own declarations name each other.
    if (!fileName.includes('/@types/node/')) this.notice(text);
    const file = ts.createSourceFile(fileName, text, { ...options, jsDocParsingMode }) as BoundSourceFile;
    file.version = stamp;
    // Every word of the file, kept for emitting it: declarations are never emitted.
    if (file.isDeclarationFile) {
      file.identifiers = new Map();
      if (this.#isCompact) forgetText(file, this.#words);
    }
    this.#entries.set(fileName, { stamp, file });
    return file;
  }

  /** An empty file in the place of one that nobody has named. */
  #standIn(fileName: string, stamp: string): BoundSourceFile {
    const file = ts.createSourceFile(fileName, '', ts.ScriptTarget.ES2022) as BoundSourceFile;
    file.version = 'not wanted yet';
    this.#entries.set(fileName, { stamp, file });
    return file;
  }

  /** Brings the declarations of rare modules that a text names; the next program has them. */
  notice(text: string): void {
    for (const name of this.#rare.notice(text)) {
      this.#hasNewlyWanted = true;
      for (const fileName of this.#entries.keys())
        if (fileName.endsWith(`/@types/node/${name}.d.ts`)) this.#entries.delete(fileName);
    }
  }

  /** Whether a program that is open lacks files that were wanted since this was last asked. */
  takeNewlyWanted(): boolean {
    const had = this.#hasNewlyWanted;
    this.#hasNewlyWanted = false;
    return had;
  }

  /** Says that work on all files so far was finished. */
  trust(): void {
    for (const entry of this.#entries.values()) entry.isTrusted = true;
  }

  /** Forgets files whose work may have been cut off. */
  dropUntrusted(): void {
    for (const [fileName, { isTrusted }] of this.#entries) if (!isTrusted) this.#entries.delete(fileName);
  }

  /** Ends the time of saving memory: what is read from now on is read by a kernel that runs. */
  finish(): void {
    this.#isCompact = false;
    this.#words.clear();
  }

  /** Forgets files that have changed on disk and says which they were. */
  dropChanged(isCandidate: (fileName: string) => boolean): string[] {
    const changed: string[] = [];
    for (const [fileName, entry] of this.#entries)
      if (isCandidate(fileName) && readStamp(fileName) !== entry.stamp) changed.push(fileName);
    for (const fileName of changed) this.#entries.delete(fileName);
    return changed;
  }
}
