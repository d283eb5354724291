import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { expandHome, explainSystemError, readRegularFile } from '../../src/data/files';
import { readIdxFile } from '../../src/data/idx';

const folder = mkdtempSync(join(tmpdir(), 'course-files-'));
after(() => rmSync(folder, { recursive: true }));
const inFolder = (name: string) => join(folder, name);

test('a file is read as Node reads it, also through a link', () => {
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251));
  writeFileSync(inFolder('file'), bytes);
  symlinkSync(inFolder('file'), inFolder('link'));
  assert.ok(readRegularFile(inFolder('file')).equals(readFileSync(inFolder('file'))));
  assert.ok(readRegularFile(inFolder('link')).equals(bytes));
  writeFileSync(inFolder('empty'), '');
  assert.equal(readRegularFile(inFolder('empty')).length, 0);
});

test('what is no file, or never ends, is refused before it is read', async () => {
  execFileSync('mkfifo', [inFolder('pipe')]);
  mkdirSync(inFolder('folder'));
  symlinkSync('/dev/zero', inFolder('zeros'));
  symlinkSync(inFolder('gone'), inFolder('dangling'));
  symlinkSync(inFolder('loop'), inFolder('loop'));
  writeFileSync(inFolder('huge'), '');
  truncateSync(inFolder('huge'), 2 ** 40);
  const server = createServer().listen(inFolder('socket'));
  server.unref();
  await new Promise((resolve) => server.once('listening', resolve));
  for (const [name, message] of [
    ['pipe', /pipe is no file, but a pipe or a device: name a file\.$/],
    ['zeros', /zeros is no file, but a pipe or a device/],
    ['socket', /socket is no file, but a pipe or a device/],
    ['folder', /folder is a folder; a file is wanted here\.$/],
    ['dangling', /dangling does not exist \(ENOENT\)\.$/],
    ['loop', /loop is a link that leads back to itself \(ELOOP\)\.$/],
    ['huge', /huge is too large: 1099511627776 bytes, where at most 1073741824 are expected\.$/],
    ['file/below', /file\/below cannot be: a part of this path is a file, not a folder \(ENOTDIR\)\.$/],
  ] as const) {
    assert.throws(() => readRegularFile(inFolder(name)), message);
    assert.throws(() => readIdxFile(inFolder(name)), message);
  }
  server.close();
});

test('system errors become sentences with the path; other errors do not', () => {
  const error = (code: string, more: object = { path: '/data/x' }) =>
    Object.assign(new Error(code), { code, syscall: 'open', ...more });
  assert.equal(
    explainSystemError(error('EACCES')),
    '/data/x may not be opened or changed by you: ask its owner for the right, or name another place (EACCES).',
  );
  assert.match(
    explainSystemError(error('EROFS'))!,
    /on a disk that can only be read: name another place \(EROFS\)/,
  );
  assert.match(explainSystemError(error('ENOSPC'), '/named')!, /^\/named does not fit: the disk is full\./);
  assert.match(explainSystemError(error('EISDIR', { dest: '/to', path: '/from' }))!, /^\/to is a folder/);
  assert.equal(explainSystemError(error('ESRCH')), undefined);
  assert.equal(explainSystemError(error('ENOENT', {})), undefined);
  assert.equal(explainSystemError(new TypeError('x')), undefined);
  assert.equal(explainSystemError(undefined), undefined);
});

test('~ is the home folder where no shell has seen the path', () => {
  assert.deepEqual(['~', '~/mnist', '~other/x', 'a/~/b'].map(expandHome), [
    homedir(),
    join(homedir(), 'mnist'),
    '~other/x',
    'a/~/b',
  ]);
});
