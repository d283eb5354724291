/** The formulas beside measured orbits, and known answers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { traceDiracGan } from '../../src/arithmetic/dirac-gan';
import { criticalPenalty, diracEigenvalues, simultaneousGrowth } from '../../src/arithmetic/dirac-stability';
import { minimax, wasserstein } from '../../src/arithmetic/gan-losses';

const close = (actual: number, expected: number, tolerance = 1e-9) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);

/** How the distance grows a step, over the last of many steps close to the equilibrium. */
function measureGrowth(options: Parameters<typeof traceDiracGan>[0], steps = 400): number {
  const start = { theta: 1e-6, psi: 1e-6 };
  const path = traceDiracGan({ ...options, updates: 'simultaneous', start, steps });
  return (path[steps]!.radius / path[steps / 2]!.radius) ** (2 / steps);
}

describe('the smallest GAN near its equilibrium', () => {
  test('the eigenvalues have the trace −γ and the determinant g²', () => {
    for (const [gradient, penalty] of [
      [0.5, 0],
      [0.5, 0.3],
      [1, 2],
      [1, 5],
    ] as const) {
      const [first, second] = diracEigenvalues(gradient, penalty);
      close(first.real + second.real, -penalty);
      close(first.real * second.real - first.imaginary * second.imaginary, gradient ** 2);
    }
  });

  test('without a penalty they are imaginary; from the critical one on they are real', () => {
    assert.deepEqual(
      diracEigenvalues(0.5).map(({ imaginary }) => imaginary),
      [0.5, -0.5],
    );
    assert.equal(criticalPenalty(0.5), 1);
    assert.deepEqual(diracEigenvalues(0.5, 1), [
      { real: -0.5, imaginary: 0 },
      { real: -0.5, imaginary: 0 },
    ]);
    assert.notEqual(diracEigenvalues(0.5, 0.99)[0].imaginary, 0);
  });

  test('simultaneous steps without a penalty multiply the distance by √(1 + η²g²)', () => {
    close(simultaneousGrowth(0.1, 1), Math.sqrt(1.01));
    close(measureGrowth({ loss: wasserstein, learningRate: 0.1 }), Math.sqrt(1.01), 1e-9);
    close(measureGrowth({ loss: minimax, learningRate: 0.2 }), Math.sqrt(1 + 0.04 / 4), 1e-6);
  });

  test('with R1 the measured orbits shrink as the formula says', () => {
    // Above the critical penalty: no rotation, so the measured factor is the eigenvalue itself.
    const straight = measureGrowth({ loss: wasserstein, learningRate: 0.1, penalty: 3 });
    close(straight, simultaneousGrowth(0.1, 1, 3), 1e-9);
    // Below it the orbit is an ellipse, and the factor of one piece of it is only near the eigenvalue's.
    const round = measureGrowth({ loss: wasserstein, learningRate: 0.1, penalty: 0.5 });
    close(round, simultaneousGrowth(0.1, 1, 0.5), 0.003);
  });

  test('the one-centred penalty of WGAN-GP does not bring the players home, R1 does', () => {
    const farthest = (penaltyCentre: number) => {
      const game = { loss: wasserstein, learningRate: 0.05, penalty: 1, penaltyCentre, steps: 6000 };
      return Math.max(
        ...traceDiracGan(game)
          .slice(-500)
          .map(({ radius }) => radius),
      );
    };
    assert.ok(farthest(0) < 1e-9);
    assert.ok(farthest(1) > 0.3);
  });

  test('sizes that cannot be are refused', () => {
    assert.throws(() => diracEigenvalues(0, 1), /gradient is a number above 0/);
    assert.throws(() => simultaneousGrowth(0.1, 1, -1), /penalty is a number from 0/);
  });
});
