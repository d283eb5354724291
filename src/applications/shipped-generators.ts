/** Trained networks from picture to picture that come with the course: a file for each task and way of learning. */
import { join } from 'node:path';
import type { Network } from '../models/network';
import { encodeHalves } from '../training/checkpoints/halves';
import { readNetworks } from '../training/checkpoints/stored-networks';
import type { PairTask } from './pairs';

export const SHIPPED_GENERATORS = join(__dirname, '..', '..', 'checkpoints', 'applications');

/** Tasks that a network is shipped for; notebook 14 learns the others itself. */
export const SHIPPED_TASKS = [
  'super-resolution',
  'completion',
  'de-raining',
] as const satisfies readonly PairTask[];
export type ShippedTask = (typeof SHIPPED_TASKS)[number];

/** From the squared error alone, or with a discriminator beside it. */
export type LearnedWay = 'L2' | 'GAN';

export const generatorFile = (task: ShippedTask, way: LearnedWay) => `${task}-${way}.safetensors`;

/** A generator's weights in halves (16 bits), as its file has them. */
export const encodeGenerator = (generator: Network): Promise<Uint8Array> => encodeHalves({ generator });

/**
 * The generator that experiments/applications has trained with its first seed. An engine must have been started; the
 * caller disposes of the network.
 *
 * @throws CheckpointError that names the file, if it is missing or damaged.
 */
export function openShippedGenerator(
  task: ShippedTask,
  way: LearnedWay,
  folder = SHIPPED_GENERATORS,
): Network {
  return readNetworks(join(folder, generatorFile(task, way))).generator;
}

/** Stage II of text to image, as experiments/applications/text has trained it with its first seed. */
export const PAINTER_FILE = 'text-to-image.safetensors';

/** Stage II: a grey sketch and a request → a picture. @throws CheckpointError as above. */
export const openShippedPainter = (folder = SHIPPED_GENERATORS): Network =>
  readNetworks(join(folder, PAINTER_FILE)).generator;

/** From digits to outlines, and back, as experiments/applications/cycle has trained them without pairs with its first seed. */
export const translatorFile = (way: 'there' | 'back') => `digits-outlines-${way}.safetensors`;

/** @throws CheckpointError as above. */
export const openShippedTranslator = (way: 'there' | 'back', folder = SHIPPED_GENERATORS): Network =>
  readNetworks(join(folder, translatorFile(way))).generator;

/** Attributes → face, as experiments/applications/faces has trained it with its first seed. */
export const FACES_FILE = 'attributes-to-face.safetensors';

/** @throws CheckpointError as above. */
export const openShippedFaces = (folder = SHIPPED_GENERATORS): Network =>
  readNetworks(join(folder, FACES_FILE)).generator;
