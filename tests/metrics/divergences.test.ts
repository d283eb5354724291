import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sampleGrid, sampleQuadratic, sampleRing } from '../../src/data/toy';
import { boundPoints, buildHistogram, compareOnGrid, countModes } from '../../src/metrics/divergences';
import { RandomStream } from '../../src/random/stream';

const LOG2 = Math.log(2);

function drawGaussian(seed: number, count: number, centre: [number, number]): Float32Array {
  const random = new RandomStream(seed);
  return random.normals(2 * count).map((x, i) => x + centre[i % 2]!);
}

function assertNear(actual: number, expected: number, tolerance: number, what: string): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${what}: ${actual}, expected ${expected}`);
}

describe('histogram', () => {
  const bounds = { x: [0, 2], y: [0, 2] } as const;

  test('counts along x first, the far edge inside, what lies outside in the last cell', () => {
    const points = [0.5, 0.5, 1.5, 0.5, 1.5, 0.6, 0, 2, 2, 2, 2.1, 1, -0.1, 1, Number.NaN, 1];
    const { counts, total } = buildHistogram(points, { bounds, bins: 2 });
    assert.deepEqual([...counts], [1, 2, 1, 1, 3]);
    assert.equal(total, 8);
  });

  test('bounds are widened by a tenth', () => {
    assert.deepEqual(boundPoints([0, 10, 10, 10]), { x: [-1, 11], y: [9.9, 10.1] });
  });

  test('errors', () => {
    assert.throws(
      () => buildHistogram([1], { bounds, bins: 2 }),
      /points must be n × 2 numbers.*there are 1 numbers/,
    );
    assert.throws(
      () => buildHistogram([1, 1], { bounds, bins: 0 }),
      /bins must be a whole number, 1 or more; it is 0/,
    );
    assert.throws(() => compareOnGrid({ real: [1, 1], fake: [] }), /fake must be n × 2 numbers/);
  });
});

describe('divergences on a grid', () => {
  const random = new RandomStream(3);
  const { points: real } = sampleQuadratic({ random, count: 2000 });

  test('of a sample with itself are 0', () => {
    assert.deepEqual(compareOnGrid({ real, fake: real }), { js: 0, kl: 0, reverseKl: 0, outside: 0 });
  });

  test('of samples that never meet: JS is log 2, inside the bounds and outside', () => {
    const bounds = { x: [-10, 10], y: [-10, 40] } as const;
    const below = real.map((x, i) => (i % 2 ? x - 20 : x));
    assertNear(compareOnGrid({ real, fake: below, bounds }).js, LOG2, 1e-12, 'inside');
    const far = compareOnGrid({ real, fake: real.map((x) => x + 1000) });
    assertNear(far.js, LOG2, 1e-12, 'outside');
    assert.equal(far.outside, 1);
    assert.ok(Number.isFinite(far.kl) && far.kl > 1, 'smoothed, so finite');
  });

  test('half of the points elsewhere: JS by hand', () => {
    const cells = { real: [0.5, 0.5, 0.5, 0.5], fake: [0.5, 0.5, 1.5, 0.5] };
    const { js } = compareOnGrid({ ...cells, bounds: { x: [0, 2], y: [0, 1] }, bins: 2 });
    // p = (1, 0), q = (½, ½), mixture (¾, ¼).
    const expected = (Math.log(4 / 3) + 0.5 * Math.log(0.5 / 0.75) + 0.5 * Math.log(0.5 / 0.25)) / 2;
    assertNear(js, expected, 1e-12, 'JS');
  });

  test('JS is symmetric on the same bounds; both KL change places', () => {
    const fake = real.map((x, i) => (i % 2 ? x + 2 : 0.8 * x));
    const bounds = { x: [-6, 6], y: [5, 40] } as const;
    const there = compareOnGrid({ real, fake, bounds });
    const back = compareOnGrid({ real: fake, fake: real, bounds });
    assertNear(there.js, back.js, 1e-12, 'JS');
    assertNear(there.kl, back.reverseKl, 1e-12, 'KL');
    assert.notEqual(there.kl, there.reverseKl);
  });

  test('smoothing by hand', () => {
    const cells = { real: [0.5, 0.5], fake: [1.5, 0.5] };
    const options = { bounds: { x: [0, 2], y: [0, 1] }, bins: 1 } as const;
    assert.equal(compareOnGrid({ ...cells, ...options }).kl, 0);
    const split = compareOnGrid({ ...cells, ...options, bins: 2, smoothing: 1 });
    // Five cells: (1 + 1) / 6 against 1 / 6 in one, the other way round in a second, equal in the rest.
    assertNear(split.kl, (2 / 6) * LOG2 - (1 / 6) * LOG2, 1e-12, 'KL');
  });

  test('of two Gaussians KL is half the squared distance, JS what the integral gives', () => {
    const fake = drawGaussian(2, 100_000, [1, 0]);
    const gaussian = drawGaussian(1, 100_000, [0, 0]);
    const bounds = { x: [-5, 6], y: [-5, 5] } as const;
    const { js, kl, reverseKl } = compareOnGrid({ real: gaussian, fake, bounds, bins: 30 });
    assertNear(kl, 0.5, 0.02, 'KL');
    assertNear(reverseKl, 0.5, 0.02, 'reverse KL');
    let integral = 0;
    const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    for (let x = -8; x < 9; x += 0.01) {
      const [p, q] = [density(x), density(x - 1)];
      integral += (0.01 * (p * Math.log((2 * p) / (p + q)) + q * Math.log((2 * q) / (p + q)))) / 2;
    }
    assertNear(js, integral, 0.005, 'JS');
  });

  test('of two samples of the same distribution JS is small, about (cells − 1) / 4n', () => {
    const twin = sampleQuadratic({ random: new RandomStream(4), count: 2000 }).points;
    const bounds = boundPoints(real);
    const met = buildHistogram(real, { bounds, bins: 20 }).counts.filter((count) => count > 0).length;
    const { js } = compareOnGrid({ real, fake: twin });
    assert.ok(js > 0 && js < (2 * (met - 1)) / (4 * 2000), `${js} with ${met} cells met`);
    assertNear(js / ((met - 1) / (4 * 2000)), 1, 0.5, 'ratio to the rule of thumb');
  });
});

describe('modes', () => {
  const random = new RandomStream(6);
  const ring = sampleRing({ random, count: 4000 });

  test('real points cover all modes, nearly all within 3 deviations', () => {
    for (const modes of [ring, sampleGrid({ random, count: 4000 })]) {
      const { covered, highQuality } = countModes(modes.points, modes);
      assert.equal(covered, modes.centres.length);
      assertNear(highQuality, 1 - Math.exp(-4.5), 0.005, 'share within 3 deviations of a plane Gaussian');
    }
  });

  test('a collapsed generator covers one mode, points between modes none', () => {
    const [x, y] = ring.centres[3]!;
    const collapsed = countModes([x, y, x, y, x, y + 0.01], ring);
    assert.deepEqual(collapsed, { covered: 1, counts: [0, 0, 0, 3, 0, 0, 0, 0], highQuality: 1 });
    assert.deepEqual(countModes([0, 0, 2.1, 0], ring), {
      covered: 0,
      counts: Array(8).fill(0),
      highQuality: 0,
    });
  });

  test('the limits can be moved', () => {
    const points = [2.1, 0, 2, 0, -2, 0];
    assert.equal(countModes(points, ring).covered, 2);
    assert.deepEqual(countModes(points, ring, { within: 6, least: 2 }), {
      covered: 1,
      counts: [2, 0, 0, 0, 1, 0, 0, 0],
      highQuality: 1,
    });
    assert.throws(() => countModes(points, { centres: [], deviation: 1 }), /give at least one centre/);
  });
});

test('bounds that are no rectangle, and points that are no numbers, are refused', () => {
  const fake = [0.5, 0.5];
  assert.throws(
    () => compareOnGrid({ real: [0, 0, Number.NaN, 1], fake }),
    /not finite, so there is no rectangle/,
  );
  for (const x of [
    [0, 0],
    [1, 0],
    [Number.NaN, 1],
    [0, Infinity],
  ] as [number, number][]) {
    assert.throws(
      () => compareOnGrid({ real: [0, 0, 1, 1], fake, bounds: { x, y: [0, 1] } }),
      /The bounds of x must be two numbers, the lower one first/,
    );
  }
  assert.equal(compareOnGrid({ real: [0, 0, 1, 1], fake: [0, Number.NaN] }).outside, 1);
});
