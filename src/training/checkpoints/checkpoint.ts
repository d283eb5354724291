/**
 * A checkpoint: all that a training needs to go on as if it had never stopped. A folder with two files:
 *
 * - `weights.safetensors`: both networks, what both optimisers keep, and the generator's average, readable from Python;
 * - `state.json`: the place in the training, the streams' positions, the settings, the versions, the history, and the
 *   checksum of either file.
 */
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { readRegularFile } from '../../data/files';
import type { NetworkSpec } from '../../models/spec';
import type { StreamState } from '../../random/stream';
import type { Place, StepReport } from '../loop';
import type { Strength } from '../steps/adaptive-strength';
import { isState } from './check-state';
import { decodeTensors, encodeTensors, type StoredTensor } from './safetensors';
import { packHistory, type StoredHistory, unpackHistory } from './stored-history';
import { listVariables, type Trained } from './trained-variables';
import { writeFolderWhole } from './write-folder';

export const WEIGHTS_FILE = 'weights.safetensors';
export const STATE_FILE = 'state.json';

/** Raised when the files change in a way that old code cannot read. */
export const CHECKPOINT_FORMAT = 1;

/** `state.json`. */
export interface CheckpointState {
  format: typeof CHECKPOINT_FORMAT;
  /** Steps taken since the beginning. */
  steps: number;
  place: Place;
  streams: { latents: StreamState; dropout: StreamState };
  /** Steps that each optimiser, and the average, has taken. */
  counts: { generator: number; discriminator: number; average?: number };
  /** Where adaptive augmentation stands, in a game that has it. */
  strength?: Strength;
  networks: { generator: NetworkSpec; discriminator: NetworkSpec };
  /** What the training was started with: seed, profile, model and so on. */
  settings: Record<string, unknown>;
  /** Course, Node.js, engine. */
  versions: Record<string, string>;
  /** How far the images are from real ones; smaller is better. */
  score?: number;
  /** Scores that differ by less are the same. Default 0. */
  scoreNoise?: number;
  history: StoredHistory;
  /** SHA-256 of weights.safetensors. */
  weights: string;
}

/** A damaged, incomplete or foreign checkpoint, in a sentence that names it. */
export class CheckpointError extends Error {}

/** A weight that is no number any more; such a training cannot go on. */
export class NotFiniteWeightError extends Error {}

/** A checkpoint as it was read. */
export interface Checkpoint {
  folder: string;
  state: CheckpointState;
  history: StepReport[];
  tensors: Map<string, StoredTensor>;
}

export interface SaveOptions extends Trained {
  steps: number;
  place: Place;
  settings: Record<string, unknown>;
  versions: Record<string, string>;
  history: readonly StepReport[];
  score?: number;
  scoreNoise?: number;
  /** More tensors to keep, by names that no network has, e.g. a film's frames. */
  extras?: ReadonlyMap<string, StoredTensor>;
}

