/**
 * Flow matching by hand, on a line. A point starts as noise, x₀ from N(0, 1), at the time 0, and is carried to an example
 * x₁ at the time 1. On the way it is at (1 − t) x₀ + t x₁, so it moves with the velocity x₁ − x₀. Many such ways cross at
 * one place; a network that learns the velocity by least squares learns their mean there.
 * Source: Lipman, Chen, Ben-Hamu, Nickel and Le, "Flow matching for generative modeling", ICLR 2023; straight ways as in
 * Liu, Gong and Liu, "Flow straight and fast", ICLR 2023.
 */

/** A velocity at each place and time. */
export type Velocity = (x: number, t: number) => number;

function assertTime(t: number): void {
  if (!(t >= 0 && t <= 1))
    throw new RangeError(`A time is a number from 0 (noise) to 1 (example); got ${t}.`);
}

/** Where a point is on its straight way from noise to an example, and how it moves there. @param t from 0 to 1. */
export function straightWay(noise: number, example: number, t: number): { x: number; velocity: number } {
  assertTime(t);
  return { x: (1 - t) * noise + t * example, velocity: example - noise };
}

/**
 * The mean velocity of all ways through x at the time t, if the examples follow N(mean, deviation²): what the best network
 * would say. With σ² = (1 − t)² + t² deviation², the variance at that time, it is
 * mean + (x − t · mean) (t · deviation² − (1 − t)) / σ².
 *
 * @param deviation above 0, or 0 for one single example; that has no mean velocity at t = 1 away from the example.
 */
export function bellVelocity(
  x: number,
  t: number,
  { mean, deviation }: { mean: number; deviation: number },
): number {
  assertTime(t);
  if (!(deviation >= 0)) throw new RangeError(`deviation is a number from 0 on; got ${deviation}.`);
  const variance = (1 - t) ** 2 + (t * deviation) ** 2;
  if (variance === 0) return x === mean ? 0 : Number.NaN;
  return mean + ((x - t * mean) * (t * deviation ** 2 - (1 - t))) / variance;
}

/**
 * Follows a velocity from the time 0 to 1 in equal steps (Euler's rule): x ← x + v(x, t) / steps.
 *
 * @param steps evaluations of the velocity, 1 or more.
 * @returns the places, the start first: `steps + 1` numbers.
 */
export function followVelocity(start: number, velocity: Velocity, steps: number): number[] {
  if (!Number.isSafeInteger(steps) || steps < 1)
    throw new RangeError(`steps is a whole number from 1 on; got ${steps}.`);
  const path = [start];
  for (let i = 0; i < steps; i++) path.push(path[i]! + velocity(path[i]!, i / steps) / steps);
  return path;
}
