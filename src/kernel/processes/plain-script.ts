/**
 * What code reads of its process is a plain script's, without the kernel's own arguments: libraries parse those of the
 * script, and children and worker threads are started with Node's, which would start them from the kernel's snapshot.
 */
import { syncBuiltinESMExports } from 'node:module';
import * as path from 'node:path';

/**
 * The script is the cell that `import.meta.filename` names, so that `process.argv[1] === import.meta.filename` says, as
 * in a script, "not imported".
 */
export function hideArguments(cwd: string): void {
  process.argv = [process.execPath, path.join(cwd, 'cell.ts')];
  process.execArgv = [];
}

/** Worker threads take Node's arguments from the process itself, and not from `process.execArgv`, unless told. */
export function hideArgumentsFromWorkers(threads: typeof import('node:worker_threads')): void {
  const Original = threads.Worker;
  // A property names its class, however names are shortened in the bundle.
  const { Worker } = {
    Worker: class extends Original {
      constructor(...[file, options]: ConstructorParameters<typeof Original>) {
        super(file, { execArgv: process.execArgv, ...options });
      }
    },
  };
  threads.Worker = Worker;
  syncBuiltinESMExports();
}
