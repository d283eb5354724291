import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { after, before, test } from 'node:test';
import { RARE_DECLARATIONS, RareModules } from '../../../src/kernel/cells/rare-modules';
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
  "import { get } from 'node:http'; get({ port: 1, hints: 'x' });",
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

const folder = dirname(require.resolve('@types/node/package.json'));
const rare = new Set(Object.values(RARE_DECLARATIONS).flat());
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(sep).join('/'))
  .filter(
    (name) => name.endsWith('.d.ts') && !/^(ts\d|compatibility|web-globals)|^(index|globals)/.test(name),
  )
  .map((name) => name.replace(/(\.generated)?\.d\.ts$/, ''));

/** The modules that a declaration file names outside its comments. */
function imports(name: string): string[] {
  const file = [`${name}.d.ts`, `${name}.generated.d.ts`].find((one) => existsSync(join(folder, one)))!;
  const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(/(?:from|require\(|import\()\s*["'](?:node:)?([\w/]+)["']/g)].map(
    ([, found]) => found!,
  );
}

test('who names a module of Node gets the rare declarations that it and they name', () => {
  assert.ok(names.length > 40);
  for (const name of names) {
    // `process` names all modules, for process.getBuiltinModule.
    if (name === 'process') continue;
    const modules = new RareModules();
    modules.notice(`import 'node:${name}'`);
    const has = (module: string) =>
      [module, `${module}.generated`].every(
        (file) => !rare.has(file) || !modules.match(`/@types/node/${file}.d.ts`),
      );
    const pending = [name];
    for (const module of pending) {
      assert.ok(has(module), `${name} needs ${module}`);
      for (const found of imports(module)) {
        assert.ok(has(found), `${name} needs ${found}, which ${module} names`);
        if (rare.has(found) && !pending.includes(found)) pending.push(found);
      }
    }
  }
});
