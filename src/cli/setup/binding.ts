/** Compiles tfjs-node's C++ binding, unchanged, against the library; and a small addon that quiets the library. */

import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { captureProcess } from '../processes';
import { folders, root } from '../project';
import { tellsOfFullDisk } from '../user-error';
import { type Compiler, findCompiler, listCompilerFiles } from './compiler';
import { hashTexts, readJson, SetupProblem, type Step, withTemporaryFolder, writeWhole } from './step';
import { libraryFiles, libraryIsReady, readLibraryRecord } from './tensorflow-wheel';

/** What the engine and the doctor read about the folder. */
export interface Manifest {
  tensorflow: string;
  variant: 'cpu' | 'cuda';
  wheel: string;
  compiler: string;
  /** Hash of everything that was compiled and how. */
  sources: string;
  /** ISO time. */
  made: string;
}

export const manifestFile = join(folders.tensorflow, 'manifest.json');
const bindingFile = join(folders.tensorflow, 'tfjs_binding.node');
const resolvePackage = (name: string) => dirname(createRequire(__filename).resolve(`${name}/package.json`));

const common = ['-shared', '-fPIC', '-O2', '-std=c++17', '-DNAPI_VERSION=8'];
const isMac = process.platform === 'darwin';

function linkArguments(): string[] {
  const libraries = libraryFiles.map((file) => join(folders.tensorflow, file));
  return [...libraries, isMac ? '-Wl,-rpath,@loader_path' : '-Wl,-rpath,$ORIGIN'];
}

interface Addon {
  output: string;
  sources: string[];
  includes: string[];
  link: string[];
}

function listAddons(): Addon[] {
  const headers = join(resolvePackage('node-api-headers'), 'include');
  const binding = resolvePackage('@tensorflow/tfjs-node-gpu');
  const native = join(root, 'src', 'backend', 'native');
  return [
    {
      output: bindingFile,
      sources: ['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(binding, 'binding', file)),
      includes: [headers, binding, join(folders.tensorflow, 'include')],
      link: linkArguments(),
    },
    {
      output: join(folders.tensorflow, 'quiet_stderr.node'),
      sources: [join(native, 'quiet-stderr.cc')],
      includes: [headers],
      link: [],
    },
  ];
}

/** Changes whenever one of the addons would come out differently. */
function hashSources(): string {
  const texts = [common.join(' '), readLibraryRecord()?.tensorflow ?? ''];
  for (const { sources } of listAddons()) {
    for (const source of sources) texts.push(readFileSync(source, 'utf8'));
  }
  const binding = join(resolvePackage('@tensorflow/tfjs-node-gpu'), 'binding');
  for (const file of readdirSync(binding).filter((name) => name.endsWith('.h'))) {
    texts.push(readFileSync(join(binding, file), 'utf8'));
  }
  return hashTexts(...texts);
}

async function compileAddon(compiler: Compiler, addon: Addon, work: string): Promise<void> {
  const made = join(work, basename(addon.output));
  const args = [...common, ...(isMac ? ['-undefined', 'dynamic_lookup'] : [])];
  args.push(...addon.includes.map((folder) => `-I${folder}`), ...addon.sources, ...addon.link, '-o', made);
  const { code, output } = await captureProcess(compiler.command, args);
  if (code === 0) return renameSync(made, addon.output);
  if (tellsOfFullDisk(output))
    throw new SetupProblem(
      'The disk is full; the binding is not built. Free some space, then try again.',
      true,
    );
  const errors = output.split('\n').filter((line) => /error/i.test(line));
  throw new SetupProblem(
    `${compiler.command} could not build ${basename(addon.output)}:\n${(errors.length > 0 ? errors : [output])
      .slice(0, 5)
      .join('\n')}\nMeanwhile the course runs on the next engine, more slowly.`,
  );
}

export const bindingStep: Step = {
  name: 'binding',
  title: 'Compiling the TensorFlow binding',
  needs: ['tensorflow'],
  optional: true,
  isDone: () =>
    libraryIsReady() &&
    listAddons().every(({ output }) => existsSync(output)) &&
    readJson<Manifest>(manifestFile)?.sources === hashSources(),
  inputs: () => `${hashSources()} ${listCompilerFiles()}`,
  async run() {
    const compiler = await findCompiler();
    await withTemporaryFolder(async (work) => {
      await Promise.all(listAddons().map((addon) => compileAddon(compiler, addon, work)));
    });
    const manifest: Manifest = {
      ...readLibraryRecord()!,
      compiler: compiler.version,
      sources: hashSources(),
      made: new Date().toISOString(),
    };
    writeWhole(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  },
};
