/**
 * Two GANs, flow matching and a pixel model on notebook 06's parabola, each for the same time on this machine. They take
 * their steps in turn, and each has a clock of its own: so a machine that is busy for a while slows all of them down.
 * Notebook 16 runs it live; `race-seeds.ts` runs it over seeds.
 */
import * as tf from '@tensorflow/tfjs';
import { sampleQuadratic, standardizePoints } from '../../src/data/toy';
import { slicedWasserstein } from '../../src/metrics/sliced-wasserstein';
import { CODINGS_SIZE, POINT_DISCRIMINATOR, POINT_GENERATOR, POINT_SIZE } from '../../src/models/dense-gan';
import { POINT_VALUES } from '../../src/models/point-values';
import { POINT_VELOCITY } from '../../src/models/point-velocity';
import { RandomStream } from '../../src/random/stream';
import { takePoints } from '../../src/training/examples';
import { buildFlow, followFlow } from '../../src/training/flow-matching';
import { type Game, TWO_PHASE_GAME } from '../../src/training/game';
import { buildGan } from '../../src/training/gan';
import type { OptimizerOptions } from '../../src/training/optimizers';
import { takeStep } from '../../src/training/steps/choose-step';
import { buildValueModel } from '../../src/training/value-by-value';
import { pairedGame } from './ring';

export const RACE = {
  points: 4096,
  batchSize: 128,
  judged: 4000,
  /** Of R1 and R2. */
  gamma: 0.1,
  rules: {
    'GAN of notebook 06': { rule: 'rmsprop' },
    'paired GAN': { learningRate: 1e-3, beta1: 0 },
    'flow matching': { learningRate: 1e-3 },
    'pixel model': { learningRate: 1e-3 },
  } satisfies Record<string, OptimizerOptions>,
};
export type Racer = keyof typeof RACE.rules;

/** The floor is a mean over so many other samples of real points. */
const FLOORS = 8;

/** How often a drawing is timed; the shortest time counts, which other programs have disturbed least. */
const TIMED = 5;

/** Network evaluations a point, of flow matching. */
export const EVALUATIONS = [1, 2, 4, 8, 16, 32] as const;

/** Of each racer: a GAN has one, a pixel model one for each of a point's values. */
const EVALUATIONS_OF: Record<Racer, readonly number[]> = {
  'GAN of notebook 06': [1],
  'paired GAN': [1],
  'flow matching': EVALUATIONS,
  'pixel model': [POINT_SIZE],
};

export interface Finish {
  racer: Racer;
  evaluations: number;
  /** Sliced Wasserstein distance from fresh real points, on the standard scale. */
  distance: number;
  /** For all points that are judged. */
  milliseconds: number;
  /** Steps that it had time for. */
  steps: number;
  /** n × 2 numbers on the standard scale. */
  points: Float32Array;
}

interface Runner {
  racer: Racer;
  step(real: tf.Tensor2D): Promise<unknown>;
  draw(random: RandomStream, count: number, evaluations: number): tf.Tensor2D;
  dispose(): void;
}

function startGan(racer: Racer, game: Game, random: RandomStream): Runner {
  const networks = { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR };
  const gan = buildGan({ ...networks, random, optimizer: RACE.rules[racer] });
  return {
    racer,
    step: (real) => takeStep(gan, game, [real]),
    draw: (stream, count) =>
      tf.tidy(() => {
        const latents = tf.tensor2d(stream.normals(count * CODINGS_SIZE), [count, CODINGS_SIZE]);
        return gan.generator.apply(latents, { training: false }) as tf.Tensor2D;
      }),
    dispose: () => gan.dispose(),
  };
}

function startFlow(random: RandomStream): Runner {
  const flow = buildFlow({ network: POINT_VELOCITY, random, optimizer: RACE.rules['flow matching'] });
  return {
    racer: 'flow matching',
    step: (real) => flow.step(real),
    draw: (stream, count, evaluations) =>
      tf.tidy(() =>
        followFlow(flow.network, tf.tensor2d(stream.normals(2 * count), [count, 2]), evaluations),
      ),
    dispose: () => flow.dispose(),
  };
}

