/**
 * The one setup cell that opens every notebook: it starts the engine and says what runs, in which profile, from which
 * seed. Here, and in the command line, is the only place that reads the environment.
 */
import { join } from 'node:path';
import { type Engine, selectEngine } from '../backend';
import { closeOpenScopes } from '../backend/recover';
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
  /** Folder with MNIST's IDX files, if the user has named one. */
  mnistFolder?: string;
}

/** Takes back the hook of an earlier call: the setup cell may be run again. */
let forgetCleanup = (): void => {};

const ROOT = join(__dirname, '..', '..');

/** The settings of the environment, with their defaults. */
function readEnvironment(): { wish: string; profile: ProfileName; seed: number; mnistFolder?: string } {
  const { COURSE_BACKEND, COURSE_PROFILE, COURSE_SEED, COURSE_MNIST_DIR } = process.env;
  const seed = Number(COURSE_SEED || 1);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new Error(`COURSE_SEED is a whole number from 0 on; got "${COURSE_SEED}".`);
  }
  return {
    wish: COURSE_BACKEND || 'auto',
    profile: parseProfile(COURSE_PROFILE || 'laptop'),
    seed,
    mnistFolder: COURSE_MNIST_DIR || undefined,
  };
}

/** Says why faster engines did not start; empty when the fastest runs. */
export function explainEngine(engine: Engine): string[] {
  return engine.attempts
    .filter((attempt) => !attempt.works)
    .map((attempt) => `          not ${attempt.name}: ${attempt.reason}`);
}

/**
 * Starts the engine and prints what runs.
 *
 * @throws Error that names the variable, if COURSE_BACKEND, COURSE_PROFILE or COURSE_SEED is wrong.
 */
export async function setup(): Promise<Session> {
  const { wish, profile, seed, mnistFolder } = readEnvironment();
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
  ];
  console.log(lines.join('\n'));
  return {
    engine,
    profile,
    seed,
    random: new RandomStream(seed),
    cacheFolder: join(ROOT, '.course', 'cache'),
    mnistFolder,
  };
}
