/** The apply command: a picture in, the trained network's answer out. */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { takeOwnPicture } from '../../applications/own-picture';
import { answerAll } from '../../applications/pair-training';
import { enlargeImages, FACTOR } from '../../applications/pairs';
import {
  type LearnedWay,
  openShippedGenerator,
  SHIPPED_TASKS,
  type ShippedTask,
} from '../../applications/shipped-generators';
import { readRegularFile } from '../../data/files';
import type { ImageSet } from '../../data/images';
import { type DecodedPicture, decodePicture } from '../../data/pictures/decode-picture';
import { encodePng } from '../../drawing/png';
import { CheckpointError } from '../../training/checkpoints/checkpoint';
import { WriteError, writeFileWhole } from '../../training/checkpoints/write-folder';
import { choose } from '../choices';
import { resolveUserPath } from '../project';
import { startEngine } from '../train/engine';
import { UserError } from '../user-error';

const WAYS = ['GAN', 'L2', 'bicubic'] as const;

export interface ApplyFlags {
  out: string;
  /** GAN, L2 or bicubic. */
  way?: string;
  fit?: boolean;
  backend?: string;
}

function readPicture(named: string): DecodedPicture {
  const file = resolveUserPath(named);
  if (!existsSync(file)) throw new UserError(`There is no ${named}.`);
  try {
    return decodePicture(readRegularFile(file));
  } catch (error) {
    throw new UserError(`${named} cannot be read: ${(error as Error).message}`);
  }
}

async function answer(task: ShippedTask, way: LearnedWay, given: ImageSet): Promise<ImageSet> {
  const generator = openShippedGenerator(task, way);
  try {
    return await answerAll(generator, given);
  } finally {
    generator.dispose();
  }
}

/** @throws UserError in one sentence, for everything that a user can mend. */
export async function apply(named: string, picture: string, flags: ApplyFlags): Promise<void> {
  const task = choose('task', named, SHIPPED_TASKS);
  const way = choose('way', flags.way ?? 'GAN', WAYS);
  if (way === 'bicubic' && task !== 'super-resolution')
    throw new UserError(`Bicubic interpolation enlarges; for ${task} take --way GAN or --way L2.`);
  if (extname(flags.out).toLowerCase() !== '.png')
    throw new UserError(`--out names a .png file; got "${flags.out}".`);
  const decoded = readPicture(picture);
  try {
    const given = takeOwnPicture(task, decoded, { fit: flags.fit, orientation: decoded.orientation });
    if (way !== 'bicubic') await startEngine(flags.backend);
    const { width, height, pixels } =
      way === 'bicubic' ? enlargeImages(given, FACTOR) : await answer(task, way, given);
    writeFileWhole(resolveUserPath(flags.out), encodePng({ width, height, channels: 1, pixels }));
    console.log(`${flags.out}: ${task} of ${picture}, ${way}, ${width}×${height} pixels.`);
  } catch (error) {
    const isForPeople = [CheckpointError, WriteError, RangeError].some((kind) => error instanceof kind);
    throw isForPeople ? new UserError((error as Error).message) : error;
  }
}
