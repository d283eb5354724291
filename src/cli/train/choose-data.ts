/** What a model is trained on: what the user named, where the model can take it. */
import { existsSync } from 'node:fs';
import { chooseDigits, isDataName, readDataWish } from '../../data/choose-digits';
import { findMnistFiles } from '../../data/mnist-files';
import { listPictures } from '../../data/pictures/list-pictures';
import type { ProfileName } from '../../training/profiles';
import type { Recipe, RecipeData } from '../../training/recipes';
import { drawLine, eraseLine, formatDuration, type ProgressStream } from '../progress';
import { resolveData } from '../project';
import { UserError } from '../user-error';
import type { TrainFlags } from './settings';

export interface DataChoice {
  /** Name or whole path, as the user gave it. */
  wish?: string;
  /** Which digits, for people. */
  digits?: string;
  mnistFolder?: string;
  pictureFolder?: string;
}

/**
 * Digits, faces, points or the user's own pictures.
 *
 * @throws UserError for data that the model cannot take, with those that it can.
 */
export function chooseData(
  { data }: Pick<TrainFlags, 'data'>,
  { model, recipe, profile }: { model: string; recipe: Recipe; profile: string },
): DataChoice {
  if (recipe.data === 'points') {
    if (data && data !== 'points') throw new UserError(`${model} makes its own points: leave --data out.`);
    return {};
  }
  if (recipe.data === 'faces') return chooseColours(data, model);
  const wish = data ? resolveData(data) : readDataWish(process.env);
  if (wish && holdsPictures(wish)) return { wish, pictureFolder: wish };
  const { folder, line } = forPeople(() => chooseDigits({ wish, profile }));
  return { wish, digits: line, mnistFolder: folder };
}

function chooseColours(data: string | undefined, model: string): DataChoice {
  if (!data || data === 'faces') return { wish: data };
  if (isDataName(data)) {
    throw new UserError(
      `${model} makes colour pictures of 64×64: give it faces or a folder with pictures. ${data} holds grey digits, for ` +
        'dcgan, standard-gan and resize-dcgan.',
    );
  }
  const wish = resolveData(data);
  return { wish, pictureFolder: wish };
}

/** A folder with pictures, and without MNIST's files. */
function holdsPictures(wish: string): boolean {
  if (isDataName(wish) || !existsSync(wish)) return false;
  try {
    findMnistFiles(wish);
    return false;
  } catch {
    // What is wrong with digits is said where they are read, unless these are none.
  }
  try {
    return listPictures(wish).files.length > 0;
  } catch {
    return false;
  }
}

/** Reads what was chosen, and tells how far it is. @throws UserError with what is wrong with it. */
export function loadData(
  { mnistFolder, pictureFolder }: DataChoice,
  {
    recipe,
    ...options
  }: { recipe: Recipe; profile: ProfileName; seed: number; cacheFolder: string; stream?: ProgressStream },
): RecipeData {
  const { stream = process.stderr, ...rest } = options;
  const telling = tellReading(stream);
  try {
    return forPeople(() => recipe.load({ ...rest, mnistFolder, pictureFolder, onProgress: telling.say }));
  } finally {
    telling.end();
  }
}

const TERMINAL_MS = 200;
const PLAIN_MS = 10_000;

/** A line that is redrawn on a terminal, elsewhere one now and then; nothing of what is done at once. */
function tellReading(stream: ProgressStream): { say(text: string): void; end(): void } {
  const begun = Date.now();
  let told = begun;
  let isOpen = false;
  return {
    say(text) {
      const now = Date.now();
      if (now - told < (stream.isTTY ? TERMINAL_MS : PLAIN_MS)) return;
      told = now;
      drawLine(stream, `Reading: ${text}, ${formatDuration(now - begun)}`);
      isOpen = stream.isTTY ?? false;
    },
    end: () => void (isOpen && stream.write(eraseLine(stream))),
  };
}

function forPeople<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}
