import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { findCheckpoint } from '../../src/cli/train/find-checkpoint';
import { quoteWord } from '../../src/cli/train/resume-command';
import { UserError } from '../../src/cli/user-error';
import { saveFake } from '../training/checkpoints/fake-training';

const folder = mkdtempSync(join(tmpdir(), 'course-find-'));
after(() => rmSync(folder, { recursive: true }));
const forPeople = (message: RegExp) => (error: Error) =>
  error instanceof UserError && message.test(error.message);

const csv = (epochs: number) =>
  `epoch,step\n${Array.from({ length: epochs }, (_, i) => `${i + 1},1\n`).join('')}`;

/** What a training leaves that is killed at different moments of its first epoch's end. */
const BEGINNINGS: Record<string, (out: string) => void> = {
  'a folder for checkpoints with none in it': (out) => mkdirSync(join(out, 'checkpoints')),
  'one that was being written': (out) =>
    mkdirSync(join(out, 'checkpoints', '.unfinished-7-step-00000030'), { recursive: true }),
  'a picture of the first epoch': (out) => mkdirSync(join(out, 'grids')),
  'the first epoch’s history': (out) => writeFileSync(join(out, 'history.csv'), csv(1)),
};

for (const [what, leave] of Object.entries(BEGINNINGS)) {
  for (const resume of [false, true]) {
    test(`${what}, ${resume ? 'with' : 'without'} --resume: it begins, and says so`, () => {
      const out = mkdtempSync(join(folder, 'begun-'));
      leave(out);
      const said: string[] = [];
      assert.equal(
        findCheckpoint(out, resume, (line) => said.push(line)),
        undefined,
      );
      assert.match(
        said.join(),
        /^A training was ended in .* before its first checkpoint: it begins again\.$/,
      );
    });
  }
}

const RESULTS: Record<string, (out: string) => void> = {
  'two epochs': (out) => writeFileSync(join(out, 'history.csv'), csv(2)),
  'something else': (out) => writeFileSync(join(out, 'history.csv'), 'mine'),
  'two pictures': (out) => {
    mkdirSync(join(out, 'grids'));
    for (const name of ['epoch-0001.png', 'epoch-0002.png']) writeFileSync(join(out, 'grids', name), '');
  },
};

for (const [what, leave] of Object.entries(RESULTS)) {
  test(`${what}, and no checkpoint: results are not written over`, () => {
    const out = mkdtempSync(join(folder, 'results-'));
    leave(out);
    for (const resume of [false, true]) {
      assert.throws(
        () => findCheckpoint(out, resume),
        forPeople(/holds a training's results .* remove that folder/),
      );
    }
  });
}

test('checkpoints that are all damaged: what to do is said', async () => {
  const out = mkdtempSync(join(folder, 'damaged-'));
  const checkpoint = join(out, 'checkpoints', 'step-00000001');
  await saveFake(checkpoint, 1);
  assert.equal(findCheckpoint(out, true)!.folder, checkpoint);
  assert.throws(
    () => findCheckpoint(out, false),
    forPeople(/holds a training already \(checkpoints\)\. Add --resume/),
  );
  writeFileSync(join(checkpoint, 'state.json'), '{}');
  assert.throws(
    () => findCheckpoint(out, true),
    forPeople(/^No checkpoint in .* can be used\. Take another --out, or remove/),
  );
});

test('a word for the shell is quoted where it must be', () => {
  assert.deepEqual(['out/a-b_1.c', 'my run', "it's", '$HOME', ''].map(quoteWord), [
    'out/a-b_1.c',
    "'my run'",
    "'it'\\''s'",
    "'$HOME'",
    "''",
  ]);
});
