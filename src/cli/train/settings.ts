/** A training's settings, from the command line and the model's plan, or from a checkpoint. */
import { PRECISIONS, type Precision } from '../../backend/recording/graph';
import type { Checkpoint } from '../../training/checkpoints/checkpoint';
import { findGameFault, type Game } from '../../training/game';
import { networksFor } from '../../training/game-networks';
import { rulesOf } from '../../training/gan';
import type { OptimizerOptions } from '../../training/optimizers';
import type { ProfileName } from '../../training/profiles';
import type { Recipe, RecipeData } from '../../training/recipes';
import { SCHEDULES, type Schedule, type ScheduleName } from '../../training/schedules';
import type { TrainingSettings } from '../../training/session';
import { ADAPT_IMAGES } from '../../training/steps/adaptive-strength';
import { UserError } from '../user-error';
import { readSettings } from './check-settings';

/** The command's options, as they were typed. */
export interface TrainFlags {
  profile?: string;
  seed?: string;
  backend?: string;
  epochs?: string;
  batchSize?: string;
  learningRate?: string;
  generatorRate?: string;
  discriminatorRate?: string;
  schedule?: string;
  average?: string;
  precision?: string;
  loss?: string;
  order?: string;
  k?: string;
  r1?: string;
  r2?: string;
  smoothing?: string;
  noise?: string;
  noiseSteps?: string;
  clip?: string;
  gp?: string;
  pack?: string;
  augment?: string;
  adaptImages?: string;
  spectralNorm?: boolean;
  out?: string;
  data?: string;
  startFrom?: string;
  keep: string;
  checkpointSteps: string;
  resume?: boolean;
}

/** @throws UserError unless it is a number that `accept` takes. */
export function parseNumber(text: string, what: string, accept: (value: number) => boolean): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && accept(value)) return value;
  throw new UserError(`${what}; got "${text}".`);
}

/** @throws UserError unless it is a whole number from `least` to `most`. */
export function parseCount(text: string, name: string, least = 1, most = Number.POSITIVE_INFINITY): number {
  const what = `${name} is a whole number from ${least} on`;
  const count = parseNumber(text, what, (value) => Number.isSafeInteger(value) && value >= least);
  if (count > most) throw new UserError(`${name} is at most ${most}; got ${count}.`);
  return count;
}

function parseRate(text: string | undefined, name: string): number | undefined {
  if (text === undefined) return undefined;
  return parseNumber(text, `${name} is a number above 0, for example 0.0002`, (value) => value > 0);
}

function parseSchedule(text: string): Schedule {
  if ((SCHEDULES as readonly string[]).includes(text)) return { name: text as ScheduleName };
  throw new UserError(`Unknown schedule "${text}". Known: ${SCHEDULES.join(', ')}.`);
}

function parsePrecision(text: string): Precision {
  if ((PRECISIONS as readonly string[]).includes(text)) return text as Precision;
  throw new UserError(`Unknown precision "${text}". Known: ${PRECISIONS.join(', ')}.`);
}

function withRate(optimizer: OptimizerOptions, learningRate: number | undefined): OptimizerOptions {
  return learningRate === undefined ? optimizer : { ...optimizer, learningRate };
}

/** The options of a game that are numbers, with the least of each. */
const GAME_NUMBERS = {
  k: ['--k', 1],
  r1: ['--r1', 0],
  r2: ['--r2', 0],
  smoothing: ['--smoothing', 0],
  noise: ['--noise', 0],
  noiseSteps: ['--noise-steps', 1],
  clip: ['--clip', 0],
  gp: ['--gp', 0],
  pack: ['--pack', 1],
  adaptImages: ['--adapt-images', 1],
} as const;
const GAME_NAMES = Object.keys(GAME_NUMBERS) as (keyof typeof GAME_NUMBERS)[];

/** What a game has that does not say so. */
const LEFT_OUT: Partial<Record<keyof Game, number>> = { pack: 1, adaptImages: ADAPT_IMAGES };

/** The recipe's game with what the options change. @throws UserError if that is no game, or not one of these networks. */
export function makeGame(flags: TrainFlags, own: Game, networks?: Recipe['networks']): Game {
  const game = { ...own, loss: flags.loss ?? own.loss, order: flags.order ?? own.order } as Game;
  for (const name of GAME_NAMES) {
    const text = flags[name];
    if (text === undefined) continue;
    const [option, least] = GAME_NUMBERS[name];
    game[name] = parseNumber(text, `${option} is a number from ${least} on`, () => true);
  }
  if (flags.augment !== undefined) game.augment = flags.augment as Game['augment'];
  if (flags.spectralNorm) game.spectralNorm = true;
  const fault = findGameFault(game);
  if (fault) throw new UserError(fault);
  try {
    if (networks) networksFor(networks, game);
  } catch (error) {
    throw new UserError((error as Error).message);
  }
  return game;
}

export interface SettingsContext {
  model: string;
  profile: ProfileName;
  seed: number;
  recipe: Recipe;
  data: RecipeData;
}

