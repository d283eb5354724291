import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const { whyNotHere } = require('../../bin/check-path.cjs') as {
  whyNotHere(root: string, platform: NodeJS.Platform): string | undefined;
};

const folder = mkdtempSync(join(tmpdir(), 'course-path-'));
after(() => rmSync(folder, { recursive: true }));

test('signs that no module can be loaded from are named; others, and Windows’ own, are not', () => {
  assert.match(
    whyNotHere('/home/a?b', 'linux') ?? '',
    /^The course cannot run in \/home\/a\?b: .* a "\?"\. Rename/,
  );
  assert.match(whyNotHere('/home/a\\b', 'linux') ?? '', / with a "\\"\. /);
  assert.equal(whyNotHere('C:\\Users\\me\\gan', 'win32'), undefined);
  for (const name of ['a b', 'a#b', 'a%20b', "it's", 'ünï 名', '-dash', 'br[a]{b}'])
    assert.equal(whyNotHere(`/home/${name}`, 'linux'), undefined);
});

test('every command says so before anything is installed', { skip: process.platform === 'win32' }, () => {
  const project = join(folder, 'what?');
  cpSync(join(__dirname, '..', '..', 'bin'), join(project, 'bin'), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [join(project, 'bin', 'course.cjs'), 'doctor'], {
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.match(stderr, /^The course cannot run in [^\n]*what\?: [^\n]*\n$/);
});
