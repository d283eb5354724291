import { SmallAdam } from '../../arithmetic/small-adam';
import {
  buildSmallNetwork,
  type ForwardPass,
  runBackward,
  runForward,
  type SmallNetwork,
} from '../../arithmetic/small-network';
import { sampleMoons, sampleQuadratic, sampleRing } from '../../data/toy';
import { RandomStream } from '../../random/stream';

/** What the live GAN can learn. Each lies within −1.5 … 1.5 both ways. */
export const SHAPES = ['parabola', 'ring', 'moons'] as const;
export type Shape = (typeof SHAPES)[number];

export interface PlaneGanOptions {
  shape: Shape;
  seed: number;
  /** Learning rate of both networks. */
  rate: number;
}

export const BATCH = 64;
const LATENT = 2;
const HIDDEN = 32;
const GENERATOR = [LATENT, HIDDEN, HIDDEN, 2];
const DISCRIMINATOR = [2, HIDDEN, HIDDEN, 1];

export interface PlaneStep {
  /** BCE(real, 1) + BCE(fake, 0). */
  discriminatorLoss: number;
  /** BCE(fake, 1): the non-saturating loss. */
  generatorLoss: number;
}

/** Points of a shape, x and y in turn. */
export function drawShape(shape: Shape, count: number, random: RandomStream): Float64Array {
  if (shape === 'ring') {
    return Float64Array.from(sampleRing({ random, count, modes: 8, radius: 1.15, deviation: 0.06 }).points);
  }
  if (shape === 'moons') {
    const { points } = sampleMoons({ random, count, deviation: 0.07 });
    return Float64Array.from(points, (value, i) => value - (i % 2 === 0 ? 0.5 : 0.25));
  }
  const { points } = sampleQuadratic({ random, count });
  return Float64Array.from(points, (value, i) => (i % 2 === 0 ? value / 4 : (value - 22.5) / 10));
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
export const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Mean cross entropy of logits against one label, and its gradient for each logit. */
export function judge(logits: Float64Array, label: 0 | 1): { loss: number; gradient: Float64Array } {
  const loss = logits.reduce((sum, x) => sum + softplus(label === 1 ? -x : x), 0) / logits.length;
  return { loss, gradient: logits.map((x) => (sigmoid(x) - label) / logits.length) };
}

/** A GAN in the plane that trains step by step. The same options give the same numbers everywhere. */
export class PlaneGan {
  readonly generator: SmallNetwork;
  readonly discriminator: SmallNetwork;
  readonly #generatorAdam: SmallAdam;
  readonly #discriminatorAdam: SmallAdam;
  readonly #random: RandomStream;

  constructor(readonly options: PlaneGanOptions) {
    const root = new RandomStream(options.seed);
    this.generator = buildSmallNetwork(GENERATOR, root.fork('generator'));
    this.discriminator = buildSmallNetwork(DISCRIMINATOR, root.fork('discriminator'));
    const adam = { rate: options.rate, beta1: 0.5 };
    this.#generatorAdam = new SmallAdam(this.generator.weights.length, adam);
    this.#discriminatorAdam = new SmallAdam(this.discriminator.weights.length, adam);
    this.#random = root.fork('training');
  }

  /** One step of the discriminator, then one of the generator with fresh latents. */
  step(): PlaneStep {
    return { discriminatorLoss: this.#stepDiscriminator(), generatorLoss: this.#stepGenerator() };
  }

  generate(latents: Float64Array): ForwardPass {
    return runForward(this.generator, latents);
  }

  /** D's logits of points. */
  judgePoints(points: Float64Array): Float64Array {
    return runForward(this.discriminator, points).output;
  }

  /** Where the generator's loss falls fastest, for each point: minus its gradient there. */
  pull(points: Float64Array): Float64Array {
    const pass = runForward(this.discriminator, points);
    const { gradient } = judge(pass.output, 1);
    return runBackward(this.discriminator, pass, gradient).input.map((slope) => -slope * pass.count);
  }

  #draw(): Float64Array {
    return Float64Array.from(this.#random.normals(BATCH * LATENT));
  }

  #stepDiscriminator(): number {
    const real = drawShape(this.options.shape, BATCH, this.#random);
    const fake = this.generate(this.#draw()).output;
    let loss = 0;
    const total = new Float64Array(this.discriminator.weights.length);
    for (const [points, label] of [
      [real, 1],
      [fake, 0],
    ] as const) {
      const pass = runForward(this.discriminator, points);
      const verdict = judge(pass.output, label);
      loss += verdict.loss;
      runBackward(this.discriminator, pass, verdict.gradient).weights.forEach((slope, i) => {
        total[i]! += slope;
      });
    }
    this.#discriminatorAdam.step(this.discriminator.weights, total);
    return loss;
  }

  #stepGenerator(): number {
    const made = this.generate(this.#draw());
    const pass = runForward(this.discriminator, made.output);
    const { loss, gradient } = judge(pass.output, 1);
    const atPoints = runBackward(this.discriminator, pass, gradient).input;
    this.#generatorAdam.step(this.generator.weights, runBackward(this.generator, made, atPoints).weights);
    return loss;
  }
}
