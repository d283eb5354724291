import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  sampleGrid,
  sampleMoons,
  sampleQuadratic,
  sampleRing,
  sampleSpiral,
  standardizePoints,
  type ToyPoints,
} from '../../src/data/toy';
import { RandomStream } from '../../src/random/stream';

const draw = (seed = 1) => ({ random: new RandomStream(seed), count: 4000 });

function listPoints({ points }: ToyPoints): [number, number][] {
  return Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i]!, points[2 * i + 1]!]);
}

const share = (labels: Uint8Array, label: number) => labels.filter((l) => l === label).length / labels.length;

describe('every distribution', () => {
  const samplers = { sampleQuadratic, sampleRing, sampleGrid, sampleMoons, sampleSpiral };
  for (const [name, sample] of Object.entries(samplers)) {
    test(`${name}: n × 2 numbers, the same for the same seed`, () => {
      const first = sample(draw());
      assert.equal(first.points.length, 8000);
      assert.ok(first.points.every(Number.isFinite));
      assert.deepEqual(sample(draw()).points, first.points);
      assert.notDeepEqual(sample(draw(2)).points, first.points);
      assert.equal(sample({ ...draw(), count: 0 }).points.length, 0);
      assert.throws(
        () => sample({ ...draw(), count: 1.5 }),
        /count must be a whole number, 0 or more; it is 1.5/,
      );
    });
  }
});

describe('quadratic', () => {
  test('y = 10 + x², x uniform in [−5, 5)', () => {
    const points = listPoints(sampleQuadratic(draw()));
    for (const [x, y] of points) {
      assert.ok(x >= -5 && x < 5);
      assert.ok(Math.abs(y - (10 + x * x)) < 1e-5);
    }
    for (const low of [-5, -3, -1, 1, 3]) {
      const inside = points.filter(([x]) => x >= low && x < low + 2).length / points.length;
      assert.ok(Math.abs(inside - 0.2) < 0.03, `${inside} of the points in [${low}, ${low + 2})`);
    }
  });

  test('other ranges and offsets', () => {
    for (const [x, y] of listPoints(sampleQuadratic({ ...draw(), low: 1, high: 2, offset: -1 }))) {
      assert.ok(x >= 1 && x < 2 && y >= 0 && y < 3);
    }
    assert.throws(
      () => sampleQuadratic({ ...draw(), low: 1, high: 1 }),
      /low must be below high; they are 1 and 1/,
    );
  });
});

describe('Gaussians', () => {
  for (const [name, sample, modes] of [
    ['ring', sampleRing, 8],
    ['grid', sampleGrid, 25],
  ] as const) {
    test(`${name}: ${modes} modes, each as likely, each with its deviation`, () => {
      const drawn = sample({ ...draw(), count: 20000, deviation: 0.1 });
      assert.equal(drawn.centres.length, modes);
      for (let mode = 0; mode < modes; mode++) {
        assert.ok(Math.abs(share(drawn.labels, mode) * modes - 1) < 0.2, `mode ${mode}`);
      }
      for (const axis of [0, 1]) {
        const offsets = listPoints(drawn).map(
          (point, i) => point[axis]! - drawn.centres[drawn.labels[i]!]![axis]!,
        );
        const mean = offsets.reduce((sum, x) => sum + x, 0) / offsets.length;
        const variance = offsets.reduce((sum, x) => sum + x * x, 0) / offsets.length;
        assert.ok(Math.abs(mean) < 0.003, `mean ${mean}`);
        assert.ok(Math.abs(Math.sqrt(variance) - 0.1) < 0.003, `deviation ${Math.sqrt(variance)}`);
      }
    });
  }

  test('ring: radius 2, from the right anticlockwise', () => {
    const { centres } = sampleRing(draw());
    assert.deepEqual(centres[0], [2, 0]);
    assert.ok(Math.abs(centres[2]![0]) < 1e-12 && Math.abs(centres[2]![1] - 2) < 1e-12);
  });

  test('grid: 2 apart around the origin, along x first', () => {
    const { centres } = sampleGrid(draw());
    assert.deepEqual(
      [centres[0], centres[1], centres[12], centres[24]],
      [
        [-4, -4],
        [-2, -4],
        [0, 0],
        [4, 4],
      ],
    );
  });

  test('errors name the parameter', () => {
    assert.throws(
      () => sampleRing({ ...draw(), modes: 0 }),
      /modes must be a whole number, from 1 to 256; it is 0/,
    );
    assert.throws(() => sampleGrid({ ...draw(), side: 17 }), /side must be a whole number, from 1 to 16/);
    assert.throws(() => sampleRing({ ...draw(), deviation: -1 }), /deviation must be 0 or more; it is -1/);
  });
});

describe('moons and spirals', () => {
  test('moons lie on their half circles', () => {
    const drawn = sampleMoons({ ...draw(), deviation: 0 });
    listPoints(drawn).forEach(([x, y], i) => {
      const lower = drawn.labels[i] === 1;
      const radius = lower ? Math.hypot(x - 1, y - 0.5) : Math.hypot(x, y);
      assert.ok(Math.abs(radius - 1) < 1e-6);
      assert.ok(lower ? y <= 0.5 + 1e-6 : y >= -1e-6);
    });
    assert.ok(Math.abs(share(drawn.labels, 0) - 0.5) < 0.05);
  });

  test('a point of a spiral turns as far as it lies out', () => {
    const drawn = sampleSpiral({ ...draw(), deviation: 0, arms: 3, turns: 0.5, radius: 4 });
    listPoints(drawn).forEach(([x, y], i) => {
      const way = Math.hypot(x, y) / 4;
      const angle = 2 * Math.PI * (0.5 * way + drawn.labels[i]! / 3);
      assert.ok(way <= 1 + 1e-6);
      assert.ok(Math.hypot(x - 4 * way * Math.cos(angle), y - 4 * way * Math.sin(angle)) < 1e-5);
    });
  });
});

describe('standard scale', () => {
  test('mean 0, deviation 1, and back', () => {
    const { points } = sampleQuadratic(draw());
    const standard = standardizePoints(points);
    const again = standardizePoints(standard.points);
    for (const axis of [0, 1] as const) {
      assert.ok(Math.abs(again.mean[axis]) < 1e-6 && Math.abs(again.deviation[axis] - 1) < 1e-6);
    }
    standard.restore(standard.points).forEach((x, i) => {
      assert.ok(Math.abs(x - points[i]!) < 1e-5);
    });
  });

  test('a direction that does not vary keeps its scale', () => {
    const { points, deviation } = standardizePoints(Float32Array.of(1, 5, 3, 5));
    assert.deepEqual([...points], [-1, 0, 1, 0]);
    assert.deepEqual(deviation, [1, 1]);
    assert.throws(() => standardizePoints(Float32Array.of(1)), /Give n × 2 numbers.*there are 1 numbers/);
  });
});
