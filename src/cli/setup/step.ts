/** What set-up is made of: small steps that know whether they are done, and how to get there. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Progress } from '../progress';
import { folders } from '../project';

export interface Step {
  name: string;
  /** What a person reads while it runs, e.g. `Building the TensorFlow binding`. */
  title: string;
  /** Steps that must be ready before this one. */
  needs: string[];
  /** True where a command can go on without this step. */
  optional: boolean;
  /** A quick look at files, no processes. */
  isDone(): boolean;
  /** @throws SetupProblem when something is missing that a person can install. */
  run(progress: Progress): Promise<void>;
  /** What the outcome depends on; a step that failed is tried again when this changes. Default: its name. */
  inputs?(): string;
}

/** Something that a person has to do; the message says what, and what works meanwhile. */
export class SetupProblem extends Error {
  override name = 'SetupProblem';

  constructor(
    message: string,
    /** True where the next call should simply try again, as after a full disk. */
    readonly isPassing = false,
  ) {
    super(message);
  }
}

/** A short hash of texts, for stamps. */
export function hashTexts(...texts: string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** A file's text, or '' where there is none. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A JSON file's value; undefined where it is missing or broken. */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Puts a finished folder in its place; an older one there goes away. */
export function replaceFolder(finished: string, place: string): void {
  const old = `${finished}.old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(finished, place);
  rmSync(old, { recursive: true, force: true });
}

/** Gives `work` an empty folder inside `.course/` and removes what is left of it, however the work ends. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(folders.temporary, { recursive: true });
  const folder = mkdtempSync(join(folders.temporary, 'step-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
