import assert from 'node:assert/strict';
import fs, { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, mock, test } from 'node:test';
import { CheckpointStore } from '../../../src/training/checkpoints/store';
import { WriteError, writeFileWhole } from '../../../src/training/checkpoints/write-folder';
import { fakeOptions, stepOf } from './fake-training';

const folder = mkdtempSync(join(tmpdir(), 'course-store-'));
after(() => rmSync(folder, { recursive: true }));

const stepsIn = (store: CheckpointStore) => store.list().map(({ steps }) => steps);

test('the last two and the best are kept', async () => {
  const store = new CheckpointStore(join(folder, 'best'), 2);
  for (const [step, score] of [
    [1, 5],
    [2, 3],
    [3, 4],
    [4, undefined],
    [5, 6],
  ] as const) {
    await store.save({ ...fakeOptions(step), score });
  }
  assert.deepEqual(stepsIn(store), [2, 4, 5]);
  assert.equal(basename(store.findBest()!), 'step-00000002');
  assert.equal(
    basename(new CheckpointStore(store.folder).findBest()!),
    'step-00000002',
    'also by who comes later',
  );
  await store.save({ ...fakeOptions(6), score: 1 });
  assert.deepEqual(stepsIn(store), [5, 6]);
  assert.throws(() => new CheckpointStore(folder, 0), /at least 1/);
});

test('the best is the last one that is not worse by more than the noise; the lowest stays, so that nothing creeps', async () => {
  const store = new CheckpointStore(join(folder, 'noise'), 1);
  const bestAfter: string[] = [];
  for (const [step, score] of [
    [1, 0.05],
    [2, 0.041],
    [3, 0.0425],
    [4, 0.0435],
    [5, 0.0455],
    [6, undefined],
    [7, 0.0465],
  ] as const) {
    await store.save({ ...fakeOptions(step), score, scoreNoise: 0.003 });
    bestAfter.push(basename(store.findBest()!).slice(-1));
  }
  assert.deepEqual(bestAfter, ['1', '2', '3', '4', '4', '4', '4']);
  assert.deepEqual(stepsIn(store), [2, 4, 7]);
  assert.equal(
    basename(new CheckpointStore(store.folder).findBest()!),
    'step-00000004',
    'also by who comes later',
  );
});

test('what never ended is cleared away, and other files are left alone', async () => {
  const store = new CheckpointStore(join(folder, 'torn'));
  fs.mkdirSync(join(store.folder, '.unfinished-77-step-00000009'), { recursive: true });
  fs.writeFileSync(join(store.folder, 'notes.txt'), 'mine');
  await store.save(fakeOptions(1));
  assert.deepEqual(readdirSync(store.folder).sort(), ['notes.txt', 'step-00000001']);
});

test('a step that is there already is not written again', async () => {
  const store = new CheckpointStore(join(folder, 'again'));
  const path = await store.save(fakeOptions(1));
  const { ino } = fs.statSync(join(path, 'state.json'));
  await store.save(fakeOptions(1));
  assert.equal(fs.statSync(join(path, 'state.json')).ino, ino);
  fs.writeFileSync(join(path, 'state.json'), '{}');
  await store.save(fakeOptions(1));
  assert.equal(stepOf(store.readLast()!), 1, 'but a damaged one is');
});

for (const [code, message] of [
  ['ENOSPC', /^The disk is full: .*step-00000002 could not be written\. What was there before is intact/],
  ['EIO', /step-00000002 could not be written: EIO\. What was there/],
] as const) {
  test(`${code} while writing: a sentence, no torn folder, and the checkpoint before it is intact`, async () => {
    const store = new CheckpointStore(join(folder, code), 1);
    await store.save(fakeOptions(1));
    let writes = 0;
    const broken = mock.method(fs, 'writeSync', () => {
      if (++writes > 2) throw Object.assign(new Error(code), { code });
      return 1;
    });
    try {
      await assert.rejects(
        store.save(fakeOptions(2)),
        (error: Error) => error instanceof WriteError && message.test(error.message),
      );
    } finally {
      broken.mock.restore();
    }
    assert.ok(writes > 2);
    assert.deepEqual(readdirSync(store.folder), ['step-00000001']);
    assert.equal(stepOf(store.readLast()!), 1);
  });
}

test('a file is replaced as a whole; where that fails the old one is intact', () => {
  const file = join(folder, 'deep', 'history.csv');
  writeFileWhole(file, 'one');
  writeFileWhole(file, 'two');
  assert.equal(fs.readFileSync(file, 'utf8'), 'two');
  assert.throws(() => writeFileWhole(join(file, 'below'), 'x'), WriteError);
  assert.equal(existsSync(file), true);
  assert.deepEqual(readdirSync(join(folder, 'deep')), ['history.csv']);
});