/** Of the parts one after the other, in hexadecimal. */
export const sha256 = (parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/**
 * Writes a checkpoint, whole or not at all.
 *
 * @param folder must not exist.
 * @throws NotFiniteWeightError that names the weight, if one is not finite; nothing is written then.
 * @throws WriteError if the disk is full, say.
 */
export async function saveCheckpoint(folder: string, options: SaveOptions): Promise<void> {
  const { gan, average } = options;
  const tensors = new Map<string, StoredTensor>();
  for (const [name, variable] of listVariables(options)) {
    const values = (await variable.data()) as Float32Array;
    const tensor: StoredTensor = { type: 'F32', shape: variable.shape, values };
    try {
      assertFiniteTensor(name, tensor);
    } catch (error) {
      const { message } = error as Error;
      throw new NotFiniteWeightError(`Training stopped: ${message}. Try a smaller learning rate.`);
    }
    tensors.set(name, tensor);
  }
  for (const [name, tensor] of options.extras ?? []) tensors.set(name, tensor);
  const networks = { generator: gan.generator.spec, discriminator: gan.discriminator.spec };
  const metadata = {
    format: `gan-course ${CHECKPOINT_FORMAT}`,
    generator: JSON.stringify(networks.generator),
    discriminator: JSON.stringify(networks.discriminator),
  };
  const parts = encodeTensors({ tensors, metadata });
  const state: CheckpointState = {
    format: CHECKPOINT_FORMAT,
    steps: options.steps,
    place: structuredClone(options.place),
    streams: { latents: gan.latents.state(), dropout: gan.dropout.state() },
    counts: {
      generator: gan.generatorOptimizer.steps,
      discriminator: gan.discriminatorOptimizer.steps,
      average: average?.steps,
    },
    strength: gan.strength,
    networks,
    settings: options.settings,
    versions: options.versions,
    score: options.score,
    scoreNoise: options.scoreNoise,
    history: packHistory(options.history),
    weights: sha256(parts),
  };
  writeFolderWhole(folder, { [WEIGHTS_FILE]: parts, [STATE_FILE]: sealState(state) });
}

/** The state as text, with the checksum of all the rest as its last entry. */
function sealState(state: CheckpointState): string {
  return JSON.stringify({ ...state, checksum: sha256([JSON.stringify(state)]) });
}

/**
 * Reads a checkpoint, and checks both files from end to end; nothing is changed by it.
 *
 * @throws CheckpointError that names the folder, what is wrong with it and what to do.
 */
export function readCheckpoint(folder: string): Checkpoint {
  const state = readState(folder);
  const bytes = readBytes(folder, WEIGHTS_FILE);
  if (sha256([bytes]) !== state.weights) {
    throw damaged(folder, `${WEIGHTS_FILE} is not the file that ${STATE_FILE} was written with`);
  }
  try {
    const { tensors } = decodeTensors(bytes);
    for (const [name, tensor] of tensors) assertFiniteTensor(name, tensor);
    return { folder, state, tensors, history: unpackHistory(state.history) };
  } catch (error) {
    throw damaged(folder, `${WEIGHTS_FILE}: ${(error as Error).message}`);
  }
}

/** @throws NotFiniteWeightError that names the tensor, if a number of it is NaN or infinite: nothing good is drawn with it. */
export function assertFiniteTensor(name: string, { values }: Pick<StoredTensor, 'values'>): void {
  const bad = (values as Float32Array).find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new NotFiniteWeightError(`${name} holds ${bad}`);
}

function damaged(folder: string, why: string): CheckpointError {
  return new CheckpointError(
    `The checkpoint ${folder} cannot be used: ${why}. Take another one (an earlier ${basename(folder).replace(/\d+/, '…')}).`,
  );
}

function readBytes(folder: string, name: string): Buffer {
  try {
    return readRegularFile(join(folder, name));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw damaged(folder, code === 'ENOENT' ? `it has no ${name}` : message.replace(/\.$/, ''));
  }
}

/** Reads and checks `state.json` alone. @throws CheckpointError */
export function readState(folder: string): CheckpointState {
  const bytes = readBytes(folder, STATE_FILE);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw damaged(folder, `${STATE_FILE} is not JSON`);
  }
  const { checksum, ...state } = (parsed ?? {}) as { checksum?: unknown } & Record<string, unknown>;
  if (typeof state.format === 'number' && state.format > CHECKPOINT_FORMAT) {
    throw new CheckpointError(`The checkpoint ${folder} was written by a newer version of the course.`);
  }
  if (typeof checksum !== 'string' || state.format !== CHECKPOINT_FORMAT) {
    throw damaged(folder, `${STATE_FILE} is not of this course`);
  }
  if (checksum !== sha256([JSON.stringify(state)]) || !isState(state)) {
    throw damaged(folder, `${STATE_FILE} was changed or damaged`);
  }
  return state;
}
