/** Settings as a checkpoint tells them, looked at one by one: the checksum holds for a file that was made wrongly, too. */
import { PRECISIONS } from '../../backend/recording/graph';
import { findGameFault, type Game } from '../../training/game';
import { PROFILES } from '../../training/profiles';
import { SCHEDULES } from '../../training/schedules';
import type { TrainingSettings } from '../../training/session';
import { UserError } from '../user-error';

type Entries = Record<string, unknown>;

const isObject = (value: unknown): value is Entries => typeof value === 'object' && value !== null;
const isCount = (least: number) => (value: unknown) =>
  Number.isSafeInteger(value) && (value as number) >= least;
const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value < 1;
const isOneOf = (known: readonly string[]) => (value: unknown) => known.includes(value as string);
const isText = (value: unknown) => typeof value === 'string';
const maybe = (accept: (value: unknown) => boolean) => (value: unknown) =>
  value === undefined || accept(value);

const RULES = ['adam', 'rmsprop', 'sgd'];
const isOptimizer = (value: unknown) =>
  isObject(value) &&
  maybe(isOneOf(RULES))(value.rule) &&
  Object.entries(value).every(
    ([name, item]) => name === 'rule' || (Number.isFinite(item) && (item as number) >= 0),
  );

/** Each setting, what it must be, and the test for it. */
const CHECKS: [keyof TrainingSettings, string, (value: unknown) => boolean][] = [
  ['model', 'a text', isText],
  ['profile', `one of ${PROFILES.join(', ')}`, isOneOf(PROFILES)],
  ['seed', 'a whole number from 0 on', isCount(0)],
  ['epochs', 'a whole number from 1 on', isCount(1)],
  ['batchSize', 'a whole number from 1 on', isCount(1)],
  [
    'optimizer',
    'a rule with its numbers for the generator and the discriminator',
    (value) => isObject(value) && isOptimizer(value.generator) && isOptimizer(value.discriminator),
  ],
  ['normalizationMomentum', 'a number from 0 up to, but not, 1', maybe(isShare)],
  ['averageDecay', 'a number from 0 up to, but not, 1', isShare],
  [
    'schedule',
    `one of ${SCHEDULES.join(', ')}`,
    (value) => isObject(value) && isOneOf(SCHEDULES)(value.name),
  ],
  ['precision', `one of ${PRECISIONS.join(', ')}`, maybe(isOneOf(PRECISIONS))],
  ['game', 'a game', maybe((value) => isObject(value) && !findGameFault(value as unknown as Game))],
  ['startFrom', 'a text', maybe(isText)],
  ['data', 'a source, a count and a checksum', (value) => isObject(value) && isText(value.checksum)],
];

/** @throws UserError that names the checkpoint and the first setting that cannot be. */
export function readSettings(stored: Entries, folder: string): TrainingSettings {
  for (const [name, what, accept] of CHECKS) {
    if (accept(stored[name])) continue;
    throw new UserError(
      `The checkpoint ${folder} cannot be used: its ${name} is ${JSON.stringify(stored[name])}, not ${what}. ` +
        'Take another one, or begin anew in another --out.',
    );
  }
  return stored as unknown as TrainingSettings;
}
