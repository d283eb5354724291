/** A kernel for tests: it keeps what cells display. */
import { afterEach, beforeEach } from 'node:test';

export interface Shown {
  bundle: Record<string, string>;
  id?: string;
  update?: boolean;
}

const BRIDGE = Symbol.for('jupyter.typescript.kernel');
const holder = globalThis as { [BRIDGE]?: unknown };

/** Stands in for the kernel in every test of a file; the list is that of the running test. */
export function standInKernel(): { readonly shown: readonly Shown[] } {
  const kept: { shown: Shown[] } = { shown: [] };
  beforeEach(() => {
    kept.shown = [];
    holder[BRIDGE] = {
      display: (bundle: Record<string, string>, options: object) => kept.shown.push({ bundle, ...options }),
    };
  });
  afterEach(() => {
    delete holder[BRIDGE];
  });
  return kept;
}
