/** The apply command: a picture or some words in, the trained network's answer out. */
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
import { RandomStream } from '../../random/stream';
import { CheckpointError } from '../../training/checkpoints/checkpoint';
import { WriteError, writeFileWhole } from '../../training/checkpoints/write-folder';
import { assertSeed, choose } from '../choices';
import { resolveUserPath } from '../project';
import { startEngine } from '../train/engine';
import { UserError } from '../user-error';
import { readWish, WISH_TASKS, type WishTask } from './draw-wish';

const WAYS = ['GAN', 'L2', 'bicubic'] as const;

export interface ApplyFlags {
  out: string;
  /** GAN, L2 or bicubic; for pictures. */
  way?: string;
  /** For pictures. */
  fit?: boolean;
  /** For words: another seed draws another picture of the same. Default 1. */
  seed?: string;
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

/** A picture's answer, written; gives what it is. */
async function applyToPicture(task: ShippedTask, named: string[], flags: ApplyFlags): Promise<string> {
  const way = choose('way', flags.way ?? 'GAN', WAYS);
  if (way === 'bicubic' && task !== 'super-resolution')
    throw new UserError(`Bicubic interpolation enlarges; for ${task} take --way GAN or --way L2.`);
  if (flags.seed !== undefined)
    throw new UserError(`Nothing is drawn by chance for ${task}: leave --seed out.`);
  const [picture] = named;
  if (picture === undefined || named.length > 1)
    throw new UserError(`${task} takes one picture; ${named.length} were named.`);
  const decoded = readPicture(picture);
  const given = takeOwnPicture(task, decoded, { fit: flags.fit, orientation: decoded.orientation });
  if (way !== 'bicubic') await startEngine(flags.backend);
  const made = way === 'bicubic' ? enlargeImages(given, FACTOR) : await answer(task, way, given);
  return write(made, flags.out, `${task} of ${picture}, ${way}`);
}

/** What words ask for, drawn and written; gives what it is. */
async function applyToWords(task: WishTask, words: string[], flags: ApplyFlags): Promise<string> {
  if (flags.way !== undefined || flags.fit)
    throw new UserError(`--way and --fit are for pictures; ${task} takes words.`);
  const seed = flags.seed ?? '1';
  assertSeed(seed);
  const { meaning, draw } = readWish(task, words.join(' '));
  await startEngine(flags.backend);
  return write(await draw(new RandomStream(Number(seed))), flags.out, `${meaning}, seed ${seed}`);
}

function write({ width, height, channels, pixels }: ImageSet, out: string, what: string): string {
  writeFileWhole(
    resolveUserPath(out),
    encodePng({ width, height, channels: channels === 1 ? 1 : 3, pixels }),
  );
  return `${out}: ${what}, ${width}×${height} pixels.`;
}

/**
 * @param named a picture's file, or the words of a sentence or a list of attributes.
 * @throws UserError in one sentence, for everything that a user can mend.
 */
export async function apply(task: string, named: string[], flags: ApplyFlags): Promise<void> {
  const chosen = choose('task', task, [...SHIPPED_TASKS, ...WISH_TASKS]);
  if (extname(flags.out).toLowerCase() !== '.png')
    throw new UserError(`--out names a .png file; got "${flags.out}".`);
  try {
    console.log(
      chosen === 'text' || chosen === 'face'
        ? await applyToWords(chosen, named, flags)
        : await applyToPicture(chosen, named, flags),
    );
  } catch (error) {
    const isForPeople = [CheckpointError, WriteError, RangeError].some((kind) => error instanceof kind);
    throw isForPeople ? new UserError((error as Error).message) : error;
  }
}
