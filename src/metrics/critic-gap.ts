/**
 * What a discriminator knows by heart. It sees held-out examples as it sees new ones; if it finds the ones that it was
 * trained on more real than those, that part of its judgement is memory.
 */
import { mean, variance } from '../arithmetic/mean';

export interface CriticGap {
  /** Mean output for training examples less that for held-out ones. */
  gap: number;
  /** Standard error of the gap. */
  standardError: number;
  /**
   * The gap as a share of the way from fakes to training examples: 0 nothing is known by heart, 1 held-out examples look
   * like fakes. Karras et al. 2020 (ADA, equation 1) steer their augmentation by it, as r_v.
   */
  share: number;
  /** Standard error of the share, to first order in the three means' errors. */
  shareError: number;
}

function describe(outputs: ArrayLike<number>, what: string): { mean: number; error: number } {
  const values = Array.from(outputs);
  if (values.length < 2 || !values.every(Number.isFinite)) {
    throw new RangeError(`measureCriticGap: give two or more finite outputs for ${what} examples.`);
  }
  return { mean: mean(values), error: Math.sqrt(variance(values) / (values.length - 1)) };
}

/**
 * @param outputs a discriminator's outputs, best its logits, for each kind of example, in the numbers that there are.
 * @throws RangeError for fewer than two outputs of a kind, for one that is not finite, or if training examples and fakes
 * have the same mean: then nothing is told apart.
 */
export function measureCriticGap(outputs: {
  train: ArrayLike<number>;
  heldOut: ArrayLike<number>;
  fake: ArrayLike<number>;
}): CriticGap {
  const train = describe(outputs.train, 'training');
  const heldOut = describe(outputs.heldOut, 'held-out');
  const fake = describe(outputs.fake, 'fake');
  const whole = train.mean - fake.mean;
  if (whole === 0) {
    throw new RangeError(
      'measureCriticGap: training examples and fakes get the same mean output, so there is no judgement to know by heart.',
    );
  }
  const gap = train.mean - heldOut.mean;
  const share = gap / whole;
  const errors = [(1 - share) * train.error, heldOut.error, share * fake.error];
  return {
    gap,
    standardError: Math.hypot(train.error, heldOut.error),
    share,
    shareError: Math.hypot(...errors) / Math.abs(whole),
  };
}
