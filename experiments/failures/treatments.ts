/**
 * What the health monitor complains of, each complaint provoked on the ring, and each piece of its advice tried: one
 * change beside the sick training, nothing else. The sick trainings were chosen with seeds 1 to 3.
 */
import type { Complaint } from '../../src/training/health';
import type { OptimizerOptions } from '../../src/training/optimizers';
import type { Regime } from './monitored-gan';

const adam = (learningRate: number): OptimizerOptions => ({ learningRate, beta1: 0.5 });
const descent = (learningRate: number): OptimizerOptions => ({ rule: 'sgd', learningRate });

/** As in `cases.ts`: without any change it is well. */
const SOUND: Regime = {
  steps: 800,
  generator: adam(0.002),
  discriminator: adam(0.01),
  headStart: 0,
  game: {},
  slope: 0.2,
  dropout: 0,
  normalised: [],
};

export interface Sickness {
  /** What is wrong, in a few words. */
  name: string;
  /** What the monitor should say of it. */
  complaint: Complaint;
  regime: Regime;
  treatments: Treatment[];
}

export interface Treatment {
  /** As the monitor's sentence has it, or had it. */
  advice: string;
  /** What was changed, in a few words. */
  change: string;
  /** What differs from the sick training. */
  regime: Partial<Regime>;
  /** Added to the seed: with another one all weights and points are drawn anew. */
  otherSeed?: number;
}

const FAST = { generator: adam(0.1), discriminator: adam(0.1) };
const SURE = { ...SOUND, headStart: 500, game: { k: 3 } };
const SATURATED = { ...SURE.game, loss: 'minimax' } as const;

/** The three pieces of advice against a discriminator that wins, beside a game. */
const weaken = (game: Regime['game']): Treatment[] => [
  {
    advice: 'a smaller learning rate for the discriminator',
    change: '0.001 for 0.01',
    regime: { discriminator: adam(0.001) },
  },
  { advice: 'more dropout in it', change: 'a half', regime: { dropout: 0.5 } },
  { advice: 'smoothed labels', change: '0.9 for 1', regime: { game: { ...game, smoothing: 0.1 } } },
];

export const SICKNESSES: readonly Sickness[] = [
  {
    name: 'head start, log(1 − D)',
    complaint: 'discriminator always wins',
    // Plain descent, since Adam divides by the gradient's size, and so hides that it is tiny.
    regime: { ...SURE, steps: 200, generator: descent(0.01), game: SATURATED },
    treatments: weaken(SATURATED),
  },
  {
    name: 'head start, −log D, a slow generator',
    complaint: 'discriminator always wins',
    regime: { ...SURE, generator: adam(0.0001) },
    treatments: weaken(SURE.game),
  },
  {
    name: 'rates of 0.1',
    complaint: 'unstable losses',
    regime: { ...SOUND, ...FAST },
    treatments: [
      {
        advice: 'smaller learning rates for both',
        change: '0.002 and 0.01',
        regime: { generator: SOUND.generator, discriminator: SOUND.discriminator },
      },
      { advice: 'a gradient penalty (R1)', change: 'γ = 1', regime: { game: { r1: 1 } } },
    ],
  },
  {
    name: 'plain descent, rates of 3',
    complaint: 'exploding gradients',
    regime: { ...SOUND, steps: 400, generator: descent(3), discriminator: descent(3) },
    treatments: [
      {
        advice: 'a smaller learning rate',
        change: '0.05 for 3',
        regime: { generator: descent(0.05), discriminator: descent(0.05) },
      },
      {
        advice: 'batch normalisation',
        change: 'in both players',
        regime: { normalised: ['generator', 'discriminator'] },
      },
    ],
  },
  {
    name: 'long head start, log(1 − D)',
    complaint: 'vanishing gradients',
    regime: {
      ...SURE,
      steps: 200,
      headStart: 1500,
      generator: descent(0.01),
      discriminator: adam(0.1),
      game: SATURATED,
    },
    treatments: [
      { advice: 'the non-saturating loss', change: '−log D', regime: { game: SURE.game } },
      {
        advice: 'a weaker discriminator',
        change: 'no head start, k = 1, a rate of 0.01',
        regime: { headStart: 0, discriminator: adam(0.01), game: { loss: 'minimax' } },
      },
    ],
  },
  {
    name: 'ReLUs, rates of 0.1',
    complaint: 'vanishing gradients',
    regime: { ...SOUND, ...FAST, slope: 0 },
    treatments: [{ advice: 'leaky ReLUs', change: 'slope 0.2 for 0', regime: { slope: 0.2 } }],
  },
  {
    name: 'a slow discriminator, a fast generator',
    complaint: 'collapse',
    regime: { ...SOUND, generator: adam(0.05), discriminator: adam(0.0003) },
    treatments: [
      {
        advice: 'a smaller learning rate for it',
        change: '0.002 for 0.05',
        regime: { generator: SOUND.generator },
      },
      { advice: 'more discriminator steps', change: 'k = 5', regime: { game: { k: 5 } } },
      { advice: 'another seed', change: '100 more', regime: {}, otherSeed: 100 },
    ],
  },
];
