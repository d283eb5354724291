/** Tells Jupyter how to start the tslab of this project's packages. */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { writeWhole } from '../cli/setup/step';

export const TSLAB = 'tslab';

/** The command of tslab; its package has no entry for `require.resolve` but its manifest. */
function findTslabCommand(): string {
  const manifest = createRequire(__filename).resolve('tslab/package.json');
  return join(manifest, '..', 'bin', 'tslab');
}

/** Writes `kernel.json` into `folder`, whose name is the kernelspec's. */
export function writeTslabKernelspec(folder: string): void {
  const spec = {
    // Node's notices about old interfaces that tslab calls would appear as errors in every notebook.
    argv: [
      process.execPath,
      '--no-deprecation',
      findTslabCommand(),
      'kernel',
      '--config-path',
      '{connection_file}',
    ],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
  };
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, 'kernel.json'), `${JSON.stringify(spec, null, 2)}\n`);
}
