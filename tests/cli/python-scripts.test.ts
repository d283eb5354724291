import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { Progress } from '../../src/cli/progress';
import { pythonScriptsStep } from '../../src/cli/setup/python-scripts';

const top = mkdtempSync(join(tmpdir(), 'course-scripts-'));
after(() => rmSync(top, { recursive: true }));

const isWindows = process.platform === 'win32';
const progress = undefined as unknown as Progress;

/** An environment whose python is a shell that says which path it was called by. */
function makeEnvironment(place: string): { environment: string; bin: string } {
  const environment = join(top, place, '.course', 'python');
  const bin = join(environment, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'python3'), '#!/bin/sh\necho "$0"\n', { mode: 0o755 });
  symlinkSync('python3', join(bin, 'python'));
  return { environment, bin };
}

const shell = (python: string) => `#!/bin/sh\n'''exec' "${python}" "$0" "$@"\n' '''\n`;
const body = '# -*- coding: utf-8 -*-\nprint("é")\n';

for (const [from, to] of [
  ['/old/gan', 'gan'],
  ['/old/gan', 'Mein Kürs'],
  ['/old/Mein Kürs', 'plain'],
  ['/old/gan', 'long'.repeat(40)],
]) {
  test(`scripts that were copied from ${from} to ${to!.slice(0, 20)} start the python beside them`, async (context) => {
    if (isWindows) return context.diagnostic('scripts are programs there');
    const { environment, bin } = makeEnvironment(to!);
    const old = `${from}/.course/python/bin/python`;
    const script = join(bin, 'jupyter');
    const shared = join(top, 'shared');
    const before = (/ /.test(from!) ? shell(old) : `#!${old}\n`) + body;
    rmSync(shared, { force: true });
    writeFileSync(shared, before, { mode: 0o750 });
    linkSync(shared, script);
    const step = pythonScriptsStep(environment, 'python');
    assert.equal(step.isDone(), false);
    await step.run(progress);
    assert.equal(step.isDone(), true);
    assert.equal(execFileSync(script, { encoding: 'utf8' }).trim(), join(bin, 'python'));
    assert.ok(readFileSync(script, 'utf8').endsWith(`\n${body}`));
    assert.equal(statSync(script).mode & 0o777, 0o750);
    assert.equal(readFileSync(shared, 'utf8'), before, 'the place that it came from keeps its own');
  });
}

test('other files stay as they are: of other pythons, no scripts, links, this place’s own', async (context) => {
  if (isWindows) return context.diagnostic('scripts are programs there');
  const { environment, bin } = makeEnvironment('mixed');
  const files = {
    system: '#!/usr/bin/python3\n',
    other: '#!/old/.course/python-test/bin/python\n',
    shell: '#!/bin/sh\n',
    nothing: '',
    activate: 'VIRTUAL_ENV="/old/.course/python"\n',
    own: `#!${join(bin, 'python')}\n`,
    quoted: shell(join(bin, 'python')),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(bin, name), text);
  symlinkSync('/nowhere', join(bin, 'dangling'));
  const step = pythonScriptsStep(environment, 'python');
  assert.equal(step.isDone(), true);
  await step.run(progress);
  for (const [name, text] of Object.entries(files))
    assert.equal(readFileSync(join(bin, name), 'utf8'), text, name);
  assert.equal(pythonScriptsStep(dirname(top), 'python').isDone(), true, 'an environment that is not there');
});
