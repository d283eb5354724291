/** How long a training may take: the same code path with other sizes. */
import type { AdamOptions } from './optimizers';

export const PROFILES = ['quick', 'laptop', 'full'] as const;
export type ProfileName = (typeof PROFILES)[number];

/** @throws Error that lists the known profiles. */
export function parseProfile(name: string): ProfileName {
  if (!PROFILES.includes(name as ProfileName)) {
    throw new Error(`Unknown profile "${name}" (COURSE_PROFILE). Known: ${PROFILES.join(', ')}.`);
  }
  return name as ProfileName;
}

export interface TrainingPlan {
  /** Training images at most. */
  images: number;
  batchSize: number;
  epochs: number;
  optimizer: AdamOptions;
}

/** The DCGAN of the case study on digits. */
export const DCGAN_PLANS: Record<ProfileName, TrainingPlan> = {
  // For CI: seconds, and yet the losses move.
  quick: { images: 1920, batchSize: 32, epochs: 2, optimizer: { learningRate: 2e-4, beta1: 0.5 } },
  // For a lesson: a larger step and less momentum than the case study's (Radford et al. 2016) give digits in minutes.
  laptop: {
    images: Number.POSITIVE_INFINITY,
    batchSize: 64,
    epochs: 5,
    optimizer: { learningRate: 2e-4, beta1: 0.5 },
  },
  // The case study's own settings: hours on a CPU with all 60,000 digits.
  full: {
    images: Number.POSITIVE_INFINITY,
    batchSize: 256,
    epochs: 50,
    optimizer: { learningRate: 1e-4 },
  },
};
