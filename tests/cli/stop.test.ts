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

/** A command in a long step, as TensorFlow takes it: no signal is heard before its end. It saves, and leaves. */
const slow = `
  const { answerStops, listenForStops, STOPPED } = require(${JSON.stringify(join(source, 'stop'))});
  const fs = require('node:fs');
  const block = (ms) => { for (const end = Date.now() + ms; Date.now() < end; ); };
  if (process.env.TERMINAL) require('node:tty').isatty = () => true;
  listenForStops();
  let stops = 0;
  answerStops((insists) => {
    stops++;
    process.stderr.write('Stopping after this step');
    if (insists) process.exit(7);
  });
  (async () => {
    fs.writeFileSync('child', String(process.pid));
    for (let step = 0; step < 500 && stops === 0; step++) {
      block(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (let part = 0; part < 25; part++) {
      block(100);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    fs.writeFileSync('saved', String(stops));
    process.exit(STOPPED);
  })();
`;

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts it as npm does, with a shell between, in a process group of its own, and sends what is asked for. */
async function stopSlowly(
  send: (group: number, child: number) => Promise<void>,
  env: NodeJS.ProcessEnv = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'course-stop-'));
  writeFileSync(join(folder, 'command.cjs'), slow);
  const run = `"${process.execPath}" -r "${require.resolve('tsx/cjs')}" command.cjs; echo $? > status`;
  const shell = spawn('sh', ['-c', run], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, npm_lifecycle_event: 'train', ...env },
  });
  while (readText(join(folder, 'child')) === '') await sleep(50);
  const child = Number(readText(join(folder, 'child')));
  const isThere = () => {
    try {
      process.kill(child, 0);
      return true;
    } catch {
      return false;
    }
  };
  // Whoever reads what it says ends with it.
  shell.stdout.destroy();
  shell.stderr.destroy();
  await send(shell.pid!, child);
  while (isThere()) await sleep(50);
  const found = {
    saved: readText(join(folder, 'saved')) !== '',
    status: readText(join(folder, 'status')).trim(),
  };
  rmSync(folder, { recursive: true });
  return found;
}

const sendAll = (pid: number, signals: NodeJS.Signals[]) => async () => {
  for (const signal of signals) {
    process.kill(pid, signal);
    await sleep(300);
  }
};

for (const signals of [
  ['SIGTERM'],
  ['SIGHUP'],
  ['SIGUSR1'],
  ['SIGUSR2'],
  ['SIGXCPU'],
  ['SIGTERM', 'SIGTERM', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGCONT', 'SIGINT'],
  ['SIGUSR1', 'SIGTERM', 'SIGUSR2'],
] as NodeJS.Signals[][]) {
  test(`${signals.join(', ')} to the process group, the shell's death with it: one stop, and all is saved`, async () => {
    const { saved } = await stopSlowly((group) => sendAll(-group, signals)());
    assert.ok(saved);
  });
}

test('only a second Ctrl-C from a terminal, a second or more after the first, leaves at once', async () => {
  const typed = { TERMINAL: '1' };
  const twice = (ms: number) => async (_: number, child: number) => {
    process.kill(child, 'SIGINT');
    await sleep(ms);
    process.kill(child, 'SIGINT');
  };
  assert.deepEqual(await stopSlowly(twice(200), typed), { saved: true, status: '130' });
  assert.deepEqual(await stopSlowly(twice(1500), typed), { saved: false, status: '7' });
  assert.deepEqual(await stopSlowly(twice(1500)), { saved: true, status: '130' });
});

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
