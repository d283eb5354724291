import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createEngine } from '../../../src/kernel/engine';

let project = '';
before(() => {
  project = mkdtempSync(join(tmpdir(), 'rare-'));
  mkdirSync(join(project, 'notebooks'));
  writeFileSync(
    join(project, 'server.ts'),
    "import { createServer } from 'node:http2';\nexport const make = () => createServer();\n",
  );
});
after(() => rmSync(project, { recursive: true }));

const open = () => createEngine({ cwd: join(project, 'notebooks'), from: __filename });

function explain(code: string, { compiler } = open()): string[] {
  const compiled = compiler.compile(code);
  return compiled.ok ? [] : compiled.diagnostics.map(({ message }) => message);
}

for (const code of [
  "import * as http2 from 'node:http2'; const n: number = http2.constants.HTTP2_HEADER_STATUS;",
  "const http2 = require('http2') as typeof import('http2'); http2.connect(1);",
  "const inspector = await import('node:inspector/promises'); new inspector.Session().connect(1);",
  "const repl: typeof import('repl') = require('repl'); repl.start(1, 2, 3);",
  "import { test } from 'node:test'; test('a', { only: 1 }, () => {});",
  "import cluster from 'node:cluster'; cluster.setupPrimary(1);",
  "import { createSocket } from 'dgram'; createSocket(1);",
  "import { spawnSync } from 'node:child_process'; spawnSync(1);",
])
  test(`the types are there as soon as a cell names the module: ${code.slice(0, 45)} …`, () => {
    // Each of these is a mistake that only the real types show.
    const found = explain(code);
    assert.equal(found.length, 1, JSON.stringify(found));
    assert.doesNotMatch(found[0]!, /Cannot find module/);
  });

test('also when a module that the cell imports names it', () => {
  const found = explain("import { make } from '../server'; const text: string = make();");
  assert.equal(found.length, 1);
  assert.match(found[0]!, /Http2Server/);
});

test('and in a later cell of a kernel that did without', () => {
  const engine = open();
  assert.deepEqual(explain('const a = process.pid;', engine), []);
  const wrong = engine.compiler.compile("import * as http2 from 'node:http2'; http2.connect(1);");
  assert.equal(wrong.ok, false);
  assert.deepEqual(explain('console.log(Buffer.from([1]).length)', engine), []);
});

test('until then they are not in memory', () => {
  const { program } = open();
  const text = (name: string) =>
    program.program.getSourceFiles().find(({ fileName }) => fileName.endsWith(`@types/node/${name}.d.ts`))
      ?.text;
  assert.equal(text('http2'), '');
  assert.notEqual(text('fs'), '');
});
