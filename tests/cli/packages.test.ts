import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';

/** A project with our bin/, a lockfile, and an npm that only notes that it was called. */
let folder = '';
const inFolder = (...parts: string[]) => join(folder, ...parts);

const lockfile = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'x' },
      'node_modules/a': { version },
      'node_modules/other-system': { version: '1.0.0', optional: true },
    },
  });

const goodNpm = `
  const fs = require('node:fs');
  fs.appendFileSync('npm-calls', process.argv.slice(2).join(' ') + '\\n');
  setTimeout(() => fs.mkdirSync('node_modules', { recursive: true }), 300);
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'course-packages-'));
  cpSync(join(__dirname, '..', '..', 'bin'), inFolder('bin'), { recursive: true });
  writeFileSync(inFolder('package-lock.json'), lockfile('1.0.0'));
  writeFileSync(inFolder('npm-cli.js'), goodNpm);
  writeFileSync(
    inFolder('ensure.cjs'),
    "require('./bin/packages.cjs').ensurePackages().catch((e) => { console.error(e.message); process.exit(e.exitCode + 2); });",
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function ensure(
  onStart: (child: ChildProcess) => void = () => {},
): Promise<{ code: number | null; output: string }> {
  const env = { ...process.env, npm_execpath: inFolder('npm-cli.js') };
  const child = spawn(process.execPath, ['ensure.cjs'], { cwd: folder, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  onStart(child);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

const calls = () =>
  existsSync(inFolder('npm-calls')) ? readFileSync(inFolder('npm-calls'), 'utf8').trim().split('\n') : [];

test('packages are installed once, without scripts; then nothing is called or printed', async () => {
  const first = await ensure();
  assert.equal(first.code, 0);
  assert.match(first.output, /Installing npm packages …\nInstalling npm packages: ready/);
  assert.deepEqual(await ensure(), { code: 0, output: '' });
  assert.equal(calls().length, 1);
  assert.match(calls()[0]!, /^ci --ignore-scripts/);
});

test('a changed lockfile installs again', async () => {
  await ensure();
  writeFileSync(inFolder('package-lock.json'), lockfile('2.0.0'));
  await ensure();
  assert.equal(calls().length, 2);
});

for (const [version, count] of [
  ['1.0.0', 0],
  ['0.9.0', 1],
] as const) {
  test(`packages that somebody installed by hand, version ${version}: npm is called ${count} times`, async () => {
    mkdirSync(inFolder('node_modules'));
    const found = { packages: { 'node_modules/a': { version } } };
    writeFileSync(inFolder('node_modules', '.package-lock.json'), JSON.stringify(found));
    assert.equal((await ensure()).code, 0);
    assert.equal(calls().length, count);
  });
}

test('two at once install once', async () => {
  const both = await Promise.all([ensure(), ensure()]);
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  );
  assert.equal(calls().length, 1);
  assert.match(both.map(({ output }) => output).join(''), /Another command \(process \d+\) installs/);
});

for (const [what, owner, old] of [
  ['whose process is gone', { token: 'x', pid: 2 ** 22 + 1, host: hostname() }, false],
  ['of another machine that stopped beating', { token: 'x', pid: 1, host: 'elsewhere' }, true],
] as const) {
  test(`a lock ${what} is taken over`, async () => {
    const lock = inFolder('.course', 'npm.lock');
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'owner.json'), JSON.stringify(owner));
    if (old) utimesSync(lock, new Date(0), new Date(0));
    assert.equal((await ensure()).code, 0);
    assert.equal(existsSync(lock), false);
  });
}

for (const [what, error, sentence] of [
  ['a full disk', 'npm error code ENOSPC', /The disk is full\. The npm packages need about 600 MB/],
  ['no network', 'npm error code EAI_AGAIN', /npm could not reach its registry\. Connect to the network/],
  ['anything else', 'npm error code EUSAGE', /npm could not install the packages:\nnpm error code EUSAGE/],
] as const) {
  test(`npm's failure by ${what} is a sentence, and the next call tries again`, async () => {
    writeFileSync(inFolder('npm-cli.js'), `console.error('${error}'); process.exit(1);`);
    const { code, output } = await ensure();
    assert.equal(code, 3);
    assert.match(output, sentence);
    writeFileSync(inFolder('npm-cli.js'), goodNpm);
    assert.equal((await ensure()).code, 0);
  });
}

test('stopped while npm runs: npm is ended, the lock is free, the next call goes on', async () => {
  writeFileSync(
    inFolder('npm-cli.js'),
    "require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);",
  );
  const { code, output } = await ensure((child) => {
    const wait = setInterval(() => {
      if (!existsSync(inFolder('pid')) || !readFileSync(inFolder('pid'), 'utf8')) return;
      clearInterval(wait);
      child.kill('SIGINT');
    }, 50);
  });
  assert.equal(code, 132);
  assert.match(output, /Stopped; the next call goes on\./);
  assert.throws(() => process.kill(Number(readFileSync(inFolder('pid'), 'utf8')), 0), { code: 'ESRCH' });
  assert.equal(existsSync(inFolder('.course', 'npm.lock')), false);
  writeFileSync(inFolder('npm-cli.js'), goodNpm);
  assert.equal((await ensure()).code, 0);
});
