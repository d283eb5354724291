import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { Boxes } from '../../src/kernel/cells/boxes';
import { checkCompleteness } from '../../src/kernel/completion/is-complete';
import { StackFrames } from '../../src/kernel/errors/stack-frames';
import { formatCodeFrame, toRuntimeError } from '../../src/kernel/errors/traceback';
import {
  installKernelspec,
  kernelspecFolder,
  listKernelspecs,
  uninstallKernelspec,
} from '../../src/kernel/install';
import { toNamespace } from '../../src/kernel/modules/cell-modules';
import { createPathAliases } from '../../src/kernel/modules/path-aliases';
import { transpileModule } from '../../src/kernel/modules/transpile';
import { findImportedPackages } from '../../src/kernel/notebook-imports';
import { History } from '../../src/kernel/protocol/history';
import { readExecuteRequest } from '../../src/kernel/protocol/requests';
import { createStartScript } from '../../src/kernel/start-script';

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), 'kernel-room-'));
const plain = stripVTControlCharacters;

describe('boxes', () => {
  it('stay the same while what they hold changes from a link to a value', () => {
    const { box, own, link } = new Boxes();
    const held = box('x');
    let outside = 1;
    link(
      'x',
      () => outside,
      (value) => {
        outside = value as number;
      },
    );
    held.x = 5;
    assert.equal(outside, 5);
    const owned = own('x');
    assert.equal(owned, held);
    assert.equal(owned.x, 5);
    owned.x = 6;
    assert.equal(outside, 5);
  });
});

describe('completeness', () => {
  for (const [code, status] of [
    ['1', 'complete'],
    ['', 'complete'],
    ['if (a) {', 'incomplete'],
    ['`x', 'incomplete'],
    ['const = 1', 'invalid'],
    ['a b c', 'invalid'],
    ["'abc", 'invalid'],
    ["'abc\\", 'incomplete'],
    ['await {', 'incomplete'],
    ['await { a: 1 }', 'complete'],
    ['{ a: 1, b: 2 }', 'complete'],
  ] as const)
    it(`${JSON.stringify(code)} is ${status}`, () => assert.equal(checkCompleteness(code).status, status));
});

describe('history', () => {
  const history = new History();
  for (const [line, input] of [
    [1, 'a + b'],
    [2, 'c'],
    [3, 'a + b'],
  ] as const)
    history.add(line, input);
  for (const [request, lines] of [
    [{ hist_access_type: 'tail', n: 2 }, [2, 3]],
    [{ hist_access_type: 'range', start: 1, stop: 2 }, [1]],
    [{ hist_access_type: 'search', pattern: 'a*b' }, [1, 3]],
    [{ hist_access_type: 'search', pattern: 'a?+*', unique: true }, [3]],
    [{ hist_access_type: 'search', pattern: '?' }, [2]],
  ] as const)
    it(JSON.stringify(request), () =>
      assert.deepEqual(
        history.query(request).map(([, line]) => line),
        lines,
      ),
    );
});

describe('requests', () => {
  it('have defaults, and nothing unexpected gets through', () => {
    assert.deepEqual(readExecuteRequest({ code: 5, user_expressions: { a: '1', b: 2 } }), {
      code: '',
      silent: false,
      storeHistory: true,
      stopOnError: true,
      userExpressions: { a: '1' },
    });
    assert.equal(readExecuteRequest({ silent: true, store_history: true }).storeHistory, false);
  });
});

describe('errors', () => {
  it('show the line and a caret', () => {
    assert.equal(plain(formatCodeFrame('one\ntwo', 1, 1, 2)), '    1 | one\n>   2 | two\n      |  ^^');
  });
  it('put the caret right under tabs and wide letters', () => {
    assert.equal(plain(formatCodeFrame('\t日本 = 1', 0, 4)), '>   1 | \t日本 = 1\n      | \t     ^');
  });
  it('show the fields of their own', () => {
    const error = Object.assign(new Error('gone'), { code: 'E_GONE', detail: { id: 1 } });
    const { traceback } = toRuntimeError(error, new StackFrames(() => false));
    assert.match(traceback.join('\n'), /\{ code: 'E_GONE', detail: \{ id: 1 \} \}/);
  });
  for (const thrown of [5, null, Object.create(null), new Proxy({}, { get: () => assert.fail() })])
    it(`are told for a thrown ${typeof thrown}`, () => {
      assert.equal(toRuntimeError(thrown, new StackFrames(() => false)).ename, 'Thrown');
    });
});

