/**
 * Deck 001's story of the counterfeiter and the police officer (lines 75-140), told with moments of a real training. The
 * moments are turning points of what the discriminator says about the generated points; nothing is staged.
 */

/** What the story is picked from, moment after moment. */
export interface StoryMoment {
  /** Share of the generated points that the discriminator finds out, 0 … 1. */
  caughtShare: number;
  discriminatorLoss: number;
}

/** A story needs as many moments, so that each part of the training has some. */
export const FEWEST_MOMENTS = 12;

export interface StoryFrame {
  title: string;
  /** Number of the moment. */
  index: number;
}

function findExtreme(
  values: readonly number[],
  [from, to]: readonly [number, number],
  isBetter: (a: number, b: number) => boolean,
): number {
  let best = from;
  for (let i = from + 1; i < to; i++) if (isBetter(values[i]!, values[best]!)) best = i;
  return best;
}

/**
 * Seven moments in order of time, each from its own part of the training. The amateur is caught where D finds most
 * fakes; the officer is fooled where D then finds fewest; the penalty is the largest loss of D soon after; the better
 * officer is where D finds most after that, the better counterfeiter where it finds fewest later; then the end.
 *
 * @throws RangeError if there are fewer than 12 moments
 */
export function pickStory(moments: readonly StoryMoment[]): StoryFrame[] {
  const count = moments.length;
  if (count < FEWEST_MOMENTS) {
    throw new RangeError(`The story needs at least ${FEWEST_MOMENTS} moments; there are ${count}.`);
  }
  const shares = moments.map(({ caughtShare }) => caughtShare);
  const losses = moments.map(({ discriminatorLoss }) => discriminatorLoss);
  const lowest = (a: number, b: number) => a < b;
  const highest = (a: number, b: number) => a > b;
  const at = (share: number) => Math.floor(share * (count - 1));
  const caught = findExtreme(shares, [1, at(0.2) + 1], highest);
  const fooled = findExtreme(shares, [caught + 1, Math.max(at(0.35), caught + 2)], lowest);
  const penalty = findExtreme(losses, [fooled + 1, Math.max(at(0.45), fooled + 2)], highest);
  const better = findExtreme(shares, [penalty + 1, Math.max(at(0.6), penalty + 2)], highest);
  const improved = findExtreme(shares, [better + 1, Math.max(at(0.8), better + 2)], lowest);
  return [
    { title: '1 An amateur', index: 0 },
    { title: '2 Caught', index: caught },
    { title: '3 Fools the officer', index: fooled },
    { title: '4 The penalty', index: penalty },
    { title: '5 A better officer', index: better },
    { title: '6 Better bills', index: improved },
    { title: '7 Winner?', index: count - 1 },
  ];
}
