/** Parsed files, kept between programs (and inside the startup snapshot), checked against the disk by time and size. */
import * as fs from 'node:fs';
import { type BoundSourceFile, ts } from './typescript';

interface Entry {
  stamp: string;
  file: BoundSourceFile;
}

/** Time and size of a file as text, undefined when it does not exist. */
export function readStamp(fileName: string): string | undefined {
  const stat = fs.statSync(fileName, { throwIfNoEntry: false });
  return stat?.isFile() ? `${stat.mtimeMs}:${stat.size}` : undefined;
}

export class SourceFiles {
  readonly #entries = new Map<string, Entry>();

  /** The parsed file; parsed again only when it was dropped. */
  get(fileName: string, how: ts.ScriptTarget | ts.CreateSourceFileOptions): BoundSourceFile | undefined {
    const known = this.#entries.get(fileName);
    if (known) return known.file;
    const stamp = readStamp(fileName);
    if (stamp === undefined) return undefined;
    const options = typeof how === 'object' ? how : { languageVersion: how };
    // Documentation comments are a third of a tree; inspect parses the one file it shows (completion/documentation).
    const jsDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;
    const text = fs.readFileSync(fileName, 'utf8');
    const file = ts.createSourceFile(fileName, text, { ...options, jsDocParsingMode }) as BoundSourceFile;
    file.version = stamp;
    // Every word of the file, kept for emitting it: declarations are never emitted.
    if (file.isDeclarationFile) file.identifiers = new Map();
    this.#entries.set(fileName, { stamp, file });
    return file;
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
