/** The velocity of a bell: against drawn ways, and against the way that a bell is known to take. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bellVelocity, followVelocity, straightWay } from '../../src/arithmetic/flow';
import { RandomStream } from '../../src/random/stream';

const close = (actual: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

describe('flow matching on a line', () => {
  test('a way begins at the noise, ends at the example and never changes its velocity', () => {
    assert.deepEqual(straightWay(-1, 3, 0), { x: -1, velocity: 4 });
    assert.deepEqual(straightWay(-1, 3, 0.25), { x: 0, velocity: 4 });
    assert.deepEqual(straightWay(-1, 3, 1), { x: 3, velocity: 4 });
  });

  test('the formula is the least-squares line through the velocities of drawn ways', () => {
    const random = new RandomStream(1);
    const bell = { mean: 2, deviation: 0.5 };
    const count = 200_000;
    for (const t of [0.2, 0.7]) {
      const ways = Array.from({ length: count }, () =>
        straightWay(random.normal(), bell.mean + bell.deviation * random.normal(), t),
      );
      const mean = (f: (way: { x: number; velocity: number }) => number) =>
        ways.reduce((sum, way) => sum + f(way), 0) / count;
      const [x, v] = [mean((way) => way.x), mean((way) => way.velocity)];
      const slope = mean((way) => (way.x - x) * (way.velocity - v)) / mean((way) => (way.x - x) ** 2);
      // Everything is normal, so the mean velocity is a line over x: two places tell it all.
      for (const at of [x - 0.5, x + 0.5]) close(bellVelocity(at, t, bell), v + slope * (at - x), 0.02);
    }
  });

  test('followed in tiny steps, a bell becomes the other bell: x₀ goes to mean + deviation · x₀', () => {
    const bell = { mean: -1, deviation: 3 };
    for (const start of [-1.5, 0, 2]) {
      const end = (steps: number) => followVelocity(start, (x, t) => bellVelocity(x, t, bell), steps).at(-1)!;
      close(end(4000), bell.mean + bell.deviation * start, 0.01);
      const errors = [50, 100].map((steps) => Math.abs(end(steps) - (bell.mean + bell.deviation * start)));
      if (start !== 0) close(errors[0]! / errors[1]!, 2, 0.2);
    }
  });

  test('towards a single example one step is enough', () => {
    const one = { mean: 5, deviation: 0 };
    for (const steps of [1, 2, 7])
      close(followVelocity(-3, (x, t) => bellVelocity(x, t, one), steps).at(-1)!, 5, 1e-9);
  });

  test('what cannot be is refused', () => {
    assert.throws(() => straightWay(0, 1, 1.5), /A time is a number from 0/);
    assert.throws(() => bellVelocity(0, 0.5, { mean: 0, deviation: -1 }), /deviation is a number from 0/);
    assert.throws(() => followVelocity(0, () => 1, 0), /steps is a whole number from 1/);
  });
});
