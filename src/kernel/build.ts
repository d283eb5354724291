/** Bundles the kernel, so that it needs no loader, and makes its startup snapshot. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { MODULE_CACHE } from './modules/require-hook';
import { findImportedPackages } from './notebook-imports';
import { buildSnapshot, SNAPSHOT_FILE } from './snapshot';
import { createStartScript, START_SCRIPT } from './start-script';

export interface BuildKernelOptions {
  /** Folder to write to; the project's `.course/kernel` unless told. */
  outputFolder?: string;
  /** Folder of the notebooks that the startup snapshot is made for; the project's `notebooks` unless told. */
  notebookFolder?: string;
  /** Packages whose types the snapshot holds; those that the notebooks import unless told. */
  modules?: readonly string[];
  /** The Node that the kernel will run in; this one unless told. */
  node?: string;
  /** Makes a startup snapshot, with which a first cell is answered some two seconds sooner. Default true, but on Windows. */
  snapshot?: boolean;
}

/**
 * These modules of Node are loaded when they are first used, not when the bundle is: streams, sockets and keys (which
 * node:util brings along, too) must not be in a startup snapshot, or from Node 22 on no worker can load them.
 */
const lazyModules: Plugin = {
  name: 'lazy-modules',
  setup(builder) {
    builder.onResolve({ filter: /^(node:)?(util|vm|url|crypto)$/ }, ({ path: name }) => ({
      path: name.replace('node:', ''),
      namespace: 'lazy',
    }));
    builder.onLoad({ filter: /./, namespace: 'lazy' }, ({ path: name }) => ({
      contents: `const get = (_, key) => key === '__esModule' ? undefined : process.getBuiltinModule('node:${name}')[key];
        module.exports = Object.create(new Proxy({}, { get }));`,
    }));
    builder.onResolve({ filter: /^perf_hooks$/ }, () => ({ path: 'perf_hooks', namespace: 'global' }));
    builder.onLoad({ filter: /./, namespace: 'global' }, () => ({
      contents: 'module.exports = { performance };',
    }));
  },
};

const projectFolder = () => path.resolve(__dirname, '..', '..');

/** Where the bundled kernel of this project lies. */
export function kernelFolder(): string {
  return path.join(projectFolder(), '.course', 'kernel');
}

/**
 * Writes `kernel.js` (the main thread), `wire.js` (the sockets' thread) and the script that starts them.
 * @returns the folder
 */
export async function buildKernel({
  outputFolder = kernelFolder(),
  notebookFolder = path.join(projectFolder(), 'notebooks'),
  modules = findImportedPackages(notebookFolder),
  node = process.execPath,
  snapshot = process.platform !== 'win32',
}: BuildKernelOptions = {}): Promise<string> {
  fs.mkdirSync(outputFolder, { recursive: true });
  // The old snapshot holds the old kernel.
  fs.rmSync(path.join(outputFolder, SNAPSHOT_FILE), { force: true });
  // … and these are the old kernel's work.
  fs.rmSync(path.join(outputFolder, MODULE_CACHE), { recursive: true, force: true });
  const options: BuildOptions = {
    outdir: outputFolder,
    bundle: true,
    // A third of the snapshot would be the compiler's source text.
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['zeromq', 'internal/v8/startup_snapshot'],
    logLevel: 'error',
    legalComments: 'none',
  };
  await build({ ...options, entryPoints: { wire: path.join(__dirname, 'wire', 'worker.ts') } });
  await build({
    ...options,
    entryPoints: { kernel: path.join(__dirname, 'main.ts') },
    plugins: [lazyModules],
  });
  const script = path.join(outputFolder, START_SCRIPT);
  fs.writeFileSync(script, createStartScript(node), { mode: 0o755 });
  const folder = fs.existsSync(notebookFolder) ? notebookFolder : projectFolder();
  if (snapshot) await buildSnapshot({ node, kernelFolder: outputFolder, notebookFolder: folder, modules });
  return outputFolder;
}
