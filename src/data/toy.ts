/**
 * Toy distributions: points in the plane on which a GAN trains in seconds and can be seen whole.
 * Points lie in one Float32Array, x and y in turn (n × 2). Every number comes from the source that is handed in.
 */
import { mean, variance } from '../arithmetic/mean';

/** What these functions draw from; the course's seeded stream is one. */
export interface RandomSource {
  /** A number in [0, 1). */
  uniform(): number;
  /** A draw of the standard normal distribution. */
  normal(): number;
}

export interface ToyPoints {
  /** `count` × 2: x₀, y₀, x₁, y₁, … */
  points: Float32Array;
  count: number;
}

/** Points of several groups. */
export interface LabelledPoints extends ToyPoints {
  /** Group of each point, from 0. */
  labels: Uint8Array;
}

/** Points of several Gaussians: what `countModes` needs beside the points. */
export interface GaussianModes extends LabelledPoints {
  centres: [x: number, y: number][];
  /** Standard deviation of each, in both directions. */
  deviation: number;
}

export interface ToyOptions {
  random: RandomSource;
  /** Number of points. */
  count: number;
}

function assertInRange(value: number, name: string, least: number): void {
  if (!(value >= least) || !Number.isFinite(value)) {
    throw new RangeError(`${name} must be ${least} or more; it is ${value}.`);
  }
}

function assertWhole(value: number, name: string, least: number, most = Infinity): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    const range = most === Infinity ? `${least} or more` : `from ${least} to ${most}`;
    throw new RangeError(`${name} must be a whole number, ${range}; it is ${value}.`);
  }
}

function makeLabels(count: number): Uint8Array {
  assertWhole(count, 'count', 0);
  return new Uint8Array(count);
}

function draw(count: number, point: (index: number) => readonly [number, number]): Float32Array {
  assertWhole(count, 'count', 0);
  const points = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) points.set(point(i), 2 * i);
  return points;
}

/**
 * The quadratic distribution of deck 002 (L180): x uniform in [low, high), y = offset + x².
 * The defaults give x in [−5, 5) and y in [10, 35]. The usual source, aadilh's basic-gans, has y = 10 + x² with x in
 * [−50, 50): `low: -50, high: 50`.
 */
export function sampleQuadratic(
  options: ToyOptions & { low?: number; high?: number; offset?: number },
): ToyPoints {
  const { random, count, low = -5, high = 5, offset = 10 } = options;
  if (!(low < high)) throw new RangeError(`low must be below high; they are ${low} and ${high}.`);
  const points = draw(count, () => {
    const x = low + (high - low) * random.uniform();
    return [x, offset + x * x];
  });
  return { points, count };
}

function sampleModes(
  { random, count }: ToyOptions,
  centres: [number, number][],
  deviation: number,
): GaussianModes {
  assertInRange(deviation, 'deviation', 0);
  const labels = makeLabels(count);
  const points = draw(count, (i) => {
    const mode = Math.floor(random.uniform() * centres.length);
    labels[i] = mode;
    const [x, y] = centres[mode]!;
    return [x + deviation * random.normal(), y + deviation * random.normal()];
  });
  return { points, count, labels, centres, deviation };
}

/**
 * Gaussians at equal distances on a circle, each as likely: the test of mode collapse.
 * Defaults of Metz et al. 2017 (unrolled GANs): 8 modes, radius 2, deviation 0.02. Mode 0 lies on the right, the others
 * follow anticlockwise. `modes` 1 … 256.
 */
