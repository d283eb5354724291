/** Fetches TensorFlow's wheel and keeps its two libraries and the C headers. No Python of it is used. */
import { mkdirSync, readdirSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { captureProcess } from '../processes';
import { formatBytes, type Progress } from '../progress';
import { folders, pythonOf, root } from '../project';
import { tellsOfFullDisk } from '../user-error';
import { findCompiler, listCompilerFiles } from './compiler';
import { explainPip, pythonEnvironmentVariables } from './python-environment';
import { replaceFolder, SetupProblem, type Step, withTemporaryFolder } from './step';
import {
  chooseVariant,
  libraryFiles,
  libraryIsReady,
  TENSORFLOW_VERSION,
  type Variant,
  wheelPackage,
  wishedVariant,
} from './tensorflow-wheel';

/** Wheel and libraries together, while both are there; measured for 2.21 (274 + 856 MB), generous for CUDA. */
const NEEDED_BYTES: Record<Variant, number> = { cpu: 1.3e9, cuda: 12e9 };

/** Headers that the binding's sources reach (listed by the compiler's -M), out of 13,000 in the wheel. */
const HEADERS = ['tensorflow/c/', 'tensorflow/core/platform/ctstring', 'tsl/platform/ctstring', 'xla/tsl/c/'];

function assertSpace(variant: Variant): void {
  const { bavail, bsize } = statfsSync(root);
  const free = bavail * bsize;
  if (free >= NEEDED_BYTES[variant]) return;
  throw new SetupProblem(
    `The disk is too full for TensorFlow: it needs ${formatBytes(NEEDED_BYTES[variant])}, ` +
      `${formatBytes(free)} are free. Free some space: the next command tries again; ` +
      'meanwhile the course runs on the next engine, more slowly.',
    true,
  );
}

async function downloadWheel(name: string, into: string, progress: Progress): Promise<string> {
  const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--python-version', '3.12'];
  args.push('--progress-bar', 'raw', '--dest', into, `${name}==${TENSORFLOW_VERSION}`);
  const onLine = (line: string) => {
    const [, done, total] = /^Progress (\d+) of (\d+)/.exec(line) ?? [];
    if (done) progress.update(`${formatBytes(Number(done))} of ${formatBytes(Number(total))}`);
  };
  const env = pythonEnvironmentVariables(into);
  const { code, output } = await captureProcess(pythonOf(folders.python), args, { env, onLine });
  const wheel = readdirSync(into).find((file) => file.endsWith('.whl'));
  if (code === 0 && wheel) return join(into, wheel);
  throw explainPip(
    output,
    'TensorFlow is not installed, and the course runs on the next engine, more slowly',
  );
}

async function unpack(wheel: string, into: string, progress: Progress): Promise<string[]> {
  const prefixes = [...libraryFiles.map((file) => `tensorflow/${file}`)];
  prefixes.push(...HEADERS.map((header) => `tensorflow/include/${header}`), 'tensorflow/include/LICENSE');
  let requires: string[] = [];
  const onLine = (line: string) => {
    if (!line.startsWith('{')) return;
    const event = JSON.parse(line) as { done?: number; total?: number; requires?: string[] };
    if (event.requires) requires = event.requires;
    else progress.update(`unpacking, ${Math.round((100 * event.done!) / event.total!)} %`);
  };
  const args = [join(root, 'python', 'unpack_wheel.py'), wheel, into, ...prefixes];
  const { code, output } = await captureProcess(pythonOf(folders.python), args, { onLine });
  if (code === 0) return requires;
  if (tellsOfFullDisk(output)) throw explainPip(output, 'TensorFlow is not unpacked');
  throw new SetupProblem(
    `TensorFlow's wheel could not be unpacked:\n${output.split('\n').slice(-3).join('\n')}`,
  );
}

/**
 * NVIDIA's libraries, as the wheel's `and-cuda` extra names them. The library looks for them in `../nvidia/<part>/lib`,
 * beside its own folder.
 */
async function installCuda(requires: string[], work: string, progress: Progress): Promise<void> {
  const wanted = requires
    .filter((line) => /extra == ['"]and-cuda['"]/.test(line))
    .map((line) =>
      line
        .split(';')[0]!
        .trim()
        .replace(/\s*\((.*)\)/, '$1'),
    );
  const target = join(work, 'cuda');
  let seen = 0;
  const onLine = (line: string) => {
    if (line.startsWith('Collecting')) progress.update(`NVIDIA library ${++seen} of ${wanted.length}`);
    else if (line.startsWith('Installing collected')) progress.update("unpacking NVIDIA's libraries");
  };
  const args = ['-m', 'pip', 'install', '--no-deps', '--only-binary=:all:', '--target', target, ...wanted];
  const env = pythonEnvironmentVariables(work);
  const { code, output } = await captureProcess(pythonOf(folders.python), args, { env, onLine });
  if (code !== 0) throw explainPip(output, "NVIDIA's libraries are not installed");
  replaceFolder(target, join(folders.made, 'cuda'));
  try {
    symlinkSync(join('cuda', 'nvidia'), join(folders.made, 'nvidia'), 'dir');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

export const tensorflowLibraryStep: Step = {
  name: 'tensorflow',
  title: `Fetching TensorFlow ${TENSORFLOW_VERSION}`,
  needs: ['python'],
  optional: true,
  isDone: libraryIsReady,
  inputs: () => `${TENSORFLOW_VERSION} ${wishedVariant() ?? 'auto'} ${listCompilerFiles()}`,
  async run(progress) {
    const variant = await chooseVariant();
    const name = wheelPackage(variant);
    await findCompiler(); // without one the library is of no use: nothing is fetched
    assertSpace(variant);
    await withTemporaryFolder(async (work) => {
      const wheel = await downloadWheel(name, work, progress);
      const requires = await unpack(wheel, work, progress);
      if (variant === 'cuda') await installCuda(requires, work, progress);
      const record = { tensorflow: TENSORFLOW_VERSION, variant, wheel: name };
      const finished = join(work, 'tensorflow');
      writeFileSync(join(finished, 'library.json'), `${JSON.stringify(record, null, 2)}\n`);
      mkdirSync(folders.made, { recursive: true });
      replaceFolder(finished, folders.tensorflow);
    });
  },
};
