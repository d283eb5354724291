/**
 * The `tensorflow` engine: tfjs-node's published binding on a current TensorFlow library.
 *
 * Set-up puts the library and the compiled binding into one folder (see `LIBRARY_FILES`). tfjs-node's own entry point
 * is not used: it looks for a binary of 2021 at a fixed place and stops when that is missing.
 */
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';

/** Files of the library folder that set-up makes, by role. */
export const LIBRARY_FILES = {
  binding: 'tfjs_binding.node',
  quiet: 'quiet_stderr.node',
  manifest: 'manifest.json',
} as const;

/** What set-up wrote about the library folder. */
export interface LibraryManifest {
  /** TensorFlow's version, e.g. `2.21.0`. */
  tensorflow: string;
  /** `cpu`, or `cuda` for the NVIDIA build. */
  variant: 'cpu' | 'cuda';
}

interface NativeBinding {
  TF_Version: string;
  isUsingGpuDevice(): boolean;
}

interface QuietStderr {
  silence(): void;
  restore(): void;
}

/**
 * Helpers of `util` that tfjs-node 4.22 still calls. Node 22 writes a warning for each (DEP0044, DEP0051), which would be
 * a notebook's first output; later versions may have none of them.
 */
function replaceOldUtilities(): void {
  const legacy = util as unknown as Record<string, (value: unknown) => boolean>;
  legacy.isNullOrUndefined = (value) => value === null || value === undefined;
  legacy.isArray = Array.isArray;
}

function loadAddon<T>(file: string): T {
  const module = { exports: {} as T };
  process.dlopen(module, file, constants.dlopen?.RTLD_NOW);
  return module.exports;
}

function loadBindingQuietly(folder: string): NativeBinding {
  const quietFile = join(folder, LIBRARY_FILES.quiet);
  const quiet = existsSync(quietFile) ? loadAddon<QuietStderr>(quietFile) : undefined;
  quiet?.silence();
  try {
    return loadAddon<NativeBinding>(join(folder, LIBRARY_FILES.binding));
  } finally {
    quiet?.restore();
  }
}

/** The manifest of a library folder; undefined where set-up has not made one. */
export function readLibraryManifest(folder: string): LibraryManifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, LIBRARY_FILES.manifest), 'utf8')) as LibraryManifest;
  } catch {
    return undefined;
  }
}

let loaded: NativeBinding | undefined;

/**
 * Loads TensorFlow from `folder` and registers it with TensorFlow.js as the backend `tensorflow`.
 *
 * @returns TensorFlow's version and whether it computes on a GPU.
 * @throws Error that says what is missing and how to get it.
 */
export function registerTensorflow(folder: string): { version: string; gpu: boolean } {
  if (!loaded) {
    const file = join(folder, LIBRARY_FILES.binding);
    if (!existsSync(file)) {
      throw new Error('its binding has not been built; `npm run setup` builds it and says what is missing');
    }
    replaceOldUtilities();
    loaded = loadBindingQuietly(folder);
    require('@tensorflow/tfjs-node-gpu/dist/register_all_kernels');
    const { NodeJSKernelBackend } =
      require('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend') as typeof import('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend');
    const binding = loaded as unknown as ConstructorParameters<typeof NodeJSKernelBackend>[0];
    tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node'), 3);
  }
  return { version: loaded.TF_Version, gpu: loaded.isUsingGpuDevice() };
}
