import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const source = join(__dirname, '..', '..', 'src', 'cli');

/** A command that sets up: a child process works under the lock. */
const script = `
  const { listenForStops } = require(${JSON.stringify(join(source, 'stop'))});
  const { captureProcess } = require(${JSON.stringify(join(source, 'processes'))});
  const { setUp } = require(${JSON.stringify(join(source, 'setup', 'set-up'))});
  const fs = require('node:fs');
  listenForStops();
  const work = 'require("node:fs").writeFileSync("child", String(process.pid)); setInterval(() => {}, 1000)';
  const run = async () => {
    const { code } = await captureProcess(process.execPath, ['-e', work]);
    if (code !== 0) throw new Error('it failed');
  };
  setUp([{ name: 'a', title: 'A', needs: [], optional: true, isDone: () => false, run }], { folder: 'made' });
`;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} during set-up ends the child processes, frees the lock and exits with 130`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'course-stop-'));
    writeFileSync(join(folder, 'command.cjs'), script);
    const tsx = require.resolve('tsx/cjs');
    const command = spawn(process.execPath, ['-r', tsx, 'command.cjs'], { cwd: folder, stdio: 'ignore' });
    const wait = setInterval(() => {
      if (!readText(join(folder, 'child'))) return;
      clearInterval(wait);
      command.kill(signal);
    }, 50);
    const code = await new Promise((resolve) => command.once('close', resolve));
    assert.equal(code, 130);
    assert.throws(() => process.kill(Number(readText(join(folder, 'child'))), 0), { code: 'ESRCH' });
    assert.throws(() => readFileSync(join(folder, 'made', 'setup.lock')), { code: 'ENOENT' });
    assert.equal(
      existsSync(join(folder, 'made', 'failed')),
      false,
      'stopped is not failed: the next call goes on',
    );
    rmSync(folder, { recursive: true });
  });
}

test('who ends npm ends the command that npm runs: it is stopped as by a signal', {
  timeout: 60_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'course-stop-'));
  writeFileSync(join(folder, 'command.cjs'), script);
  const run = `"${process.execPath}" -r "${require.resolve('tsx/cjs')}" command.cjs; echo never`;
  // As npm does it: a shell between.
  const shell = spawn('sh', ['-c', run], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, npm_lifecycle_event: 'train' },
  });
  const until = async (isDone: () => boolean) => {
    while (!isDone()) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await until(() => readText(join(folder, 'child')) !== '');
  shell.kill('SIGTERM');
  const isGone = () => {
    try {
      process.kill(Number(readText(join(folder, 'child'))), 0);
      return false;
    } catch {
      return true;
    }
  };
  await until(isGone);
  await until(() => !existsSync(join(folder, 'made', 'setup.lock')));
  rmSync(folder, { recursive: true });
});

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
