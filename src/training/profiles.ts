/** How long a training may take: the same code path with other sizes. */
import type { AdamOptions, OptimizerOptions } from './optimizers';

export const PROFILES = ['quick', 'laptop', 'full'] as const;
export type ProfileName = (typeof PROFILES)[number];

/** @throws Error that lists the known profiles. */
export function parseProfile(name: string): ProfileName {
  if (!PROFILES.includes(name as ProfileName)) {
    throw new Error(`Unknown profile "${name}". Known: ${PROFILES.join(', ')}.`);
  }
  return name as ProfileName;
}

export interface TrainingPlan {
  /** What a person will see at its end, in a sentence. */
  reach: string;
  /** Training images at most. */
  images: number;
  batchSize: number;
  epochs: number;
  optimizer: AdamOptions;
  /**
   * Share of the old statistics that batch normalisation keeps at each step; default Keras' 0.99. After some hundred
   * large steps such statistics lag behind the weights, and images drawn with them are too thick or too thin.
   */
  normalizationMomentum?: number;
}

/** The DCGAN of the case study on digits. */
export const DCGAN_PLANS: Record<ProfileName, TrainingPlan> = {
  // For CI: seconds, and yet the losses move.
  quick: {
    reach: 'That is a smoke test of some seconds: its images get dark and blotched, but they are no digits.',
    images: 1920,
    batchSize: 32,
    epochs: 2,
    optimizer: { learningRate: 2e-4, beta1: 0.5 },
    normalizationMomentum: 0.9,
  },
  // For a lesson: a larger step and less momentum than the case study's (Radford et al. 2016) give digits in minutes.
  laptop: {
    reach: 'Some minutes: about a third of its images can be read as a digit, the others have its strokes.',
    images: Number.POSITIVE_INFINITY,
    batchSize: 64,
    epochs: 14,
    optimizer: { learningRate: 2e-4, beta1: 0.5 },
    normalizationMomentum: 0.9,
  },
  // The case study's own settings: hours on a CPU with all 60,000 digits.
  full: {
    reach: "The case study's own plan, made for 60,000 digits: hours on a CPU.",
    images: Number.POSITIVE_INFINITY,
    batchSize: 256,
    epochs: 50,
    optimizer: { learningRate: 1e-4 },
  },
};

export interface PointPlan {
  /** Training points. */
  points: number;
  batchSize: number;
  epochs: number;
  optimizer: OptimizerOptions;
  /** Epochs of the short trainings that compare k and momentum. */
  trialEpochs: number;
}

/** Deck 002's 90 epochs of RMSprop with its defaults; the numbers of points and of a batch are the course's. */
const DECK_002: PointPlan = {
  points: 4096,
  batchSize: 128,
  epochs: 90,
  optimizer: { rule: 'rmsprop' },
  trialEpochs: 20,
};

/** The dense GAN on points in the plane. */
export const POINT_PLANS: Record<ProfileName, PointPlan> = {
  // Fewer and twice as large steps: rougher, and yet the points find the curve.
  quick: {
    points: 1024,
    batchSize: 64,
    epochs: 20,
    optimizer: { rule: 'rmsprop', learningRate: 2e-3 },
    trialEpochs: 4,
  },
  laptop: DECK_002,
  full: DECK_002,
};
