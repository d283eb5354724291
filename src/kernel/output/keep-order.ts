/**
 * Child processes, and writes to the process's files 1 and 2, bring their text to the notebook on another way than
 * `process.stdout` does. What was printed before they begin leaves before them.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module';

// biome-ignore lint/suspicious/noExplicitAny: any function of a module of Node
type Functions = Record<string, (...values: any[]) => unknown>;

/** Calls `before` each time that such a function is called with arguments that concern it. */
function callBefore(
  owner: object,
  name: string,
  before: () => void,
  concerns: (values: unknown[]) => boolean = () => true,
): void {
  const functions = owner as Functions;
  const original = functions[name]!;
  // A property names its function, however names are shortened in the bundle.
  Object.assign(functions, {
    [name](this: unknown, ...values: unknown[]) {
      if (concerns(values)) before();
      return original.apply(this, values);
    },
  });
}

/** @param from a file of the kernel: the modules are loaded here, no earlier, since a startup snapshot must not hold them */
export function keepOrder(from: string, before: () => void): void {
  const load = createRequire(from);
  const processes = load('node:child_process') as typeof import('node:child_process');
  callBefore(load('node:fs'), 'writeSync', before, ([file]) => file === 1 || file === 2);
  callBefore(processes.ChildProcess.prototype, 'spawn', before);
  for (const name of ['spawnSync', 'execSync', 'execFileSync']) callBefore(processes, name, before);
  syncBuiltinESMExports();
}
