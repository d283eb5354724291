/** Speed of the kernel beside ipykernel and Deno's, on this machine, in one run. */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Table from 'cli-table3';

export interface BenchKernelOptions {
  /** Also writes what was measured to this file. */
  json?: string;
}

interface Report {
  /** Kernel to measure to all runs' values, in ms or MiB. */
  kernels: Record<string, Record<string, number[]>>;
}

const ROWS: readonly (readonly [key: string, label: string])[] = [
  ['ready', 'start → kernel_info answered, ms'],
  ['firstCell', 'start → first cell answered, ms'],
  ['smallCell', 'small cell (1 + 1), ms'],
  ['declaringCell', 'cell declaring a constant and a function, ms'],
  ['completion', 'completion, ms'],
  ['inspection', 'inspection, ms'],
  ['busyAnswer', 'longest answer on the control channel while a cell computes, ms'],
  ['importLibrary', 'import of tfjs in the first cell, ms'],
  ['libraryFirst', 'first cell that uses tfjs, ms'],
  ['libraryCell', 'later cells that use tfjs, ms'],
  ['idleMemory', 'memory when idle, MiB'],
];

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** npm's `deno` brings Deno as a program; only this measurement uses it. */
const DENO = 'deno@2.9.6';

/** A folder for JUPYTER_PATH with Deno's kernel; undefined, and said, when npm cannot bring it. */
function prepareDeno(folder: string): string | undefined {
  const program = path.join(
    folder,
    'node_modules',
    '.bin',
    process.platform === 'win32' ? 'deno.cmd' : 'deno',
  );
  if (!fs.existsSync(program)) {
    console.log(`Fetching Deno (npm package ${DENO}, about 100 MB) to measure it, too …`);
    fs.mkdirSync(folder, { recursive: true });
    const install = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--silent', DENO];
    spawnSync('npm', install, { stdio: 'inherit', shell: process.platform === 'win32' });
  }
  const { status } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  if (status !== 0) {
    console.log('Deno could not be had, so it is left out.');
    return undefined;
  }
  const kernelspec = path.join(folder, 'share', 'jupyter', 'kernels', 'deno');
  fs.mkdirSync(kernelspec, { recursive: true });
  const argv = [program, 'jupyter', '--kernel', '--conn', '{connection_file}'];
  fs.writeFileSync(
    path.join(kernelspec, 'kernel.json'),
    JSON.stringify({ argv, display_name: 'Deno', language: 'typescript' }),
  );
  return path.join(folder, 'share', 'jupyter');
}

/** Measures and prints; kernels that are not there are left out. */
export async function benchKernel({ json }: BenchKernelOptions = {}): Promise<void> {
  const root = path.resolve(__dirname, '..', '..');
  const bin = path.join(root, '.course', 'python', process.platform === 'win32' ? 'Scripts' : 'bin');
  const python = path.join(bin, 'python');
  if (!fs.existsSync(python))
    throw new Error('There is no Python environment yet. Run `npm run setup` first.');
  // Certificates named in the environment are parsed at each start of Node, and of Node only: not part of a kernel.
  const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;
  const deno = prepareDeno(path.join(root, '.course', 'deno'));
  const paths = [deno, env.JUPYTER_PATH].filter(Boolean).join(path.delimiter);
  const found = paths ? { JUPYTER_PATH: paths } : {};
  const load = os.loadavg()[0] ?? 0;
  const script = path.join(__dirname, 'measure.py');
  const { status, stdout, stderr } = spawnSync(python, [script, path.join(root, 'notebooks')], {
    encoding: 'utf8',
    env: { ...env, ...found, PATH: `${bin}${path.delimiter}${env.PATH}`, NO_COLOR: '1' },
  });
  if (status !== 0) throw new Error(`The measurement failed:\n${stderr}`);
  const report = JSON.parse(stdout) as Report;
  const names = Object.keys(report.kernels);
  const table = new Table({ head: ['median', ...names], style: { head: [], border: [] } });
  for (const [key, label] of ROWS) {
    const cells = names.map((name) => {
      const value = median(report.kernels[name]?.[key] ?? []);
      return value === undefined ? '–' : value.toFixed(value < 100 ? 1 : 0);
    });
    table.push([label, ...cells]);
  }
  const machine = os.cpus()[0]?.model ?? 'unknown processor';
  const others = `load before ${load.toFixed(1)}`;
  console.log(`${machine}, ${os.cpus().length} cores, Node ${process.versions.node}, ${others}`);
  console.log(table.toString());
  if (json)
    fs.writeFileSync(
      json,
      `${JSON.stringify({ machine, load, node: process.version, ...report }, null, 2)}\n`,
    );
}