describe('errors of much data', () => {
  const images = Array.from({ length: 1000 }, () =>
    Array.from({ length: 28 }, () => Array(28).fill(0.123456789)),
  );
  for (const [name, thrown] of [
    ['thrown as it is', images],
    ['in a field', Object.assign(new Error('bad'), { images })],
    ['in the message', new Error('x'.repeat(3_000_000))],
  ] as const)
    it(`${name}, are told in short`, () => {
      const { evalue, traceback } = toRuntimeError(thrown, new StackFrames(() => false));
      assert.ok(evalue.length < 21_000 && traceback.join('').length < 50_000);
      assert.match(traceback.join(''), /more (items|characters)/);
    });
  it('run no getter of a field', () => {
    const error = Object.defineProperty(new Error('bad'), 'code', {
      get: () => assert.fail(),
      enumerable: true,
    });
    assert.equal(toRuntimeError(error, new StackFrames(() => false)).evalue, 'bad');
  });
});

describe('modules', () => {
  it('get interruptible awaits', () => {
    const { code } = transpileModule(
      "export async function f() { await g(); return import('./x'); }",
      '/p/x.ts',
    );
    assert.match(code, /ª\.after\(await ª\.before\(g\(\)\)\)/);
    assert.match(code, /ª\.import\('\.\/x', require\)/);
    // the prefix stands on the first line: positions of the others stay
    assert.match(code.split('\n')[0] ?? '', /^"use strict";const ª=/);
  });
  it('are namespaces', () => {
    const exports = { a: 1 };
    assert.deepEqual({ ...(toNamespace(exports) as object) }, { a: 1, default: exports });
    const esm = { __esModule: true };
    assert.equal(toNamespace(esm), esm);
    assert.deepEqual(toNamespace(5), { default: 5 });
  });
});

describe('path aliases', () => {
  const find = createPathAliases({
    base: '/p',
    paths: {
      '~/*': ['src/*', 'lib/*'],
      '~/data/*': ['data/*'],
      exact: ['one.ts'],
      '*.css': ['styles/*.css'],
    },
  });
  for (const [request, files] of [
    ['~/x/y', ['/p/src/x/y', '/p/lib/x/y']],
    ['~/data/z', ['/p/data/z']],
    ['exact', ['/p/one.ts']],
    ['a.css', ['/p/styles/a.css']],
    ['exactly', []],
    ['~', []],
  ] as const)
    it(`${request} may be ${files.length} files`, () =>
      assert.deepEqual(
        find(request),
        files.map((file) => path.resolve(file)),
      ));
});

describe('notebooks', () => {
  it('tell which packages they import', () => {
    const folder = temporary();
    const source = [
      "import * as tf from '@tensorflow/tfjs';\n",
      "import { x } from '../src/x';\nimport 'node:fs'; ",
    ];
    fs.writeFileSync(
      path.join(folder, 'a.ipynb'),
      JSON.stringify({ cells: [{ cell_type: 'code', source }] }),
    );
    fs.writeFileSync(path.join(folder, 'broken.ipynb'), '{');
    assert.deepEqual(findImportedPackages(folder), ['@tensorflow/tfjs']);
    fs.rmSync(folder, { recursive: true });
  });
});

