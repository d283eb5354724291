/** Values that people choose among, checked before anything long begins. */
import { PROFILES } from '../training/profiles';
import { UserError } from './user-error';

/** @throws UserError that lists the known profiles. */
export function assertProfile(profile: string): void {
  if ((PROFILES as readonly string[]).includes(profile)) return;
  throw new UserError(`Unknown profile "${profile}". Known: ${PROFILES.join(', ')}.`);
}

/** @throws UserError that lists the known engines. */
export function assertEngine(engine: string): void {
  const { ENGINES } = require('../backend') as typeof import('../backend');
  const known = ['auto', ...ENGINES];
  if (known.includes(engine)) return;
  throw new UserError(`Unknown engine "${engine}". Known: ${known.join(', ')}.`);
}

/** @throws UserError unless it is a whole number from 0 on. */
export function assertSeed(seed: string): void {
  if (/^\d+$/.test(seed) && Number.isSafeInteger(Number(seed))) return;
  throw new UserError(`The seed "${seed}" is not a whole number from 0 on.`);
}
