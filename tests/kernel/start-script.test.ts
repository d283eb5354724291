import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, describe, it } from 'node:test';
import { createStartScript, PIPES_ARGUMENT, STACK_FLAG } from '../../src/kernel/start-script';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'start script & co '));
after(() => fs.rmSync(folder, { recursive: true }));

/** Starts a kernel that is nothing but this text; resolves when its output has ended, too. */
function start(kernel: string, shell: string, env: NodeJS.ProcessEnv = {}) {
  fs.writeFileSync(path.join(folder, 'kernel.js'), kernel);
  fs.writeFileSync(path.join(folder, 'start.sh'), createStartScript(process.execPath));
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...own } = process.env;
  const child = spawn(shell, [path.join(folder, 'start.sh'), '--connection-file', 'a b'], {
    env: { ...own, TMPDIR: folder, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (data) => (texts[name] += data));
  return new Promise<{ status: number | null; signal: string | null; stdout: string; stderr: string }>(
    (resolve) => child.on('close', (status, signal) => resolve({ status, signal, ...texts })),
  );
}

const DIES = `const fs = require('node:fs');
fs.writeSync(1, 'said\\n'); fs.writeSync(2, 'last words\\n');
process.kill(process.pid, 'SIGKILL');`;

const shells = ['sh', 'dash', 'bash'].filter((name) => spawnSync(name, ['-c', 'true']).status === 0);

describe('the start script', { skip: process.platform === 'win32' && 'Windows starts Node itself' }, () => {
  for (const shell of shells) {
    it(`of ${shell} passes on what a kernel wrote and nobody read, however it ended`, async () => {
      const { signal, stdout, stderr } = await start(DIES, shell);
      assert.deepEqual([signal, stdout, stderr], ['SIGKILL', 'said\n', 'last words\n']);
    });
    it(`of ${shell} ends what the kernel has started when that is killed`, async () => {
      const kernel = `const { spawn } = require('node:child_process');
        const child = spawn('sleep', ['781'], { stdio: 'inherit' });
        require('node:fs').writeSync(1, String(child.pid));
        process.kill(process.pid, 'SIGKILL');`;
      // The output ends when nobody holds it any more, and the child would for 781 s.
      assert.match((await start(kernel, shell)).stdout, /^\d+$/);
    });
    it(`of ${shell} tells the kernel, and leaves no files`, async () => {
      const { stdout, status } = await start('console.log(JSON.stringify(process.argv.slice(2)))', shell);
      const [plain, pipes, keeper, ...rest] = JSON.parse(stdout);
      assert.deepEqual([plain, pipes, rest], ['--plain-start', PIPES_ARGUMENT, ['--connection-file', 'a b']]);
      assert.ok(Number(keeper) > 1);
      assert.equal(status, 0);
      assert.deepEqual(fs.readdirSync(folder).sort(), ['kernel.js', 'start.sh']);
    });
  }
  it('starts from the snapshot only with the Node that made it', () => {
    const script = createStartScript("/it's/node");
    assert.match(script, /^node='\/it'\\''s\/node'$/m);
    assert.match(script, /! \[ "\$node" -nt "\$stamp" \] && ! \[ "\$node" -ot "\$stamp" \]; then/);
  });
  it('asks V8 for no more stack than the process has', async () => {
    fs.writeFileSync(path.join(folder, 'kernel.js'), 'console.log(process.execArgv.join())');
    const script = path.join(folder, 'start.sh');
    fs.writeFileSync(script, createStartScript(process.execPath));
    const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...own } = process.env;
    const flagsWith = (limit: string) =>
      spawnSync('sh', ['-c', `${limit}; exec sh "$0"`, script], { env: own, encoding: 'utf8' }).stdout;
    assert.ok(!flagsWith('ulimit -s 4000').includes(STACK_FLAG));
    assert.ok(flagsWith('ulimit -S -s 8192').includes(STACK_FLAG));
  });
  it('starts a kernel without pipes where none can be made', async () => {
    const env = { TMPDIR: path.join(folder, 'nowhere') };
    const { stdout } = await start('console.log(process.argv.slice(2).join())', 'sh', env);
    assert.equal(stdout, '--plain-start,--connection-file,a b\n');
  });
});
