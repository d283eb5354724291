import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildSync } from 'esbuild';
import { RandomStream } from '../../../src/random/stream';
import { CheckpointStore } from '../../../src/training/checkpoints/store';
import { stepOf } from './fake-training';

const folder = mkdtempSync(join(tmpdir(), 'course-kill-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const KILLS = 200;
/** Numbers in each of six tensors: a checkpoint of half a megabyte takes some milliseconds to write. */
const SIZE = 20_000;

/** Starts a training, and ends it with SIGKILL some time after its first checkpoint. @returns the last one it told of. */
function trainAndKill(program: string, afterMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, String(SIZE)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.on('data', (text) => {
      if (told === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
      told += text;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`it ended by itself: ${code}`));
      resolve(Number(told.slice(0, told.lastIndexOf('\n')).split('\n').at(-1)));
    });
  });
}

test(`${KILLS} kills at any moment, ${KILLS} resumes: nothing is lost but what came after the last checkpoint`, async () => {
  const program = join(folder, 'train.cjs');
  const entry = `require(${JSON.stringify(join(__dirname, 'fake-training.ts'))}).trainForEver(process.argv[2], Number(process.argv[3]))`;
  writeFileSync(join(folder, 'entry.js'), entry);
  buildSync({
    entryPoints: [join(folder, 'entry.js')],
    bundle: true,
    platform: 'node',
    outfile: program,
    logLevel: 'error',
  });
  const store = new CheckpointStore(join(folder, 'checkpoints'), 2);
  const random = new RandomStream(1);
  let steps = 0;
  let torn = 0;
  for (let kill = 0; kill < KILLS; kill++) {
    const told = await trainAndKill(program, random.uniform() * 25);
    const last = store.readLast((error) => assert.fail(error.message));
    const found = stepOf(last!);
    assert.ok(told > steps, 'it went on from where it was');
    assert.ok(found >= told, `step ${told} was written, ${found} is there`);
    if (readdirSync(store.folder).some((name) => name.startsWith('.unfinished'))) torn++;
    steps = found;
  }
  assert.ok(torn > 0, 'some kills came in the middle of writing');
  const best = store.list().find((checkpoint) => checkpoint.steps === 40);
  assert.ok(best, 'the best checkpoint is kept');
  assert.ok(store.list().length <= 4, 'the last two, the best, and perhaps one that was about to go');
});