export function sampleRing(
  options: ToyOptions & { modes?: number; radius?: number; deviation?: number },
): GaussianModes {
  const { modes = 8, radius = 2, deviation = 0.02 } = options;
  assertWhole(modes, 'modes', 1, 256);
  assertInRange(radius, 'radius', 0);
  const centres = Array.from({ length: modes }, (_, mode): [number, number] => {
    const angle = (2 * Math.PI * mode) / modes;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
  return sampleModes(options, centres, deviation);
}

/**
 * Gaussians on a square grid around the origin, each as likely. Defaults of Srivastava et al. 2017 (VEEGAN):
 * 5 × 5 modes, 2 apart, deviation 0.05. Modes count along x first, from the lower left. `side` 1 … 16.
 */
export function sampleGrid(
  options: ToyOptions & { side?: number; spacing?: number; deviation?: number },
): GaussianModes {
  const { side = 5, spacing = 2, deviation = 0.05 } = options;
  assertWhole(side, 'side', 1, 16);
  assertInRange(spacing, 'spacing', 0);
  const place = (step: number) => (step - (side - 1) / 2) * spacing;
  const centres = Array.from({ length: side * side }, (_, mode): [number, number] => [
    place(mode % side),
    place(Math.floor(mode / side)),
  ]);
  return sampleModes(options, centres, deviation);
}

/**
 * Two half circles of radius 1 that reach into each other: the upper one around (0, 0) has label 0, the lower one
 * around (1, 0.5) label 1. Without noise x is in [−1, 2] and y in [−0.5, 1]. Shape of scikit-learn's `make_moons`.
 */
export function sampleMoons(options: ToyOptions & { deviation?: number }): LabelledPoints {
  const { random, count, deviation = 0.05 } = options;
  assertInRange(deviation, 'deviation', 0);
  const labels = makeLabels(count);
  const points = draw(count, (i) => {
    const lower = random.uniform() < 0.5;
    const angle = Math.PI * random.uniform();
    labels[i] = lower ? 1 : 0;
    const x = lower ? 1 - Math.cos(angle) : Math.cos(angle);
    const y = lower ? 0.5 - Math.sin(angle) : Math.sin(angle);
    return [x + deviation * random.normal(), y + deviation * random.normal()];
  });
  return { points, count, labels };
}

/**
 * Spiral arms from the origin out to `radius`; the label is the arm. Points are spread evenly along the radius.
 * Defaults: 2 arms (1 … 256), 1.5 turns, radius 2, deviation 0.03.
 */
export function sampleSpiral(
  options: ToyOptions & { arms?: number; turns?: number; radius?: number; deviation?: number },
): LabelledPoints {
  const { random, count, arms = 2, turns = 1.5, radius = 2, deviation = 0.03 } = options;
  assertWhole(arms, 'arms', 1, 256);
  assertInRange(radius, 'radius', 0);
  assertInRange(deviation, 'deviation', 0);
  const labels = makeLabels(count);
  const points = draw(count, (i) => {
    const arm = Math.floor(random.uniform() * arms);
    const way = random.uniform();
    const angle = 2 * Math.PI * (turns * way + arm / arms);
    labels[i] = arm;
    return [
      radius * way * Math.cos(angle) + deviation * random.normal(),
      radius * way * Math.sin(angle) + deviation * random.normal(),
    ];
  });
  return { points, count, labels };
}

/** Points moved and stretched to mean 0 and deviation 1 in each direction, with the way back. */
export interface StandardPoints {
  points: Float32Array;
  mean: [x: number, y: number];
  deviation: [x: number, y: number];
  /** Takes points of the standard scale back to the scale they came from. */
  restore(standard: Float32Array): Float32Array;
}

/**
 * Brings points to the scale on which networks train best. A direction that does not vary keeps its scale.
 * @throws when there are none, or the array is not n × 2
 */
export function standardizePoints(points: Float32Array): StandardPoints {
  if (points.length === 0 || points.length % 2 !== 0) {
    throw new RangeError(`Give n × 2 numbers, at least one point; there are ${points.length} numbers.`);
  }
  const moments = [0, 1].map((axis) => {
    const values = points.filter((_, i) => i % 2 === axis);
    return { mean: mean(values), deviation: Math.sqrt(variance(values)) || 1 };
  });
  const at = (i: number) => moments[i % 2]!;
  return {
    points: points.map((x, i) => (x - at(i).mean) / at(i).deviation),
    mean: [at(0).mean, at(1).mean],
    deviation: [at(0).deviation, at(1).deviation],
    restore: (standard) => standard.map((x, i) => x * at(i).deviation + at(i).mean),
  };
}
