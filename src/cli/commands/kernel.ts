/** `npm run kernel`: makes the TypeScript kernel known to other Jupyter installations. */
import type { Command } from 'commander';

interface Place {
  user?: boolean;
  prefix?: string;
  sysPrefix?: boolean | string;
  /** `tslab` for the stock kernel of npm instead of the course's own. */
  with?: string;
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

/** The kernelspec's name that `--with` asks for. */
function readName({ with: name = 'typescript' }: Place): string {
  const { UserError } = require('../user-error') as typeof import('../user-error');
  if (name !== 'typescript' && name !== 'tslab')
    throw new UserError(`Unknown kernel "${name}". Known: typescript, tslab.`);
  return name;
}

/** Stock tslab, and the folder in which the notebooks run on it. */
function installTslab(place: Place): void {
  const { listNotebooks } = require('../run/notebooks') as typeof import('../run/notebooks');
  const { makeTslabWorkspace } = require('../../tslab/workspace') as typeof import('../../tslab/workspace');
  const { writeTslabKernelspec } =
    require('../../tslab/kernelspec') as typeof import('../../tslab/kernelspec');
  const folder = explain(() => loadInstaller().kernelspecFolder(place, 'tslab'));
  const { notebooks } = makeTslabWorkspace(listNotebooks().map(({ path }) => path));
  writeTslabKernelspec(folder);
  console.log(`Installed: ${folder}\nThe notebooks for it: ${notebooks}`);
}

async function install(place: Place): Promise<void> {
  const name = readName(place);
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { kernelSteps } = require('../setup/steps') as typeof import('../setup/steps');
  await prepare(kernelSteps);
  if (name === 'tslab') return installTslab(place);
  console.log(`Installed: ${explain(() => loadInstaller().installKernelspec(place))}`);
}

function uninstall(place: Place): void {
  const folder = explain(() => loadInstaller().uninstallKernelspec(place, readName(place)));
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
    ['--with <kernel>', 'typescript, the course’s own (default), or tslab, the stock one of npm'],
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
