/** A classifier's training as a folder: weights, the optimiser's numbers and the place, from which it goes on. */
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { readRegularFile } from '../../data/files';
import type { ClassifierPlace, ClassifierTraining } from '../classifier';
import { isStream } from './check-state';
import { CheckpointError, STATE_FILE, sha256, WEIGHTS_FILE } from './checkpoint';
import { encodeHalves } from './halves';
import { decodeTensors, encodeTensors, type StoredTensor } from './safetensors';
import { plainName } from './trained-variables';
import { writeFolderWhole } from './write-folder';

/** What decides a training's numbers. */
export interface ClassifierSettings {
  model: 'classifier';
  profile: string;
  seed: number;
  epochs: number;
  batchSize: number;
  learningRate: number;
  data: { source: string; count: number; checksum: string };
}

export interface ClassifierState {
  settings: ClassifierSettings;
  place: ClassifierPlace;
  /** Steps since the beginning. */
  steps: number;
  /** Mean loss and share of right answers of each epoch that is done. */
  epochs: { epoch: number; loss: number; accuracy: number; seconds: number }[];
}

/** All numbers of a training by their names: `trunk/0.conv2d/kernel`, and what Adam keeps beside as `optimizer/0/…`. */
function listVariables({ classifier, optimizer }: ClassifierTraining): Map<string, tf.Variable> {
  const named = new Map<string, tf.Variable>();
  for (const weight of [...classifier.trunk.weights, ...classifier.head.weights])
    named.set(plainName(weight), weight);
  const { variables, slots } = optimizer;
  for (const [i, slot] of slots.entries()) {
    const kind = Math.floor(i / variables.length);
    named.set(`optimizer/${kind}/${plainName(variables[i % variables.length]!)}`, slot);
  }
  return named;
}

/** Weights alone, in halves: what is shipped, and what `openClassifier` reads. */
export const encodeClassifier = ({
  classifier: { trunk, head },
}: Pick<ClassifierTraining, 'classifier'>): Promise<Uint8Array> => encodeHalves({ trunk, head });

const describe = ({ trunk, head }: ClassifierTraining['classifier']) => ({
  trunk: JSON.stringify(trunk.spec),
  head: JSON.stringify(head.spec),
});

/** @throws WriteError if the disk is full, say; nothing is left then. */
export async function saveClassifier(
  folder: string,
  training: ClassifierTraining,
  state: Omit<ClassifierState, 'place'>,
): Promise<void> {
  const tensors = new Map<string, StoredTensor>();
  for (const [name, variable] of listVariables(training)) {
    tensors.set(name, {
      type: 'F32',
      shape: variable.shape,
      values: (await variable.data()) as Float32Array,
    });
  }
  const parts = encodeTensors({ tensors, metadata: describe(training.classifier) });
  const sealed = { ...state, place: training.place, adam: training.optimizer.steps, weights: sha256(parts) };
  const text = JSON.stringify({ ...sealed, checksum: sha256([JSON.stringify(sealed)]) });
  writeFolderWhole(folder, { [WEIGHTS_FILE]: parts, [STATE_FILE]: text });
}

export interface StoredClassifier extends ClassifierState {
  folder: string;
  adam: number;
  tensors: Map<string, StoredTensor>;
}

/** @throws CheckpointError if a file is missing or damaged, or if the folder is another training's. */
export function readClassifier(folder: string): StoredClassifier {
  const refuse = (why: string) => new CheckpointError(`The checkpoint ${folder} cannot be used: ${why}.`);
  let state: ClassifierState & { adam: number; weights: string };
  try {
    const { checksum, ...rest } = JSON.parse(readRegularFile(join(folder, STATE_FILE)).toString());
    state = rest;
    if (checksum !== sha256([JSON.stringify(rest)])) throw new Error(`${STATE_FILE} was changed or damaged`);
  } catch (error) {
    throw refuse((error as Error).message.replace(/\.$/, ''));
  }
  if (state.settings?.model !== 'classifier') throw refuse('it is no classifier, but a GAN’s training');
  const { place } = state;
  if (![place?.order, place?.moves, place?.dropout].every(isStream)) throw refuse('its place cannot be');
  try {
    const bytes = readRegularFile(join(folder, WEIGHTS_FILE));
    if (sha256([bytes]) !== state.weights)
      throw new Error(`${WEIGHTS_FILE} is not the file that was written`);
    return { ...state, folder, tensors: decodeTensors(bytes).tensors };
  } catch (error) {
    throw refuse((error as Error).message.replace(/\.$/, ''));
  }
}

/** Puts a checkpoint's numbers into a training. @throws CheckpointError if one does not fit; nothing is changed then. */
export function restoreClassifier(training: ClassifierTraining, stored: StoredClassifier): void {
  const variables = listVariables(training);
  for (const [name, { shape }] of variables) {
    const found = stored.tensors.get(name);
    if (!found || found.type === 'U8' || found.shape.join() !== shape.join()) {
      throw new CheckpointError(
        `The checkpoint ${stored.folder} is of another network: it has no ${name} of [${shape}].`,
      );
    }
  }
  for (const [name, variable] of variables) {
    tf.tidy(() => variable.assign(tf.tensor(stored.tensors.get(name)!.values, variable.shape, 'float32')));
  }
  training.optimizer.steps = stored.adam;
  training.moveTo(stored.place);
}
