/**
 * A GAN on a ring of 8 Gaussians, for any game, with the small networks of notebook 06: seconds a run. Notebook 16 plays
 * it live; `sweep-gamma.ts` plays it over seeds.
 */
import * as tf from '@tensorflow/tfjs';
import { type GaussianModes, sampleRing } from '../../src/data/toy';
import { countModes } from '../../src/metrics/divergences';
import { slicedWasserstein } from '../../src/metrics/sliced-wasserstein';
import { CODINGS_SIZE, POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../src/models/dense-gan';
import { RandomStream } from '../../src/random/stream';
import { type Game, TUTORIAL_GAME } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import { generatePoints } from '../../src/training/point-snapshot';
import { takeStep } from '../../src/training/steps/choose-step';

export const RING = { deviation: 0.1, batchSize: 64, judged: 2000 };

/** Adam for both players: small steps without momentum, or large ones with Adam's usual momentum. */
export const PACES = {
  gentle: { learningRate: 1e-3, beta1: 0 },
  hasty: { learningRate: 5e-3, beta1: 0.9 },
};
export type Pace = keyof typeof PACES;

/** Relativistic pairing with R1 and R2 of the same strength: the loss of R3GAN (Huang et al. 2024). */
export const pairedGame = (gamma: number): Game => ({
  ...TUTORIAL_GAME,
  loss: 'relativistic',
  r1: gamma,
  r2: gamma,
});

export interface RingResult {
  /** Modes that get at least a tenth of their fair share of good points, of 8. */
  modes: number;
  /** Share of the points within three deviations of a centre. */
  good: number;
  /** Sliced Wasserstein distance of generated points from real ones, equally many. */
  distance: number;
}

/** Points of the ring; the next ones of the stream at each call. */
export function drawRing(random: RandomStream, count: number): GaussianModes {
  return sampleRing({ random, count, deviation: RING.deviation });
}

/** What the distance of other real points from real ones is: nobody can be expected below it. */
export function measureFloor(seed: number): number {
  const random = new RandomStream(seed).fork('floor');
  const [one, other] = [drawRing(random, RING.judged), drawRing(random, RING.judged)];
  return slicedWasserstein(one.points, other.points, { size: 2, random: random.fork('directions') });
}

export interface RingPlay {
  result: RingResult;
  /** The same at evenly spaced moments, the end last. */
  moments: (RingResult & { step: number })[];
  /** Generated points at the end, n × 2 numbers. */
  points: Float32Array;
}

/** Judges a generator: always the same latents and real points, so that moments can be compared. */
async function judge(gan: Gan, seed: number): Promise<{ result: RingResult; points: Float32Array }> {
  const random = new RandomStream(seed).fork('judge');
  const count = RING.judged;
  const latents = tf.tensor2d(random.normals(count * CODINGS_SIZE), [count, CODINGS_SIZE]);
  const points = await generatePoints(gan, latents);
  latents.dispose();
  const real = drawRing(random, count);
  const { covered, highQuality } = countModes(points, real, { least: count / 8 / 10 });
  const distance = slicedWasserstein(points, real.points, { size: 2, random: random.fork('directions') });
  return { result: { modes: covered, good: highQuality, distance }, points };
}

/** Trains one game from the start. @param watched moments at which it is judged, the end among them; default 1. */
export async function playRing(
  game: Game,
  {
    seed,
    steps,
    pace = 'gentle',
    watched = 1,
  }: { seed: number; steps: number; pace?: Pace; watched?: number },
): Promise<RingPlay> {
  const random = new RandomStream(seed);
  const { batchSize } = RING;
  const networks = { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR };
  const gan = buildGan({ ...networks, random, optimizer: PACES[pace] });
  const data = random.fork('points');
  const moments: RingPlay['moments'] = [];
  let points: Float32Array = new Float32Array();
  try {
    for (let done = 1; done <= steps; done++) {
      const real = tf.tensor2d(drawRing(data, batchSize).points, [batchSize, 2]);
      await takeStep(gan, game, [real]);
      real.dispose();
      if (Math.floor((done * watched) / steps) === moments.length) continue;
      const judged = await judge(gan, seed);
      points = judged.points;
      moments.push({ step: done, ...judged.result });
      // A stop button gets its turn.
      await tf.nextFrame();
    }
    const { step: _, ...result } = moments.at(-1)!;
    return { result, moments, points };
  } finally {
    gan.dispose();
  }
}