/** Settings of a new training. @throws UserError that names the option that is wrong. */
export function makeSettings(flags: TrainFlags, context: SettingsContext): TrainingSettings {
  const { model, profile, seed, recipe, data } = context;
  const plan = recipe.plans[profile];
  const both = parseRate(flags.learningRate, '--learning-rate');
  const generatorRate = parseRate(flags.generatorRate, '--generator-rate') ?? both;
  const discriminatorRate = parseRate(flags.discriminatorRate, '--discriminator-rate') ?? both;
  const rules = rulesOf(plan.optimizer);
  const game = makeGame(flags, recipe.game, recipe.networks);
  const isShare = (value: number) => value >= 0 && value < 1;
  const batchSize = flags.batchSize ? parseCount(flags.batchSize, '--batch-size') : plan.batchSize;
  if (batchSize * game.k > data.count) {
    const what = game.k === 1 ? `A batch of ${batchSize} does` : `${game.k} batches of ${batchSize} do`;
    throw new UserError(`${what} not fit into ${data.count} examples: take a smaller --batch-size.`);
  }
  if (batchSize % (game.pack ?? 1) !== 0) {
    throw new UserError(
      `A batch of ${batchSize} cannot be put into packs of ${game.pack}: take another --batch-size.`,
    );
  }
  return {
    model,
    profile,
    seed,
    epochs: flags.epochs ? parseCount(flags.epochs, '--epochs') : plan.epochs,
    batchSize,
    optimizer: {
      generator: withRate(rules.generator, generatorRate),
      discriminator: withRate(rules.discriminator, discriminatorRate),
    },
    normalizationMomentum: plan.normalizationMomentum,
    averageDecay: parseNumber(
      flags.average ?? '0.995',
      '--average is a number from 0 (none) up to, but not, 1, for example 0.995',
      isShare,
    ),
    schedule: parseSchedule(flags.schedule ?? 'constant'),
    precision: parsePrecision(flags.precision ?? 'float32'),
    game,
    startFrom: flags.startFrom,
    data: { source: data.source, count: data.count, checksum: data.checksum },
  };
}

type Fixed = [keyof TrainFlags, string, (settings: TrainingSettings) => string | number];

const FIXED: Fixed[] = [
  ['profile', '--profile', ({ profile }) => profile],
  ['seed', '--seed', ({ seed }) => seed],
  ['batchSize', '--batch-size', ({ batchSize }) => batchSize],
  ['average', '--average', ({ averageDecay }) => averageDecay],
  ['schedule', '--schedule', ({ schedule }) => schedule.name],
  ['precision', '--precision', ({ precision }) => precision ?? 'float32'],
  ['loss', '--loss', ({ game }) => game!.loss],
  ['order', '--order', ({ game }) => game!.order],
  ...GAME_NAMES.map(
    (name): Fixed => [name, GAME_NUMBERS[name][0], ({ game }) => game![name] ?? LEFT_OUT[name] ?? 0],
  ),
  ['augment', '--augment', ({ game }) => game!.augment ?? 'none'],
  ['spectralNorm', '--spectral-norm', ({ game }) => String(game!.spectralNorm ?? false)],
];

/** Numbers are the same however they are written: 01 and 1, .995 and 0.995. */
function isSame(wished: string, kept: string | number): boolean {
  if (typeof kept === 'string') return wished === kept;
  return wished.trim() !== '' && Number(wished) === kept;
}

/**
 * Settings of a training that goes on: the checkpoint's, with a new end if there is one.
 *
 * @throws UserError if an option says otherwise than the checkpoint: that would be another training.
 */
export function resumeSettings(
  flags: TrainFlags,
  checkpoint: Checkpoint,
  { model, game }: { model: string; game: Game },
): TrainingSettings {
  // A checkpoint without a game is older than the choice.
  const settings = { game, ...readSettings(checkpoint.state.settings, checkpoint.folder) };
  if (settings.model !== model) {
    throw new UserError(`${checkpoint.folder} is a training of "${settings.model}", not of "${model}".`);
  }
  for (const [flag, name, read] of FIXED) {
    const wished = flags[flag];
    if (wished !== undefined && !isSame(String(wished), read(settings))) {
      throw new UserError(
        `The training to go on with has ${name} ${read(settings)}, not ${wished}. Leave ${name} out, or begin anew in another --out.`,
      );
    }
  }
  if (flags.startFrom !== undefined) {
    throw new UserError('A training that goes on has its own weights: leave --start-from out.');
  }
  for (const name of ['learningRate', 'generatorRate', 'discriminatorRate'] as const) {
    if (flags[name] !== undefined) {
      throw new UserError(
        'A training goes on with its own learning rates: leave them out, or begin anew in another --out.',
      );
    }
  }
  const epochs = flags.epochs ? parseCount(flags.epochs, '--epochs') : settings.epochs;
  if (epochs < checkpoint.state.place.epoch) {
    throw new UserError(
      `The training is in epoch ${checkpoint.state.place.epoch} already: take --epochs from there on.`,
    );
  }
  return { ...settings, epochs };
}
