/** Which of TensorFlow's wheels carries the library for this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { captureProcess } from '../processes';
import { folders } from '../project';
import { UserError } from '../user-error';
import { readJson, SetupProblem } from './step';

export const TENSORFLOW_VERSION = '2.21.0';

export type Variant = 'cpu' | 'cuda';

export interface LibraryRecord {
  tensorflow: string;
  variant: Variant;
  wheel: string;
}

/** What the library step writes when the library is whole. */
export const libraryRecordFile = join(folders.tensorflow, 'library.json');

export function readLibraryRecord(): LibraryRecord | undefined {
  return readJson<LibraryRecord>(libraryRecordFile);
}

/** File names of the two libraries on this system. */
export const libraryFiles =
  process.platform === 'darwin'
    ? ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib']
    : ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** The user's wish, `COURSE_TENSORFLOW`; undefined for automatic. */
export function wishedVariant(): Variant | undefined {
  const wish = process.env.COURSE_TENSORFLOW || 'auto';
  if (wish === 'cpu' || wish === 'cuda') return wish;
  if (wish === 'auto') return undefined;
  throw new UserError(`Unknown COURSE_TENSORFLOW "${wish}". Known: auto, cpu, cuda.`);
}

/** CUDA where the wish says so, or where Linux has a working NVIDIA driver. */
export async function chooseVariant(): Promise<Variant> {
  const wish = wishedVariant();
  if (wish) return wish;
  if (process.platform !== 'linux') return 'cpu';
  const { code } = await captureProcess('nvidia-smi', ['-L']);
  return code === 0 ? 'cuda' : 'cpu';
}

/**
 * The name of the package on the Python package index.
 *
 * @throws SetupProblem on systems whose wheel has no library to link with.
 */
export function wheelPackage(variant: Variant, platform = process.platform, arch = process.arch): string {
  if (platform === 'linux' && arch === 'x64') return variant === 'cuda' ? 'tensorflow' : 'tensorflow-cpu';
  if (platform === 'linux' && arch === 'arm64') return 'tensorflow';
  if (platform === 'darwin' && arch === 'arm64') return 'tensorflow';
  throw new SetupProblem(
    `TensorFlow ${TENSORFLOW_VERSION} has no library for ${platform} on ${arch} that can be linked. ` +
      'On Windows, WSL 2 (wsl --install) has one. Meanwhile the course runs on the next engine, more slowly.',
  );
}

/** True where both libraries are in their place and of the wanted version and variant. */
export function libraryIsReady(): boolean {
  const record = readLibraryRecord();
  const wish = wishedVariant();
  return (
    record?.tensorflow === TENSORFLOW_VERSION &&
    (wish === undefined || wish === record.variant) &&
    libraryFiles.every((file) => existsSync(join(folders.tensorflow, file)))
  );
}
