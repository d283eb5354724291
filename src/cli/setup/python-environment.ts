/** Virtual environments of the project: made with pinned packages, finished when their stamp is written. */
import { existsSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { captureProcess } from '../processes';
import type { Progress } from '../progress';
import { pythonOf, root } from '../project';
import { tellsOfFullDisk } from '../user-error';
import { findPython } from './find-python';
import { readText, SetupProblem, type Step, withTemporaryFolder, writeWhole } from './step';

/** The environment for Python and pip: nothing of the user's own packages leaks in, big files stay in the project. */
export function pythonEnvironmentVariables(temporary?: string): NodeJS.ProcessEnv {
  const { PYTHONPATH: _path, PYTHONHOME: _home, ...rest } = process.env;
  return {
    ...rest,
    PYTHONNOUSERSITE: '1',
    PYTHONUTF8: '1', // a path may have any letter, whatever the locale says
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PIP_NO_INPUT: '1',
    PIP_USER: '0',
    ...(temporary ? { TMPDIR: temporary, TEMP: temporary, TMP: temporary } : {}),
  };
}

/** The sentence for a failed pip. */
export function explainPip(output: string, what: string): SetupProblem {
  if (tellsOfFullDisk(output))
    return new SetupProblem(
      `The disk is full; ${what}. Free some space, then run the same command again: it goes on from here.`,
      true,
    );
  const lines = output.split('\n').filter((line) => /error|could not|no matching/i.test(line));
  const last = (lines.length > 0 ? lines : output.split('\n')).slice(-3).join('\n');
  if (
    /NewConnectionError|ConnectTimeout|ReadTimeout|Name or service|NameResolution|Temporary failure/i.test(
      output,
    )
  )
    return new SetupProblem(
      `The Python package index cannot be reached; ${what}. Connect once, then try again.`,
    );
  return new SetupProblem(`pip failed; ${what}:\n${last}`);
}

/** A file of requirements, and what it takes in from others beside it: a change in any of them is a change. */
export function readRequirements(file: string): string {
  const included = readText(file).matchAll(/^-r +(\S+)/gm);
  return (
    readText(file) + [...included].map(([, name]) => readRequirements(join(dirname(file), name!))).join('')
  );
}

function countPackages(requirements: string): number {
  return readRequirements(requirements)
    .split('\n')
    .filter((line) => /^[a-z0-9]/i.test(line)).length;
}

async function makeEnvironment(folder: string, temporary: string): Promise<void> {
  const python = await findPython();
  rmSync(folder, { recursive: true, force: true });
  const [command, ...first] = python.command;
  const env = pythonEnvironmentVariables(temporary);
  const { code, output } = await captureProcess(command!, [...first, '-m', 'venv', folder], { env });
  if (code === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw explainVenv(output, python.version);
}

/** The sentence for a failed venv. Debian's Python has the module, and only says while it runs that half of it is missing. */
export function explainVenv(output: string, version: string): SetupProblem {
  const what = `Python ${version} could not make a virtual environment`;
  if (tellsOfFullDisk(output)) return explainPip(output, what);
  if (/ensurepip|python3[\d.]*-venv/.test(output)) {
    return new SetupProblem(
      `Python ${version} lacks a part that makes virtual environments. Debian and Ubuntu have it in a package of its ` +
        'own: sudo apt install python3-venv\nThen run the same command again.',
    );
  }
  if (/contains the PATH separator/.test(output)) {
    return new SetupProblem(
      `Python makes no virtual environment below ${root}: its path has a colon. Move the course to a folder without one.`,
    );
  }
  return new SetupProblem(`${what}:\n${output.split('\n').slice(-12).join('\n')}`);
}

interface EnvironmentOptions {
  name: string;
  title: string;
  folder: string;
  /** Absolute path of a pinned requirements file. */
  requirements: string;
  /** True if the file names every package that is needed, so that nothing is added to it. Default false. */
  isComplete?: boolean;
}

async function installRequirements(
  { folder, requirements, isComplete }: EnvironmentOptions,
  temporary: string,
  progress: Progress,
): Promise<void> {
  const total = countPackages(requirements);
  let seen = 0;
  const onLine = (line: string) => {
    if (line.startsWith('Collecting')) progress.update(`${++seen} of about ${total} packages`);
    else if (line.startsWith('Installing collected')) progress.update('unpacking');
  };
  const args = ['-m', 'pip', 'install', '--only-binary=:all:', '--no-warn-script-location'];
  args.push(...(isComplete ? ['--no-deps'] : []), '-r', requirements);
  const env = pythonEnvironmentVariables(temporary);
  const { code, output } = await captureProcess(pythonOf(folder), args, { env, onLine });
  if (code !== 0)
    throw explainPip(output, `the packages of ${relative(root, requirements)} are not installed`);
}

/** A step that makes a virtual environment. Interrupted, it begins again (downloads come from pip's cache). */
export function pythonEnvironmentStep(options: EnvironmentOptions): Step {
  const { name, title, folder, requirements } = options;
  const stamp = join(folder, '.requirements');
  const wanted = () => readRequirements(requirements);
  return {
    name,
    title,
    needs: [],
    optional: false,
    isDone: () => existsSync(pythonOf(folder)) && readText(stamp) === wanted(),
    async run(progress) {
      await withTemporaryFolder(async (temporary) => {
        const whole = existsSync(stamp) && existsSync(pythonOf(folder));
        rmSync(stamp, { force: true });
        if (!whole) await makeEnvironment(folder, temporary);
        try {
          await installRequirements(options, temporary, progress);
        } catch (error) {
          if (!whole) rmSync(folder, { recursive: true, force: true }); // half of it only fills the disk
          throw error;
        }
        writeWhole(stamp, wanted());
      });
    },
  };
}
