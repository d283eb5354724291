import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, describe, it } from 'node:test';
import { createEngine } from '../../../src/kernel/engine';

const folders: string[] = [];

/** An empty folder with nothing of Node above it, but for the files given. */
function makeFolder(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kernel-types-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function errorsOf(files: Record<string, string>, code: string): string[] {
  const { compiler } = createEngine({ cwd: makeFolder(files), from: __filename });
  const result = compiler.compile(code);
  return result.ok ? [] : result.diagnostics.map(({ code: number, message }) => `${number} ${message}`);
}

const USES_NODE = `import { readFileSync } from 'node:fs';
import * as path from 'path';
const all = [console, process, Buffer, require, setTimeout, URL, fetch, readFileSync, path.join, structuredClone];
const timer: NodeJS.Timeout = setTimeout(() => {}, 1);`;

const types = (name: string, text: string) => ({
  [`node_modules/@types/${name}/package.json`]: `{ "name": "@types/${name}", "types": "index.d.ts" }`,
  [`node_modules/@types/${name}/index.d.ts`]: text,
});
const OWN_NODE = types(
  'node',
  'declare const process: { own: true }; declare const console: { log(x: any): void };',
);

describe('global types of cells', () => {
  after(() => {
    for (const folder of folders) fs.rmSync(folder, { recursive: true });
  });
  for (const [title, files, code] of [
    ['Node is known in an empty folder', {}, USES_NODE],
    ['Node is known with a tsconfig.json', { 'tsconfig.json': '{ "compilerOptions": {} }' }, USES_NODE],
    ['… with a broken one', { 'tsconfig.json': '{ "compilerOptions": ' }, USES_NODE],
    [
      '… with one that names it',
      { 'tsconfig.json': '{ "compilerOptions": { "types": ["node"] } }' },
      USES_NODE,
    ],
    [
      '… with one that names others',
      { 'tsconfig.json': '{ "compilerOptions": { "types": [] } }' },
      USES_NODE,
    ],
    ["a folder's own Node types win", OWN_NODE, 'const own: true = process.own'],
    [
      "a package's types are global",
      types('rates', 'declare const rate: number;'),
      'rate.toFixed(); console.log(rate)',
    ],
    [
      'they are with a tsconfig.json, too',
      { ...types('rates', 'declare const rate: number;'), 'tsconfig.json': '{}' },
      'rate.toFixed(); console.log(rate)',
    ],
    [
      'a package may ask for Node',
      types('rates', '/// <reference types="node" />\ndeclare const rate: NodeJS.Timeout;'),
      'const timer: NodeJS.Timeout = rate; console.log(timer)',
    ],
  ] as const)
    it(title, () => assert.deepEqual(errorsOf(files, code), []));

  it('are those that tsconfig.json names', () => {
    const files = {
      ...types('rates', 'declare const rate: number;'),
      ...types('other', 'declare const other: number;'),
      'tsconfig.json': '{ "compilerOptions": { "types": ["other"] } }',
    };
    assert.deepEqual(errorsOf(files, 'other; rate'), ["2304 Cannot find name 'rate'."]);
  });
});
