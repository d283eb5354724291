/** Tells Jupyter about the kernel: writes, removes and lists kernelspecs. */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { kernelFolder } from './build';
import { LOGO_32, LOGO_64, LOGO_SVG } from './logo';
import { NODE_FLAGS, START_SCRIPT } from './start-script';

export const KERNEL_NAME = 'typescript';

/** Where a kernelspec goes. One of the three; `user` when none is given. */
export interface KernelspecPlace {
  /** For the current user: Jupyter's data folder. */
  user?: boolean;
  /** `PREFIX/share/jupyter`. */
  prefix?: string;
  /** Into the Python environment of this interpreter; true means the one on the PATH. */
  sysPrefix?: boolean | string;
}

/** Jupyter's data folder of the user, as jupyter_core finds it. */
function userDataFolder(): string {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  const home = os.homedir();
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Jupyter');
  if (process.platform === 'win32') return path.join(APPDATA ?? path.join(home, '.jupyter'), 'jupyter');
  return path.join(XDG_DATA_HOME ?? path.join(home, '.local', 'share'), 'jupyter');
}

function readSysPrefix(python: string | true): string {
  const command = python === true ? 'python3' : python;
  try {
    return execFileSync(command, ['-c', 'import sys; print(sys.prefix)'], { encoding: 'utf8' }).trim();
  } catch {
    throw new Error(`--sys-prefix needs Python, and ${command} does not run. Use --user or --prefix DIR.`);
  }
}

/** Folder of a kernelspec. */
export function kernelspecFolder(
  { prefix, sysPrefix, user }: KernelspecPlace = {},
  name: string = KERNEL_NAME,
): string {
  if ([prefix !== undefined, Boolean(sysPrefix), user === true].filter(Boolean).length > 1)
    throw new Error('Give only one of --user, --prefix and --sys-prefix.');
  const shared = (root: string) => path.join(root, 'share', 'jupyter');
  const data = prefix
    ? shared(path.resolve(prefix))
    : sysPrefix
      ? shared(readSysPrefix(sysPrefix))
      : userDataFolder();
  return path.join(data, 'kernels', name);
}

/** The command that starts the kernel; `{connection_file}` stays an argument of its own (tslab#36). */
function createArguments(folder: string): string[] {
  const connection = ['--connection-file', '{connection_file}'];
  if (process.platform !== 'win32') return ['/bin/sh', path.join(folder, START_SCRIPT), ...connection];
  return [process.execPath, ...NODE_FLAGS, path.join(folder, 'kernel.js'), ...connection];
}

/**
 * Writes the kernelspec and its logos. The kernel must have been built.
 * @returns the kernelspec's folder
 */
export function installKernelspec(place: KernelspecPlace = {}, folder: string = kernelFolder()): string {
  if (!fs.existsSync(path.join(folder, 'kernel.js')))
    throw new Error(`There is no kernel in ${folder} yet. Run \`npm run setup\` first.`);
  const target = kernelspecFolder(place);
  fs.mkdirSync(target, { recursive: true });
  const spec = {
    argv: createArguments(folder),
    display_name: 'TypeScript',
    language: 'typescript',
    interrupt_mode: 'message',
    // JupyterLab offers its panel of variables to kernels that say so here.
    metadata: { debugger: true },
  };
  fs.writeFileSync(path.join(target, 'kernel.json'), `${JSON.stringify(spec, null, 2)}\n`);
  fs.writeFileSync(path.join(target, 'logo-svg.svg'), LOGO_SVG);
  fs.writeFileSync(path.join(target, 'logo-64x64.png'), Buffer.from(LOGO_64, 'base64'));
  fs.writeFileSync(path.join(target, 'logo-32x32.png'), Buffer.from(LOGO_32, 'base64'));
  return target;
}

/** @returns the folder that was removed, or undefined when there was none */
export function uninstallKernelspec(place: KernelspecPlace = {}, name?: string): string | undefined {
  const target = kernelspecFolder(place, name);
  if (!fs.existsSync(path.join(target, 'kernel.json'))) return undefined;
  fs.rmSync(target, { recursive: true });
  return target;
}

export interface InstalledKernelspec {
  name: string;
  folder: string;
  displayName: string;
  /** Whether the files it starts are still there. */
  works: boolean;
}

/** Environments of the programs on the PATH that start Jupyter, or would. */
function environmentsOnPath(): string[] {
  const found: string[] = [];
  try {
    found.push(readSysPrefix(true));
  } catch {} // no Python there: nothing is installed in it
  for (const folder of (process.env.PATH ?? '').split(path.delimiter))
    if (folder && ['jupyter', 'jupyter.exe'].some((name) => fs.existsSync(path.join(folder, name))))
      found.push(path.dirname(folder));
  return found;
}

/**
 * Kernelspecs of this kernel in the user's folder, in the given prefixes, and in the environments of the `python3`
 * and the `jupyter` on the PATH.
 */
export function listKernelspecs(prefixes: readonly string[] = []): InstalledKernelspec[] {
  const environments = [...prefixes, ...environmentsOnPath()];
  const places: KernelspecPlace[] = [{ user: true }, ...environments.map((prefix) => ({ prefix }))];
  const found: InstalledKernelspec[] = [];
  for (const folder of new Set(places.map((place) => kernelspecFolder(place)))) {
    const file = path.join(folder, 'kernel.json');
    if (!fs.existsSync(file)) continue;
    const spec = JSON.parse(fs.readFileSync(file, 'utf8')) as { argv: string[]; display_name: string };
    const files = spec.argv.filter((argument) => path.isAbsolute(argument));
    const works = files.every((name) => fs.existsSync(name));
    found.push({ name: KERNEL_NAME, folder, displayName: spec.display_name, works });
  }
  return found;
}
