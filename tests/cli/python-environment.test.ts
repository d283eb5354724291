import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  explainVenv,
  pythonEnvironmentVariables,
  readRequirements,
} from '../../src/cli/setup/python-environment';

/** What Debian 12's own python3 prints where the package python3-venv is not installed. */
const DEBIAN = `The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.

    apt install python3.11-venv

You may need to use sudo with that command.  After installing the python3-venv
package, recreate your virtual environment.

Failing command: /x/.course/python/bin/python3`;

const FULL = `Error: Command '['/x/bin/python3', '-m', 'ensurepip', '--upgrade']' returned non-zero exit status 1.
OSError: [Errno 28] No space left on device`;

const COLON =
  'Error: Refusing to create a venv in /a:b/.course/python because it contains the PATH separator :.';

for (const [what, output, message] of [
  [
    'no python3-venv',
    DEBIAN,
    /^Python 3\.11\.2 lacks a part .*: sudo apt install python3-venv\nThen run the same/,
  ],
  ['a full disk', FULL, /^The disk is full; Python 3\.11\.2 could not make a virtual environment/],
  ['a colon in the path', COLON, /its path has a colon\. Move the course to a folder without one\.$/],
  ['anything else', 'one\ntwo', /^Python 3\.11\.2 could not make a virtual environment:\none\ntwo$/],
] as const) {
  test(`${what} while an environment is made: what to do is said first`, () => {
    assert.match(explainVenv(output, '3.11.2').message, message);
  });
}

test('Python reads and writes UTF-8 whatever the locale says', () => {
  const { PYTHONUTF8 } = process.env;
  process.env.PYTHONUTF8 = '0';
  try {
    assert.equal(pythonEnvironmentVariables().PYTHONUTF8, '1');
  } finally {
    if (PYTHONUTF8 === undefined) delete process.env.PYTHONUTF8;
    else process.env.PYTHONUTF8 = PYTHONUTF8;
  }
});

test('requirements change when a file that they take in changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'requirements-'));
  const [whole, part] = ['hub.txt', 'base.txt'].map((name) => join(folder, name));
  writeFileSync(whole!, '# the hub\n-r base.txt\nmako==1.4.3\n');
  writeFileSync(part!, 'lark==1.0\n');
  assert.equal(readRequirements(whole!), '# the hub\n-r base.txt\nmako==1.4.3\nlark==1.0\n');
  writeFileSync(part!, 'lark==2.0\n');
  assert.match(readRequirements(whole!), /lark==2\.0/);
  rmSync(folder, { recursive: true });
});
