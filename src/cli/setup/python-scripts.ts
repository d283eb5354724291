/**
 * The scripts of a virtual environment name its python in their first line, in full. In a folder that was moved or copied
 * they name the old place's; here they are told the new one, without a network.
 */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pythonOf } from '../project';
import type { Step } from './step';

/** Longer first lines, and those with a space, Linux does not read; pip then has a shell start python. */
const LONGEST_LINE = 127;
const HEAD_BYTES = 8192;

// Bytes as they are: what is behind the first line is nobody's business here.
const BYTES = 'latin1';

const FORMS = [/^#!([^\n]+)\n/, /^#!\/bin\/sh\n'''exec' "?([^\n]+?)"? "\$0" "\$@"\n' '''\n/];

interface Head {
  /** The lines that start python, to the last one's end. */
  text: string;
  python: string;
}

/** The first lines of a pip script of an environment of this name, wherever it lies; undefined for other files. */
function findHead(text: string, environment: string): Head | undefined {
  const folder = `/${basename(dirname(environment))}/${basename(environment)}/bin`;
  for (const form of FORMS) {
    const [head, python] = form.exec(text) ?? [];
    if (!head || !python || !/^python[\d.]*$/.test(basename(python))) continue;
    if (dirname(python).endsWith(Buffer.from(folder).toString(BYTES))) return { text: head, python };
  }
  return undefined;
}

function makeHead(python: string): string {
  const line = `#!${python}\n`;
  if (!python.includes(' ') && line.length <= LONGEST_LINE) return line;
  return `#!/bin/sh\n'''exec' "${python}" "$0" "$@"\n' '''\n`;
}

function readHead(file: string): string {
  const handle = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.toString(BYTES, 0, readSync(handle, bytes, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}

interface Stranger {
  file: string;
  /** Bytes to be replaced, and what comes in their place. */
  length: number;
  head: string;
}

/** Scripts of this environment that name the python of another place. */
function findStrangers(environment: string): Stranger[] {
  const folder = dirname(pythonOf(environment));
  if (process.platform === 'win32') return []; // there they are programs
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // not made yet
  }
  const found: Stranger[] = [];
  for (const file of names.map((name) => join(folder, name))) {
    if (!lstatSync(file).isFile()) continue;
    const head = findHead(readHead(file), environment);
    if (!head) continue;
    const own = Buffer.from(join(folder, basename(head.python))).toString(BYTES);
    if (head.python !== own) found.push({ file, length: head.text.length, head: makeHead(own) });
  }
  return found;
}

/** Never in place: the file may be shared with the environment that this one was copied from. */
function replaceHead({ file, length, head }: Stranger): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    const rest = readFileSync(file).subarray(length);
    writeFileSync(temporary, Buffer.concat([Buffer.from(head, BYTES), rest]));
    chmodSync(temporary, lstatSync(file).mode);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The step that follows the environment's own. Where a shared installation may only be read, it stays as it is. */
export function pythonScriptsStep(environment: string, needs: string): Step {
  return {
    name: `${needs}-scripts`,
    title: "Telling Python's scripts where this folder lies now",
    needs: [needs],
    optional: true,
    inputs: () => environment,
    isDone: () => findStrangers(environment).length === 0 || !mayWrite(dirname(pythonOf(environment))),
    async run() {
      for (const stranger of findStrangers(environment)) replaceHead(stranger);
    },
  };
}
