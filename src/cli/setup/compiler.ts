/** Finds the C++ compiler that builds the binding. */
import { existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { captureProcess } from '../processes';
import { SetupProblem } from './step';

export interface Compiler {
  command: string;
  /** First line of `--version`. */
  version: string;
}

const candidates = () => (process.env.COURSE_CXX ? [process.env.COURSE_CXX] : ['c++', 'g++', 'clang++']);

/** What would be tried and is there, by a look at the PATH: changes when somebody installs a compiler. */
export function listCompilerFiles(): string {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return candidates()
    .filter((name) =>
      isAbsolute(name) ? existsSync(name) : folders.some((folder) => existsSync(join(folder, name))),
    )
    .join(' ');
}

/**
 * `COURSE_CXX`, else c++, g++, clang++.
 *
 * @throws SetupProblem that says what to install, and what works without.
 */
export async function findCompiler(): Promise<Compiler> {
  const chosen = process.env.COURSE_CXX;
  for (const command of candidates()) {
    const { code, output } = await captureProcess(command, ['--version']);
    if (code === 0) return { command, version: output.split('\n')[0] ?? '' };
  }
  throw new SetupProblem(
    `${chosen ? `COURSE_CXX=${chosen} is not a C++ compiler` : 'There is no C++ compiler'}, and the fast engine ` +
      '(TensorFlow) needs one to build its binding, once.\n' +
      '  Debian/Ubuntu: sudo apt install g++\n' +
      '  macOS:         xcode-select --install\n' +
      '  Windows:       use WSL 2 (wsl --install), then as on Ubuntu\n' +
      'Without it everything works on the next engine, several times slower; `npm run setup` tries again.',
  );
}
