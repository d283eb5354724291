/** `--out` where nothing can be written: every command says so in a sentence, and ends. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { handOutNotebooks } from '../../src/cli/handout';
import { makeOutputFolder } from '../../src/cli/run/run-notebooks';
import { buildWithProgress } from '../../src/cli/slides/build';
import { explainSystemError } from '../../src/data/files';

const folder = mkdtempSync(join(tmpdir(), 'course-out-'));
after(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, 'file'), '');
const places = [join(folder, 'file'), join(folder, 'file', 'below')];
// Node's own way to make folders never ends there.
if (process.platform === 'linux') places.push('/proc/x', '/proc/x/y');

const isSentence = (error: Error) => {
  const sentence = 'isUserError' in error ? error.message : explainSystemError(error);
  assert.match(sentence ?? '', /(\/proc\/x|file)\S* (lies on a disk|cannot be)[^\n]* \([A-Z]+\)\.$/);
  return true;
};

for (const place of places) {
  const named = place.replace(folder, '…');
  test(`notebooks to ${named}`, () => assert.throws(() => makeOutputFolder(place), isSentence));
  test(`slides to ${named}`, () => assert.rejects(buildWithProgress(place), isSentence));
  test(`a handout to ${named}`, () => assert.throws(() => handOutNotebooks(place), isSentence));
}
