/** Where things are: the project's folders, and what set-up makes below `.course/`. */
import { join, relative, resolve } from 'node:path';
import { isDataName } from '../data/choose-digits';
import { expandHome } from '../data/files';
import { UserError } from './user-error';

export const root = resolve(__dirname, '..', '..');
const made = join(root, '.course');
const isWindows = process.platform === 'win32';

export const folders = {
  notebooks: join(root, 'notebooks'),
  /** The student's own copies of the lessons. */
  copies: join(root, 'my-notebooks'),
  out: join(root, 'out'),
  made,
  python: join(made, 'python'),
  pythonTest: join(made, 'python-test'),
  pythonBench: join(made, 'python-bench'),
  pythonCluster: join(made, 'python-cluster'),
  pythonHub: join(made, 'python-hub'),
  hubProxy: join(made, 'hub-proxy'),
  /** What JupyterHub keeps: who runs, its secret, its process. */
  hub: join(made, 'hub'),
  tensorflow: join(made, 'tensorflow'),
  kernel: join(made, 'kernel'),
  jupyter: join(made, 'jupyter'),
  temporary: join(made, 'tmp'),
} as const;

/** The interpreter of a virtual environment. */
export function pythonOf(environment: string): string {
  return isWindows ? join(environment, 'Scripts', 'python.exe') : join(environment, 'bin', 'python');
}

/** Where the user stood: npm changes to the project's folder and keeps the user's in INIT_CWD. */
function userFolder(): string {
  return (process.cwd() === root ? process.env.INIT_CWD : undefined) ?? process.cwd();
}

/** A path as the user meant it. */
export function resolveUserPath(path: string): string {
  return resolve(userFolder(), expandHome(path));
}

/** A path as short as the user would write it. */
export function shortenPath(path: string): string {
  const short = relative(userFolder(), path);
  if (short.startsWith('..')) return path;
  return short.startsWith('-') ? `./${short}` : short || '.';
}

/** Data as the user meant them: a name, or a folder's whole path. */
export function resolveData(wish: string): string {
  return isDataName(wish) ? wish : resolveUserPath(wish);
}

/** Folders that variables name are meant from where the user stood; notebooks run elsewhere. */
export function resolveFolderVariables(env: NodeJS.ProcessEnv = process.env): void {
  const { COURSE_DATA, COURSE_MNIST_DIR } = env;
  if (COURSE_DATA) env.COURSE_DATA = resolveData(COURSE_DATA);
  if (COURSE_MNIST_DIR) env.COURSE_MNIST_DIR = resolveUserPath(COURSE_MNIST_DIR);
}

/** @throws UserError for a folder inside the project, which is no place for what is made of it */
export function assertOutside(folder: string): void {
  if (!relative(root, folder).startsWith('..'))
    throw new UserError(`${folder} lies in this project: name a folder outside of it.`);
}
