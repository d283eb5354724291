/** What help and errors say is what a student types. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildProgram } from '../../src/cli/main';
import { typedName } from '../../src/cli/usage';

const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** npm has two scripts that are called without "run". */
const call = (script: string) =>
  ['start', 'test'].includes(script) ? `npm ${script} --` : `npm run ${script} --`;
const program = buildProgram();

test('each command says the npm script that calls it', () => {
  for (const [script, line] of Object.entries(scripts)) {
    const name = line.replace('node bin/course.cjs ', '');
    const command = program.commands.find((one) => one.name() === name);
    assert.ok(command, `${script} calls ${name}, and there is no such command`);
    assert.equal(typedName(command), call(script));
    assert.ok(command.helpInformation().startsWith(`Usage: ${call(script)} `));
  }
});

test('a command of a command stands behind it, and the program has its own name', () => {
  const kernel = program.commands.find((one) => one.name() === 'kernel')!;
  const install = kernel.commands.find((one) => one.name() === 'install')!;
  assert.ok(install.helpInformation().startsWith('Usage: npm run kernel -- install '));
  assert.ok(program.helpInformation().startsWith('Usage: course '));
});
