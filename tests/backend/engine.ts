/** The engines that tests run on. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe } from 'node:test';
import { ENGINES, type Engine, type EngineName, selectEngine } from '../../src/backend';

process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';

const hasLibrary = existsSync(join(__dirname, '..', '..', '.course', 'tensorflow', 'tfjs_binding.node'));

const wish = process.env.COURSE_BACKEND as EngineName | undefined;

/**
 * The engine that COURSE_BACKEND names, or those that are there: TensorFlow only after set-up. WebGPU is held to the same
 * tests by webgpu.test.ts, in a process that finds a GPU or a stand-in for one.
 */
export const TESTED_ENGINES: EngineName[] = wish
  ? [wish]
  : ENGINES.filter((name) => name !== 'webgpu' && (name !== 'tensorflow' || hasLibrary));

/** Starts the fastest engine, or the one that COURSE_BACKEND names. */
export function startEngine(): Promise<Engine> {
  return selectEngine({ wish: process.env.COURSE_BACKEND });
}

/** The same tests on each engine. */
export function onEachEngine(defineTests: () => void): void {
  for (const wish of TESTED_ENGINES) {
    describe(`on ${wish}`, () => {
      before(() => selectEngine({ wish }));
      defineTests();
    });
  }
}
