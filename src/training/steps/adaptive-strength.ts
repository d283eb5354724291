/**
 * Adaptive augmentation (ADA; Karras et al. 2020, section 3): an image is changed with the probability p, and p follows how
 * much the discriminator knows by heart. A sign of that is r_t, the mean sign of its outputs at real examples: near 0 it
 * is in doubt, near 1 it is sure of every one. Above the target p goes up, else down.
 */

/** As published: r_t is held near 0.6, by a look at every fourth step. */
export const TARGET = 0.6;
export const STEPS_BETWEEN = 4;

/** Examples that the discriminator sees while p goes from 0 to 1 at most: the paper's 500,000. */
export const ADAPT_IMAGES = 500_000;

/** What a checkpoint keeps. */
export interface Strength {
  /** p, 0 to 1. */
  probability: number;
  /** Since the last look: sum of the steps' mean signs, their number, and the real examples that were seen. */
  signs: number;
  steps: number;
  images: number;
}

export const START_STRENGTH: Readonly<Strength> = { probability: 0, signs: 0, steps: 0, images: 0 };

/**
 * The strength after one more step.
 *
 * @param sign mean sign of the discriminator's outputs at the step's real examples, −1 to 1.
 * @param images real examples that the discriminator has seen in the step.
 * @param adaptImages see `ADAPT_IMAGES`; fewer let p follow faster.
 */
export function adaptStrength(
  strength: Readonly<Strength>,
  { sign, images, adaptImages = ADAPT_IMAGES }: { sign: number; images: number; adaptImages?: number },
): Strength {
  const seen: Strength = {
    probability: strength.probability,
    signs: strength.signs + sign,
    steps: strength.steps + 1,
    images: strength.images + images,
  };
  if (seen.steps < STEPS_BETWEEN) return seen;
  const direction = Math.sign(seen.signs / seen.steps - TARGET);
  const moved = seen.probability + (direction * seen.images) / adaptImages;
  return { ...START_STRENGTH, probability: Math.min(1, Math.max(0, moved)) };
}

/** True if a value that was read from a file is a strength. */
export function isStrength(value: unknown): value is Strength {
  if (typeof value !== 'object' || value === null) return false;
  const { probability, signs, steps, images } = value as Record<string, unknown>;
  const isCount = (count: unknown) => Number.isSafeInteger(count) && (count as number) >= 0;
  return (
    typeof probability === 'number' &&
    probability >= 0 &&
    probability <= 1 &&
    Number.isFinite(signs) &&
    isCount(steps) &&
    (steps as number) < STEPS_BETWEEN &&
    isCount(images)
  );
}