/** It cannot see what is finer than a bin. */
function startPixelModel(points: Float32Array, random: RandomStream): Runner {
  const optimizer = RACE.rules['pixel model'];
  const model = buildValueModel({ network: POINT_VALUES, points, size: POINT_SIZE, random, optimizer });
  return { racer: 'pixel model', step: model.step, draw: model.draw, dispose: model.dispose };
}

/** Steps in turn until each has used its time; the first step of each, which records its graph, is not counted. */
async function runAll(runners: Runner[], points: Float32Array, seconds: number, random: RandomStream) {
  const clocks = runners.map(() => ({ ms: 0, steps: 0 }));
  const pick = () =>
    takePoints(
      points,
      Array.from({ length: RACE.batchSize }, () => random.integer(points.length / 2)),
    );
  for (let round = 0; clocks.some(({ ms }) => ms < 1000 * seconds); round++) {
    for (const [i, runner] of runners.entries()) {
      const clock = clocks[i]!;
      if (clock.ms >= 1000 * seconds) continue;
      const real = pick();
      const begun = performance.now();
      await runner.step(real);
      real.dispose();
      if (round === 0) continue;
      clock.ms += performance.now() - begun;
      clock.steps++;
    }
    if (round % 20 === 0) await tf.nextFrame();
  }
  return clocks;
}

/** @returns an entry for each racer and number of evaluations; and the floor. */
export async function runRace({
  seed,
  seconds,
}: {
  seed: number;
  seconds: number;
}): Promise<{ finishes: Finish[]; floor: number; real: Float32Array }> {
  const random = new RandomStream(seed);
  const standard = standardizePoints(
    sampleQuadratic({ random: random.fork('points'), count: RACE.points }).points,
  );
  const drawReal = (name: string) => {
    const { points } = sampleQuadratic({ random: random.fork(name), count: RACE.judged });
    return points.map((value, i) => (value - standard.mean[i % 2]!) / standard.deviation[i % 2]!);
  };
  const real = drawReal('fresh points');
  const measure = (points: Float32Array) =>
    slicedWasserstein(points, real, { size: 2, random: random.fork('directions') });
  const runners = [
    startGan('GAN of notebook 06', TWO_PHASE_GAME, random.fork('gan')),
    startGan('paired GAN', pairedGame(RACE.gamma), random.fork('gan')),
    startFlow(random.fork('flow')),
    startPixelModel(standard.points, random.fork('pixel model')),
  ];
  try {
    const clocks = await runAll(runners, standard.points, seconds, random.fork('batches'));
    const finishes: Finish[] = [];
    for (const [i, runner] of runners.entries()) {
      for (const evaluations of EVALUATIONS_OF[runner.racer]) {
        const { points, milliseconds } = await timeDrawing(runner, random.fork('judge'), evaluations);
        const { racer } = runner;
        const { steps } = clocks[i]!;
        finishes.push({ racer, evaluations, distance: measure(points), milliseconds, steps, points });
      }
    }
    const others = Array.from({ length: FLOORS }, (_, i) => measure(drawReal(`other points ${i}`)));
    return { finishes, floor: others.reduce((sum, value) => sum + value, 0) / FLOORS, real };
  } finally {
    for (const runner of runners) runner.dispose();
  }
}

/** Always the same noise; drawing the noise counts for all alike. */
async function timeDrawing({ draw }: Runner, random: RandomStream, evaluations: number) {
  let points: Float32Array = new Float32Array();
  let milliseconds = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < TIMED; turn++) {
    const begun = performance.now();
    const drawn = draw(random.clone(), RACE.judged, evaluations);
    points = (await drawn.data()) as Float32Array;
    milliseconds = Math.min(milliseconds, performance.now() - begun);
    drawn.dispose();
  }
  return { points, milliseconds };
}