describe('kernelspec', () => {
  it('is written, listed and removed', () => {
    const prefix = temporary();
    const kernel = path.join(prefix, 'kernel');
    assert.throws(() => installKernelspec({ prefix }, kernel), /Run `npm run setup` first/);
    fs.mkdirSync(kernel);
    fs.writeFileSync(path.join(kernel, 'kernel.js'), '');
    fs.writeFileSync(path.join(kernel, 'start.sh'), '');
    const folder = installKernelspec({ prefix }, kernel);
    const spec = JSON.parse(fs.readFileSync(path.join(folder, 'kernel.json'), 'utf8'));
    assert.equal(spec.language, 'typescript');
    assert.equal(spec.interrupt_mode, 'message');
    assert.deepEqual(spec.argv.slice(-2), ['--connection-file', '{connection_file}']);
    assert.deepEqual(fs.readdirSync(folder).sort(), [
      'kernel.json',
      'logo-32x32.png',
      'logo-64x64.png',
      'logo-svg.svg',
    ]);
    assert.equal(fs.readFileSync(path.join(folder, 'logo-64x64.png')).readUInt32BE(16), 64);
    const listed = () => listKernelspecs([prefix]).find((found) => found.folder === folder);
    assert.equal(listed()?.works, true);
    fs.rmSync(kernel, { recursive: true });
    assert.equal(listed()?.works, false);
    assert.equal(uninstallKernelspec({ prefix }), folder);
    assert.equal(uninstallKernelspec({ prefix }), undefined);
    fs.rmSync(prefix, { recursive: true });
  });
  const put = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { mode: 0o755 });
  };
  /** Runs with other variables in the environment. */
  const withEnvironment = (changes: Record<string, string | undefined>, run: () => void) => {
    const before = { ...process.env };
    for (const [name, value] of Object.entries(changes))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    try {
      run();
    } finally {
      for (const name of Object.keys(changes))
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
    }
  };
  it('goes to the user, or to the environment of a Python; list finds both', () => {
    const home = temporary();
    const kernel = path.join(home, 'kernel');
    for (const name of ['kernel.js', 'start.sh']) put(path.join(kernel, name), '');
    const environment = path.join(home, 'environment');
    put(path.join(environment, 'bin', 'python3'), `#!/bin/sh\necho '${environment}'\n`);
    const conda = path.join(home, 'conda');
    put(path.join(conda, 'bin', 'jupyter'), '');
    const bins = [environment, conda].map((folder) => path.join(folder, 'bin'));
    const PATH = [...bins, process.env.PATH].join(path.delimiter);
    const variables = { PATH, HOME: home, JUPYTER_DATA_DIR: undefined, XDG_DATA_HOME: undefined };
    withEnvironment(variables, () => {
      const inHome = process.platform === 'darwin' ? ['Library', 'Jupyter'] : ['.local', 'share', 'jupyter'];
      const user = installKernelspec({ user: true }, kernel);
      assert.equal(user, path.join(home, ...inHome, 'kernels', 'typescript'));
      assert.equal(kernelspecFolder(), user);
      const within = (folder: string) => path.join(folder, 'share', 'jupyter', 'kernels', 'typescript');
      assert.equal(installKernelspec({ sysPrefix: true }, kernel), within(environment));
      assert.equal(installKernelspec({ prefix: conda }, kernel), within(conda));
      const folders = () => listKernelspecs().map(({ folder }) => folder);
      assert.deepEqual(folders().slice(0, 3), [user, within(environment), within(conda)]);
      assert.equal(uninstallKernelspec({ sysPrefix: true }), within(environment));
      assert.equal(uninstallKernelspec({ user: true }), user);
      assert.equal(folders()[0], within(conda));
    });
    assert.throws(() => kernelspecFolder({ sysPrefix: '/no/such/python' }), /Use --user or --prefix DIR/);
    fs.rmSync(home, { recursive: true });
  });
  it('has one place', () => {
    assert.throws(() => kernelspecFolder({ user: true, prefix: '/x' }), /only one of/);
  });
  it('starts from the snapshot only with the Node that made it', () => {
    const script = createStartScript("/it's/node");
    assert.match(script, /^node='\/it'\\''s\/node'$/m);
    assert.match(script, /! \[ "\$node" -nt "\$stamp" \] && ! \[ "\$node" -ot "\$stamp" \]; then/);
  });
});
