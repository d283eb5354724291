import assert from 'node:assert/strict';
import fs, { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { checkRoom } from '../../src/cli/train/check-room';
import { train } from '../../src/cli/train/train';
import { UserError } from '../../src/cli/user-error';

const folder = mkdtempSync(join(tmpdir(), 'course-room-'));
after(() => rmSync(folder, { recursive: true }));

function leave(context: TestContext, free: number, blocks = 1e9): void {
  const found = { bavail: free / 1000, bsize: 1000, blocks } as fs.StatsFs;
  context.mock.method(fs, 'statfsSync', () => found);
}

const checkpoint = { folder: '/here', bytes: 40e6, keep: 3, held: 0 };

test('not even one checkpoint: a sentence', (context) => {
  leave(context, 20e6);
  assert.throws(() => checkRoom(checkpoint), {
    constructor: UserError,
    message:
      'The disk is too full for this training: one checkpoint takes 40 MB, and /here has 20 MB left. Make room, or ' +
      'take another --out.',
  });
});

test('too little for all that are kept and the next one: a warning with what is missing', (context) => {
  leave(context, 150e6);
  assert.match(
    checkRoom(checkpoint)!,
    /^The disk may become full: .*\(10 MB more\), or take a smaller --keep\.$/,
  );
  // Those that are there already need no more room.
  assert.equal(checkRoom({ ...checkpoint, held: 1 }), undefined);
  assert.equal(checkRoom({ ...checkpoint, held: 9 }), undefined);
});

test('enough room, or a disk that does not tell: no word', (context) => {
  leave(context, 160e6);
  assert.equal(checkRoom(checkpoint), undefined);
  leave(context, 0, 0);
  assert.equal(checkRoom(checkpoint), undefined);
  context.mock.method(fs, 'statfsSync', () => {
    throw new Error('ENOSYS');
  });
  assert.equal(checkRoom(checkpoint), undefined);
});

test('a training looks before it begins, and knows how large its checkpoints are', async (context) => {
  const out = join(folder, 'out');
  const flags = { keep: '3', checkpointSteps: '0', profile: 'quick', epochs: '1', out };
  leave(context, 1000);
  let told = 0;
  await assert.rejects(train('dense-gan', flags), (error: Error) => {
    told = Number(/one checkpoint takes ([\d.]+) MB/.exec(error.message)?.[1]) * 1e6;
    return error instanceof UserError && /too full/.test(error.message);
  });
  assert.deepEqual(readdirSync(out), []);
  context.mock.restoreAll();
  assert.equal(await train('dense-gan', flags), 0);
  const [name] = readdirSync(join(out, 'checkpoints'));
  const { size } = statSync(join(out, 'checkpoints', name!, 'weights.safetensors'));
  assert.ok(told > 0 && told < 1.05 * size, `${told} for ${size}`);
});
