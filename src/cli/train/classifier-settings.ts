/** A classifier's training from the command line: its settings and its digits, looked at before anything long begins. */
import { createHash } from 'node:crypto';
import { CACHE_FOLDER } from '../../data/cache-folder';
import { chooseDigits, readDataWish } from '../../data/choose-digits';
import { takeImages } from '../../data/images';
import { loadMnist, type MnistSets } from '../../data/mnist';
import {
  type ClassifierSettings,
  readClassifier,
  type StoredClassifier,
} from '../../training/checkpoints/classifier-checkpoint';
import type { CheckpointStore } from '../../training/checkpoints/store';
import type { ProfileName } from '../../training/profiles';
import { assertProfile, assertSeed } from '../choices';
import { resolveData, shortenPath } from '../project';
import { UserError } from '../user-error';
import { parseCount, parseNumber, type TrainFlags } from './settings';

/** Examples and epochs: in `quick` seconds, for CI; four epochs of 60,000 reach 99.2 % of the test digits. */
const PLANS: Record<ProfileName, { images: number; epochs: number }> = {
  quick: { images: 640, epochs: 1 },
  laptop: { images: Number.POSITIVE_INFINITY, epochs: 4 },
  full: { images: Number.POSITIVE_INFINITY, epochs: 4 },
};
const BATCH_SIZE = 128;
/** Adam's usual rate; it falls to 0 along half a wave. */
const LEARNING_RATE = 1e-3;

/** Options that are about two players. */
const OF_GANS = [
  'generatorRate',
  'discriminatorRate',
  'schedule',
  'average',
  'precision',
  'loss',
  'order',
  'k',
  'r1',
  'r2',
  'startFrom',
] as const;

/** @throws UserError for an option that a classifier has no use for. */
export function refuseOfGans(flags: TrainFlags): void {
  const option = OF_GANS.find((name) => flags[name as keyof TrainFlags] !== undefined);
  if (!option) return;
  const name = option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UserError(`--${name} is for GANs; the classifier is one network. Leave it out.`);
}

/** @throws UserError if the folder holds a training that was not asked for, or none that was. */
export function findStored(
  store: CheckpointStore,
  { resume }: TrainFlags,
  out: string,
): StoredClassifier | undefined {
  const last = store.list().at(-1);
  if (!last) {
    if (resume)
      throw new UserError(
        `There is no checkpoint in ${shortenPath(store.folder)}: leave --resume out to begin.`,
      );
    return undefined;
  }
  if (!resume) {
    throw new UserError(
      `${shortenPath(out)} holds a training already. Add --resume to go on with it, or take another --out.`,
    );
  }
  for (const { folder } of store.list().reverse()) {
    try {
      return readClassifier(folder);
    } catch (error) {
      process.stderr.write(`${(error as Error).message}\n`);
    }
  }
  throw new UserError(`No checkpoint in ${shortenPath(store.folder)} can be used. Take another --out.`);
}

export interface Prepared {
  settings: ClassifierSettings;
  /** Which digits, for people. */
  digits: string;
  sets: MnistSets;
  wish?: string;
}

/** Settings and digits, all looked at before anything long begins. @throws UserError */
export function prepare(flags: TrainFlags, stored: StoredClassifier | undefined): Prepared {
  const profile = stored?.settings.profile ?? flags.profile ?? (process.env.COURSE_PROFILE || 'laptop');
  assertProfile(profile);
  const seed = String(stored?.settings.seed ?? flags.seed ?? (process.env.COURSE_SEED || 1));
  assertSeed(seed);
  const plan = PLANS[profile as ProfileName];
  const wish = flags.data ? resolveData(flags.data) : readDataWish(process.env);
  const [sets, digits] = forPeople(() => {
    const { folder, line } = chooseDigits({ wish, profile });
    const all = loadMnist({ folder, cacheFolder: CACHE_FOLDER, seed: Number(seed) });
    return [{ ...all, train: takeImages(all.train, plan.images) }, line] as const;
  });
  const { train } = sets;
  const checksum = createHash('sha256').update(train.pixels).update(train.labels).digest('hex').slice(0, 16);
  const data = { source: train.source, count: train.count, checksum };
  const isRate = (value: number) => value > 0;
  const settings: ClassifierSettings = {
    model: 'classifier',
    profile,
    seed: Number(seed),
    epochs: flags.epochs ? parseCount(flags.epochs, '--epochs') : plan.epochs,
    batchSize: flags.batchSize ? parseCount(flags.batchSize, '--batch-size') : BATCH_SIZE,
    learningRate: flags.learningRate
      ? parseNumber(flags.learningRate, '--learning-rate is a number above 0, for example 0.001', isRate)
      : LEARNING_RATE,
    data,
  };
  if (settings.batchSize > train.count) {
    throw new UserError(
      `A batch of ${settings.batchSize} does not fit into ${train.count} digits: take a smaller --batch-size.`,
    );
  }
  if (stored) assertSame(flags, settings, stored);
  return { settings: stored?.settings ?? settings, digits, sets, wish };
}

/** The rate falls along the whole training, so that another end would be another training. @throws UserError */
function assertSame(
  flags: TrainFlags,
  wished: ClassifierSettings,
  { settings, folder }: StoredClassifier,
): void {
  for (const name of ['epochs', 'batchSize', 'learningRate', 'profile', 'seed'] as const) {
    const given = flags[name];
    if (given === undefined || given === String(settings[name]) || Number(given) === settings[name]) continue;
    const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    throw new UserError(
      `The training to go on with has --${option} ${settings[name]}, not ${given}. Leave it out, or begin anew in another --out.`,
    );
  }
  if (settings.data.checksum !== wished.data.checksum) {
    throw new UserError(
      `The checkpoint ${folder} was trained on other digits: ${settings.data.count} from "${settings.data.source}". ` +
        'Name the same data (--data), or begin anew.',
    );
  }
}

function forPeople<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}
