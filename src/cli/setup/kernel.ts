/** Bundles the notebook kernel and registers it with the project's Jupyter. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { folders, root } from '../project';
import { hashTexts, readText, type Step, writeWhole } from './step';

const kernelspec = join(folders.python, 'share', 'jupyter', 'kernels', 'typescript', 'kernel.json');
const stamp = join(folders.kernel, '.course-stamp');
const sources = join(root, 'src', 'kernel');

/** Changes with the kernel's sources, the packages and types it holds, Node, and the project's place. */
function hashKernel(): string {
  const texts = [
    root,
    process.execPath,
    process.version,
    readText(join(root, 'package-lock.json')),
    readText(join(root, 'tsconfig.json')),
  ];
  for (const entry of readdirSync(sources, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) texts.push(readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8'));
  }
  return hashTexts(...texts);
}

export const kernelStep: Step = {
  name: 'kernel',
  title: 'Building the TypeScript kernel',
  needs: ['python'],
  optional: false,
  isDone: () => existsSync(kernelspec) && readText(stamp) === hashKernel(),
  async run() {
    const { buildKernel } = require('../../kernel/build') as typeof import('../../kernel/build');
    const { installKernelspec } = require('../../kernel/install') as typeof import('../../kernel/install');
    rmSync(stamp, { force: true });
    await buildKernel();
    installKernelspec({ prefix: folders.python });
    writeWhole(stamp, hashKernel());
  },
};
