/** Which engine the tests run on: the fastest that is there, or the one that COURSE_BACKEND names. */
import { type Engine, selectEngine } from '../../src/backend';

export function startEngine(): Promise<Engine> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  return selectEngine({ wish: process.env.COURSE_BACKEND });
}
