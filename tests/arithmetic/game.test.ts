import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type DiracOptions, traceDiracGan } from '../../src/arithmetic/dirac-gan';
import {
  bestValue,
  EQUILIBRIUM_VALUE,
  jsDivergence,
  klDivergence,
  optimalDiscriminator,
  valueFunction,
} from '../../src/arithmetic/game';
import { leastSquares, minimax, nonSaturating, wasserstein } from '../../src/arithmetic/gan-losses';

const distribution = fc
  .array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 })
  .filter((counts) => counts.some((count) => count > 0))
  .map((counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => count / total);
  });

function assertClose(actual: number, expected: number, what: string): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${what}: ${actual}, expected ${expected}`);
}

describe('the value of the game', () => {
  test('at the best discriminator it is −log 4 + 2 · JS', () => {
    fc.assert(
      fc.property(distribution, distribution, (data, model) => {
        assertClose(bestValue(data, model), EQUILIBRIUM_VALUE + 2 * jsDivergence(data, model), 'value');
      }),
    );
  });

  test('no discriminator does better than p / (p + g)', () => {
    const shift = fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(distribution, distribution, shift, (data, model, by) => {
        const best = optimalDiscriminator(data, model);
        const other = best.map((d, x) => Math.min(0.999, Math.max(0.001, d + by[x]!)));
        const value = valueFunction({ data, model, discriminator: other });
        assert.ok(value <= bestValue(data, model) + 1e-12, `${value} beats ${bestValue(data, model)}`);
      }),
    );
  });

  test('where the generator matches, D is ½ everywhere and the value −log 4', () => {
    const data = [0.1, 0.2, 0.3, 0.4];
    assert.deepEqual(optimalDiscriminator(data, data), [0.5, 0.5, 0.5, 0.5]);
    assertClose(bestValue(data, data), -Math.log(4), 'value');
  });

  test('where they never meet, the value is 0 and JS log 2', () => {
    assertClose(bestValue([0.5, 0.5, 0, 0], [0, 0, 1, 0]), 0, 'value');
    assertClose(jsDivergence([0.5, 0.5, 0, 0], [0, 0, 1, 0]), Math.log(2), 'JS');
    assert.equal(klDivergence([0.5, 0.5], [1, 0]), Infinity);
  });

  test('divergences are 0 for equal, positive else; JS is symmetric, KL is not', () => {
    fc.assert(
      fc.property(distribution, distribution, (p, q) => {
        assertClose(jsDivergence(p, p), 0, 'JS(p, p)');
        assertClose(jsDivergence(p, q), jsDivergence(q, p), 'symmetry');
        assert.ok(jsDivergence(p, q) >= -1e-15 && jsDivergence(p, q) <= Math.log(2) + 1e-12);
        assert.ok(klDivergence(p, q) >= -1e-15);
      }),
    );
    assertClose(klDivergence([0.5, 0.5], [0.25, 0.75]), Math.log(2) / 2 + Math.log(2 / 3) / 2, 'KL by hand');
    assert.notEqual(klDivergence([0.5, 0.5], [0.25, 0.75]), klDivergence([0.25, 0.75], [0.5, 0.5]));
  });

  test('errors say both counts', () => {
    assert.throws(
      () => jsDivergence([1], [0.5, 0.5]),
      /jsDivergence: the distributions have 1 and 2 outcomes/,
    );
  });
});

describe('Dirac-GAN', () => {
  const last = (options: DiracOptions) => traceDiracGan(options).at(-1)!.radius;

  test('the first step is that of the formula', () => {
    const [, simultaneous] = traceDiracGan({ loss: wasserstein, steps: 1, updates: 'simultaneous' });
    assert.deepEqual([simultaneous!.theta, simultaneous!.psi], [1 + 0.1, 1 - 0.1]);
    const [, alternating] = traceDiracGan({ loss: wasserstein, steps: 1, updates: 'alternating' });
    assert.deepEqual([alternating!.theta, alternating!.psi], [1 + 0.1 * 0.9, 0.9]);
  });

  test('simultaneous Wasserstein steps spiral outwards by √(1 + rate²) each', () => {
    const path = traceDiracGan({ loss: wasserstein, updates: 'simultaneous', steps: 100, learningRate: 0.1 });
    assertClose(path.at(-1)!.radius, Math.SQRT2 * 1.01 ** 50, 'radius');
  });

  test('simultaneous minimax steps leave the equilibrium, alternating ones stay on an orbit', () => {
    assert.ok(last({ loss: minimax, updates: 'simultaneous', steps: 1000 }) > 2);
    const radii = traceDiracGan({ loss: minimax, steps: 1000 }).map(({ radius }) => radius);
    assert.ok(Math.min(...radii) > 1.3 && Math.max(...radii) < 1.42, 'the radius hardly changes');
  });

  test('alternating non-saturating steps creep inwards, ever slower', () => {
    const path = traceDiracGan({ loss: nonSaturating, steps: 10000 });
    const [tenth, whole] = [path[1000]!.radius, path[10000]!.radius];
    assert.ok(tenth > 0.25 && tenth < 0.3, `after 1,000 steps ${tenth}`);
    assert.ok(whole > 0.08 && whole < 0.1, `after 10,000 steps ${whole}`);
  });

  test('simultaneous non-saturating steps end on a smaller orbit', () => {
    const path = traceDiracGan({ loss: nonSaturating, updates: 'simultaneous', steps: 5000 });
    assert.ok(Math.abs(path[5000]!.radius - 0.444) < 0.002, `${path[5000]!.radius}`);
  });

  test('the penalty on the slope brings it to the equilibrium', () => {
    assert.ok(last({ penalty: 0.5, steps: 1000 }) < 1e-3);
  });

  test('clipping keeps the slope in its bounds, not the path at rest', () => {
    const path = traceDiracGan({ loss: wasserstein, clip: 0.2, steps: 500 });
    assert.ok(path.slice(1).every(({ psi }) => Math.abs(psi) <= 0.2));
    assert.ok(path.slice(-100).some(({ theta }) => Math.abs(theta) > 0.1));
  });

  test('least squares is refused', () => {
    assert.throws(() => traceDiracGan({ loss: leastSquares }), /no least-squares form/);
  });
});

test('the best value of bells that lie far apart is finite, and −log 4 + 2 · JS', () => {
  const xs = Array.from({ length: 81 }, (_, i) => -8 + i / 5);
  const bell = (centre: number) => {
    const heights = xs.map((x) => Math.exp(-((x - centre) ** 2) / (2 * 0.6 ** 2)));
    const sum = heights.reduce((total, height) => total + height, 0);
    return heights.map((height) => height / sum);
  };
  for (const distance of [0, 1, 2, 4, 5, 6, 12]) {
    const [p, q] = [bell(-distance / 2), bell(distance / 2)];
    const value = bestValue(p, q);
    assert.ok(
      Math.abs(value - (EQUILIBRIUM_VALUE + 2 * jsDivergence(p, q))) < 1e-12,
      `${distance} apart: ${value}`,
    );
  }
  // 60 digits of mpmath, where D* rounds to 1: −4.7e-19.
  assert.ok(Math.abs(bestValue([1, 0], [1e-20, 1]) - -4.7e-19) < 2e-20);
});

test('the Jensen-Shannon divergence is never negative', () => {
  const third = [1 / 3, 1 / 3, 1 / 3];
  const nearly = [0.1 + 0.2, 0.3, 0.4 - 1e-17].map((x) => x / (0.1 + 0.2 + 0.3 + 0.4));
  for (const p of [third, nearly, [0.1, 0.9], [0.7, 0.2, 0.1]]) {
    for (const scale of [1, 1 + 2e-16, 1 - 2e-16])
      assert.ok(
        jsDivergence(
          p,
          p.map((x) => x * scale),
        ) >= 0,
      );
  }
});
