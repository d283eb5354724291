/** Logistic regression in the plane by gradient descent. The smallest discriminative model, P(y | x). */
import { sigmoid } from './activations';
import type { PlanePoint } from './plane-gaussian';

export interface Border {
  /** P(second kind | x, y) = σ(a · x + b · y + c). */
  a: number;
  b: number;
  c: number;
}

/**
 * The border between two kinds of points, after so many steps from 0. Where a line divides them, it grows steeper with
 * every step, and its place settles.
 *
 * @throws RangeError if a kind has no points.
 */
export function fitBorder(
  first: readonly PlanePoint[],
  second: readonly PlanePoint[],
  { steps = 4000, rate = 4 }: { steps?: number; rate?: number } = {},
): Border {
  if (first.length === 0 || second.length === 0)
    throw new RangeError('fitBorder: give points of both kinds.');
  const weights: [number, number, number] = [0, 0, 0];
  const all = [...first.map((point) => ({ point, y: 0 })), ...second.map((point) => ({ point, y: 1 }))];
  for (let step = 0; step < steps; step++) {
    const slope = [0, 0, 0];
    for (const { point, y } of all) {
      const x = [point[0], point[1], 1];
      const p = sigmoid(x.reduce((sum, value, i) => sum + value * weights[i]!, 0));
      for (const i of [0, 1, 2] as const) slope[i]! += ((p - y) * x[i]!) / all.length;
    }
    for (const i of [0, 1, 2] as const) weights[i] -= rate * slope[i]!;
  }
  const [a, b, c] = weights;
  return { a, b, c };
}

/** P(second kind) at a point. */
export const judgePoint = ({ a, b, c }: Border, [x, y]: PlanePoint) => sigmoid(a * x + b * y + c);
