/** What `runNotebooks` needs to run notebooks on stock tslab. */
import { basename, join } from 'node:path';
import type { Notebook } from './notebooks';
import type { RunOptions } from './run-notebooks';

/** Puts the notebooks into tslab's workspace; says where they are now and how their kernel is found. */
export function moveToTslab(
  notebooks: Notebook[],
): Pick<RunOptions, 'kernel' | 'cwd' | 'kernelsIn'> & { notebooks: Notebook[] } {
  // The compiler is loaded only for whoever wants it.
  const { makeTslabWorkspace } = require('../../tslab/workspace') as typeof import('../../tslab/workspace');
  const workspace = makeTslabWorkspace(notebooks.map(({ path }) => path));
  return {
    notebooks: notebooks.map(({ name, path }) => ({ name, path: join(workspace.notebooks, basename(path)) })),
    kernel: 'tslab',
    cwd: workspace.notebooks,
    kernelsIn: workspace.jupyterPath,
  };
}
