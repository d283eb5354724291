/** `npm run kernel`: makes the TypeScript kernel known to other Jupyter installations. */
import type { Command } from 'commander';

interface Place {
  user?: boolean;
  prefix?: string;
  sysPrefix?: boolean | string;
}

function loadInstaller() {
  return require('../../kernel/install') as typeof import('../../kernel/install');
}

/** Turns an expected failure (two places given, no such Python) into a sentence. */
function explain<T>(work: () => T): T {
  const { UserError } = require('../user-error') as typeof import('../user-error');
  try {
    return work();
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

async function install(place: Place): Promise<void> {
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { kernelSteps } = require('../setup/steps') as typeof import('../setup/steps');
  await prepare(kernelSteps);
  console.log(`Installed: ${explain(() => loadInstaller().installKernelspec(place))}`);
}

function uninstall(place: Place): void {
  const folder = explain(() => loadInstaller().uninstallKernelspec(place));
  console.log(folder ? `Removed: ${folder}` : 'There was none.');
}

function list(): void {
  const { folders } = require('../project') as typeof import('../project');
  const found = loadInstaller().listKernelspecs([folders.python]);
  if (found.length === 0) console.log('The kernel is not installed anywhere; `npm run setup` installs it.');
  for (const { displayName, folder, works } of found) {
    console.log(`${displayName}: ${folder}${works ? '' : '  (its files are gone: npm run setup)'}`);
  }
}

export function addKernel(program: Command): void {
  const kernel = program.command('kernel').description('install, remove or list the TypeScript kernel');
  const places: [string, string][] = [
    ['--user', "the user's Jupyter (default)"],
    ['--prefix <folder>', 'an environment, e.g. a conda environment’s folder'],
    ['--sys-prefix [python]', 'the environment of that Python (default: python3)'],
  ];
  for (const [name, action, what] of [
    ['install', install, 'make the kernel known to a Jupyter outside the project'],
    ['uninstall', uninstall, 'undo install'],
  ] as const) {
    const command = kernel.command(name).description(what).action(action);
    for (const [flags, text] of places) command.option(flags, text);
  }
  kernel.command('list').description('say where the kernel is installed').action(list);
}
