/** Where things are: the project's folders, and what set-up makes below `.course/`. */
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '..', '..');
const made = join(root, '.course');
const isWindows = process.platform === 'win32';

export const folders = {
  notebooks: join(root, 'notebooks'),
  out: join(root, 'out'),
  made,
  python: join(made, 'python'),
  pythonTest: join(made, 'python-test'),
  pythonBench: join(made, 'python-bench'),
  tensorflow: join(made, 'tensorflow'),
  kernel: join(made, 'kernel'),
  jupyter: join(made, 'jupyter'),
  temporary: join(made, 'tmp'),
} as const;

/** The interpreter of a virtual environment. */
export function pythonOf(environment: string): string {
  return isWindows ? join(environment, 'Scripts', 'python.exe') : join(environment, 'bin', 'python');
}

/** A path as the user meant it: npm changes to the project's folder and keeps the user's in INIT_CWD. */
export function resolveUserPath(path: string): string {
  const started = process.cwd() === root ? process.env.INIT_CWD : undefined;
  return resolve(started ?? process.cwd(), path);
}
