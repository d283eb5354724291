/**
 * The engine ladder: which tensor engine runs, and why the earlier ones do not.
 *
 * `auto` takes the first that works, in the order of `ENGINES`. Nothing here reads the environment; the caller passes
 * the wish on.
 */
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { mendNestedGradients } from './nested-gradients';
import { registerTensorflow } from './tensorflow';
import { whyBadThreads } from './thread-counts';
import { registerWasm } from './wasm';
import { registerWebgpu } from './webgpu';

/** The engines in the order in which `auto` tries them. */
export const ENGINES = ['tensorflow', 'webgpu', 'wasm', 'cpu'] as const;
export type EngineName = (typeof ENGINES)[number];

/** One rung of the ladder that was tried. */
export interface EngineAttempt {
  name: EngineName;
  works: boolean;
  /** What the engine is, or why it does not work. */
  reason: string;
}

/** The engine that runs. */
export interface Engine {
  name: EngineName;
  /** One line for people, e.g. `TensorFlow 2.21.0 on the CPU`. */
  description: string;
  /** Every rung tried, in order; the last one is the engine. */
  attempts: EngineAttempt[];
}

export interface EngineOptions {
  /** An engine's name, or `auto` (the default). */
  wish?: string;
  /** Folder with TensorFlow's library and the binding; default: `.course/tensorflow` below `root`. */
  libraryFolder?: string;
  /** The project's folder; default: two levels above this file. */
  root?: string;
}

interface StarterOptions {
  libraryFolder: string;
  /** True where the user has named this engine. */
  isWished: boolean;
}

const starters: Record<EngineName, (options: StarterOptions) => string | Promise<string>> = {
  tensorflow: ({ libraryFolder }) => {
    const { version, gpu } = registerTensorflow(libraryFolder);
    return `TensorFlow ${version} on the ${gpu ? 'GPU' : 'CPU'}`;
  },
  webgpu: async ({ isWished }) => `WebGPU on ${await registerWebgpu({ allowSoftware: isWished })}`,
  wasm: async () => {
    await registerWasm();
    return 'WebAssembly, one thread (several times slower than TensorFlow)';
  },
  cpu: () =>
    'plain JavaScript (hundreds of times slower than TensorFlow; enough for notebooks without images)',
};

/** The known engines and `auto`, for messages. */
export function listWishes(): string {
  return ['auto', ...ENGINES].join(', ');
}

/**
 * Chooses an engine and makes it TensorFlow.js' current backend.
 *
 * @throws Error if the wish is unknown (the known ones are listed), if the wished engine does not work, or if a variable
 *   asks TensorFlow for threads that cannot be.
 */
export async function selectEngine(options: EngineOptions = {}): Promise<Engine> {
  const wish = options.wish || 'auto';
  if (wish !== 'auto' && !ENGINES.includes(wish as EngineName)) {
    throw new Error(`Unknown engine "${wish}" (COURSE_BACKEND). Known: ${listWishes()}.`);
  }
  const root = options.root ?? join(__dirname, '..', '..');
  const libraryFolder = options.libraryFolder ?? join(root, '.course', 'tensorflow');
  const badThreads = wish === 'auto' || wish === 'tensorflow' ? whyBadThreads() : undefined;
  if (badThreads) throw new Error(badThreads);
  mendNestedGradients();
  const attempts: EngineAttempt[] = [];
  for (const name of wish === 'auto' ? ENGINES : [wish as EngineName]) {
    try {
      const description = await starters[name]({ libraryFolder, isWished: wish === name });
      if (!(await tf.setBackend(name))) throw new Error('TensorFlow.js refused it');
      await tf.ready();
      attempts.push({ name, works: true, reason: description });
      return { name, description, attempts };
    } catch (error) {
      attempts.push({ name, works: false, reason: (error as Error).message });
    }
  }
  const last = attempts[attempts.length - 1]!;
  throw new Error(`The engine "${last.name}" does not work here: ${last.reason}. Others: ${listWishes()}.`);
}
