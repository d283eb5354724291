/**
 * Gradients by trying: move one number a little to both sides and see how the result changes.
 * Slow and approximate, but it needs no calculus, so it checks gradients that were derived by hand.
 */

import type { Vector } from './matrix';

/**
 * Gradient of `f` at `point` by central differences, (f(x + h) − f(x − h)) / 2h for each number.
 * @param step h; 1e-5 loses about 10 digits to rounding and curvature together for values near 1
 */
export function differentiate(f: (point: number[]) => number, point: Vector, step = 1e-5): number[] {
  return point.map((_, index) => {
    const moved = (by: number) => point.map((x, i) => (i === index ? x + by : x));
    return (f(moved(step)) - f(moved(-step))) / (2 * step);
  });
}
