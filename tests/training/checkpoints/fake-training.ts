/**
 * A training that only counts: its weights after step n are n, n + 1, and so on. With it checkpoints are written and
 * read in milliseconds and without a tensor engine, and every number can be checked.
 */
import { join } from 'node:path';
import {
  type Checkpoint,
  type SaveOptions,
  saveCheckpoint,
} from '../../../src/training/checkpoints/checkpoint';
import { CheckpointStore } from '../../../src/training/checkpoints/store';
import type { Gan } from '../../../src/training/gan';

const state = { key: [1, 2] as [number, number], block: 0, used: 4 };
const stream = { state: () => state };

function variable(name: string, step: number, size: number) {
  const values = Float32Array.from({ length: size }, (_, i) => step + i);
  return { name, shape: [size], size, data: async () => values };
}

/** What a checkpoint of step `step` is made of. */
export function fakeOptions(step: number, size = 6): SaveOptions {
  const network = (name: string) => {
    const weights = [variable(`${name}/0.dense/kernel`, step, size)];
    return {
      spec: { name, inputShape: [1], layers: [{ layer: 'dense', units: size }] },
      weights,
      variables: weights,
    };
  };
  const [generator, discriminator] = [network('generator'), network('discriminator')];
  const optimizer = (player: typeof generator) => ({
    steps: step,
    variables: player.variables,
    slots: [variable('slot', step, size), variable('slot', step, size)],
  });
  const gan = {
    generator,
    discriminator,
    generatorOptimizer: optimizer(generator),
    discriminatorOptimizer: optimizer(discriminator),
    latents: stream,
    dropout: stream,
  };
  return {
    gan: gan as unknown as Gan,
    steps: step,
    place: { epoch: 1, step, shuffle: state },
    settings: { seed: 1 },
    versions: { node: 'test' },
    history: [],
  };
}

export const saveFake = (folder: string, step: number) => saveCheckpoint(folder, fakeOptions(step));

/** The step that a checkpoint's every number tells of. @throws Error if they do not agree. */
export function stepOf({ state: { steps }, tensors }: Checkpoint): number {
  for (const [name, { values }] of tensors) {
    const wrong = values.findIndex((value, i) => value !== steps + i);
    if (wrong >= 0) throw new Error(`${name}[${wrong}] of step ${steps} is ${values[wrong]}`);
  }
  return steps;
}

/** Trains for ever from the last checkpoint on; says each one that is on the disk. */
export async function trainForEver(folder: string, size: number): Promise<void> {
  const store = new CheckpointStore(join(folder, 'checkpoints'), 2);
  const last = store.readLast();
  for (let step = last ? stepOf(last) + 1 : 1; ; step++) {
    await store.save({ ...fakeOptions(step, size), score: Math.abs(step - 40) });
    process.stdout.write(`${step}\n`);
  }
}
