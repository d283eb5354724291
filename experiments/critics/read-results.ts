/** Reads what `measure.ts` has written: the case study with two discriminators, over seeds. No engine is needed. */
import type { Critic, CriticRun } from './measure';
import results from './results.json';

export const CRITICS_PLAN = results.provenance.settings;

/** The runs of a recipe, one a seed. */
export const criticRuns = (critic: Critic): CriticRun[] =>
  (results.runs as CriticRun[]).filter((run) => run.critic === critic);
