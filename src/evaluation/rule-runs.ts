/**
 * The runs of experiments/dcgan-rules over seeds, and what they say: mean and spread of each change, and whether its
 * difference from the unchanged networks is more than luck.
 */
import { meanDeviation } from '../metrics/mean-deviation';
import { comparePairs, type PairedDifference } from '../metrics/paired-difference';
import { DCGAN_CHANGES, type DcganChange, ruleOf } from '../models/rule-changes';

export const UNCHANGED = 'unchanged';
export type Variant = DcganChange | typeof UNCHANGED;

export interface RuleRun {
  variant: Variant;
  seed: number;
  /** Share of the images that the classifier is at least 0.9 sure of. */
  sure: number;
  /** Fréchet distance from real digits, in the classifier's features. */
  distance: number;
  /** Power at the frequencies of the last stride, and of both, over that beside them: above 1 is a checkerboard. */
  peak2: number;
  peak4: number;
  /** What the discriminator says of real images and of fakes: means over the last 100 steps. */
  realScore: number;
  fakeScore: number;
  /** Steps that were taken; fewer than planned if a number was no longer one. */
  steps: number;
  /** 16 images of fixed latents as a PNG's address; of the first seed. */
  grid?: string;
}

export interface RuleRuns {
  provenance: {
    command: string;
    data: string;
    engine: string;
    seeds: number[];
    settings: { width: number; batchSize: number; steps: number; scored: number } & Record<string, number>;
  };
  /** Real digits measured in the same way, against other real digits. */
  real: { sure: number; floor: number; peak2: number; peak4: number };
  runs: RuleRun[];
}

export type Measure = 'sure' | 'distance' | 'peak2' | 'peak4' | 'realScore' | 'fakeScore';

export interface RuleSummary {
  variant: Variant;
  /** Of deck 001's five; 0: of none. */
  rule: number;
  values: number[];
  mean: number;
  /** Standard deviation over the seeds. */
  spread: number;
  /** Seed by seed against the unchanged networks; undefined for these themselves. */
  difference?: PairedDifference;
}

/**
 * One row a change, the unchanged networks first.
 *
 * @throws Error if a change lacks a seed that the unchanged networks have.
 */
export function summarizeRuns({ runs }: Pick<RuleRuns, 'runs'>, measure: Measure): RuleSummary[] {
  const seeds = runs.filter(({ variant }) => variant === UNCHANGED).map(({ seed }) => seed);
  const valuesOf = (variant: Variant) =>
    seeds.map((seed) => {
      const run = runs.find((one) => one.variant === variant && one.seed === seed);
      if (!run) throw new Error(`The runs have no "${variant}" of seed ${seed}: run the experiment again.`);
      return run[measure];
    });
  const unchanged = valuesOf(UNCHANGED);
  return ([UNCHANGED, ...DCGAN_CHANGES] as const).map((variant) => {
    const values = valuesOf(variant);
    const { mean, deviation = Number.NaN } = meanDeviation(values);
    return {
      variant,
      rule: variant === UNCHANGED ? 0 : ruleOf(variant),
      values,
      mean,
      spread: deviation,
      ...(variant === UNCHANGED ? {} : { difference: comparePairs(unchanged, values) }),
    };
  });
}
