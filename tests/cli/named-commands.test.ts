/** Every command that README.md and environment.md name is one, and takes the options that stand behind it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Command } from 'commander';
import { buildProgram } from '../../src/cli/main';
import { root } from '../../src/cli/project';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const program = buildProgram();

/** Spans of code, and lines of blocks of code. */
function findCode(markdown: string): string[] {
  const blocks = [...markdown.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, text]) => text!.split('\n'));
  const rest = markdown.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...blocks, ...[...rest.matchAll(/`([^`]+)`/g)].map(([, text]) => text!)];
}

/** The words behind `course`; undefined where the text calls no command of the course. */
function readWords(text: string): string[] | undefined {
  const call = /(?:npm (?:run )?([a-z]\S*)|node (bin\/course\.cjs))(.*)$/.exec(text.replace(/ #.*$/, ''));
  if (!call || /^(?:install|ci|test-)/.test(call[1] ?? '')) return undefined;
  // A table's bar is `\|`; brackets say what can be left out.
  const more = call[3]!.replaceAll('\\|', '|').replaceAll(/\$\(.*?\)/g, '');
  const words = more.split(/[\s[\]]+/).filter((word) => word && word !== '--');
  if (call[2]) return words;
  const script = scripts[call[1]!];
  assert.ok(script, `${text}: package.json has no script "${call[1]}"`);
  return [...script.split(' ').slice(2), ...words];
}

/** The commands that the words name: more than one where they stand as `submit|status`. */
function findCommands([name, ...words]: string[], text: string): Command[] {
  const command = program.commands.find((one) => one.name() === name);
  assert.ok(command, `${text}: there is no command "${name}"`);
  if (command.commands.length === 0 || !/^[a-z|]+$/.test(words[0] ?? '')) return [command];
  return words[0]!.split('|').map((word) => {
    const below = command.commands.find((one) => one.name() === word);
    assert.ok(below, `${text}: "${name}" has no command "${word}"`);
    return below;
  });
}

/** Throws if one of the words is no option; a choice takes it if one of its commands does. */
function checkCommand(text: string): boolean {
  const words = readWords(text);
  if (!words) return false;
  const known = findCommands(words, text).flatMap(({ options }) => options.map(({ long }) => long));
  for (const option of words.filter((word) => word.startsWith('--')))
    assert.ok(known.includes(option), `${text}: no option ${option}`);
  return true;
}

for (const [file, least] of [
  ['README.md', 20],
  ['environment.md', 20],
] as const) {
  test(`${file}: each command is there, with its options`, () => {
    const count = findCode(readFileSync(join(root, file), 'utf8')).filter(checkCommand).length;
    assert.ok(count >= least, `only ${count} commands were found`);
  });
}

test('what is no command, no part of one, or no option of it, is found', () => {
  assert.throws(() => checkCommand('npm run fly'), /no script "fly"/);
  assert.throws(() => checkCommand('npm run cluster -- submit|fly'), /"cluster" has no command "fly"/);
  assert.throws(() => checkCommand('node bin/course.cjs fly'), /no command "fly"/);
  assert.throws(() => checkCommand('npm start -- [--fly N]'), /no option --fly/);
  assert.ok(!checkCommand('npm install'));
});

test('the container and the workflow install what the gate installs, and call commands that there are', () => {
  const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
  const gate = read('.ci', 'run');
  const packages = [...gate.matchAll(/missing\+=\(([^)]+)\)/g)].flatMap(([, names]) => names!.split(' '));
  assert.ok(packages.length > 5);
  const dockerfile = read('.devcontainer', 'Dockerfile').split(/\s+/);
  assert.deepEqual(
    packages.filter((name) => !dockerfile.includes(name)),
    [],
  );
  const { postCreateCommand } = JSON.parse(read('.devcontainer', 'devcontainer.json')) as Record<
    string,
    string
  >;
  for (const command of postCreateCommand!.split(' && ')) checkCommand(command);
  assert.match(read('.github', 'workflows', 'test.yml'), /- run: \.ci\/run$/m);
});
