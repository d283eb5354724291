/**
 * Deck 001's story of the counterfeiter and the police officer (lines 75-140), told with moments of a real training. The
 * moments are turning points of what the discriminator says about the generated points; nothing is staged.
 */

/** What the story is picked from, moment after moment. */
export interface StoryMoment {
  /** Mean D at the generated points: how real the fakes look. */
  fakeScore: number;
  discriminatorLoss: number;
}

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
 * Seven moments in order of time. The amateur is caught where D is surest of the fakes, in the first quarter; the
 * officer is fooled where D then believes them most, before half-time; the penalty is the largest loss of D soon
 * after; the better officer is D's surest verdict after that, the better counterfeiter what D believes most later.
 *
 * @throws RangeError if there are fewer than 12 moments
 */
export function pickStory(moments: readonly StoryMoment[]): StoryFrame[] {
  const count = moments.length;
  if (count < 12) throw new RangeError(`The story needs at least 12 moments; there are ${count}.`);
  const scores = moments.map(({ fakeScore }) => fakeScore);
  const losses = moments.map(({ discriminatorLoss }) => discriminatorLoss);
  const lowest = (a: number, b: number) => a < b;
  const highest = (a: number, b: number) => a > b;
  const at = (share: number) => Math.floor(share * (count - 1));
  const caught = findExtreme(scores, [1, at(0.25) + 1], lowest);
  const fooled = findExtreme(scores, [caught + 1, Math.max(at(0.5), caught + 2)], highest);
  const penalty = findExtreme(losses, [fooled + 1, Math.max(at(0.65), fooled + 2)], highest);
  const better = findExtreme(scores, [penalty + 1, Math.max(at(0.85), penalty + 2)], lowest);
  const improved = findExtreme(scores, [better + 1, count - 1], highest);
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
