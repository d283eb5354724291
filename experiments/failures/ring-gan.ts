/**
 * A small GAN on a ring of 8 Gaussians that can be made ill: its loss, rates, sizes and k are options. Plain
 * numbers, so that a run is the same on every machine and takes seconds.
 */
import type { GanLoss } from '../../src/arithmetic/gan-losses';
import { mean } from '../../src/arithmetic/mean';
import { SmallAdam } from '../../src/arithmetic/small-adam';
import {
  buildSmallNetwork,
  runBackward,
  runForward,
  type SmallNetwork,
} from '../../src/arithmetic/small-network';
import { type GaussianModes, sampleRing } from '../../src/data/toy';
import { RandomStream } from '../../src/random/stream';

/** Adam with its beta1, or plain gradient descent without one. */
export interface Rule {
  rate: number;
  beta1?: number;
}

export interface RingPlan {
  seed: number;
  loss: GanLoss;
  generator: Rule;
  discriminator: Rule;
  /** Units of the two hidden layers of both. */
  hidden: number;
  /** Numbers in a latent. */
  latent: number;
  batch: number;
  /** The discriminator's steps before each one of the generator. */
  k: number;
  /** Steps of the discriminator before the generator learns at all. */
  headStart: number;
  /** Factor on the last layer of the untrained generator: below 1 its points begin close to the centre. */
  startScale: number;
}

export interface RingStep {
  discriminatorLoss: number;
  generatorLoss: number;
  /** Mean D(x) and mean D(G(z)). */
  realScore: number;
  fakeScore: number;
  /** Root mean square of each player's gradient, over all its weights, before the rule turns it into a move. */
  generatorGradient: number;
  discriminatorGradient: number;
}

/** Deviation of each Gaussian of the ring; its radius is 2. */
export const DEVIATION = 0.1;

/** Moves weights down a gradient. */
function buildRule(size: number, { rate, beta1 }: Rule): Pick<SmallAdam, 'step'> {
  if (beta1 !== undefined) return new SmallAdam(size, { rate, beta1 });
  return {
    step: (weights, gradient) => {
      for (let i = 0; i < size; i++) weights[i]! -= rate * gradient[i]!;
    },
  };
}

const rootMeanSquare = (values: Float64Array) => Math.sqrt(mean(values.map((x) => x * x)));
const toProbability = (logit: number) => 1 / (1 + Math.exp(-logit));

/** `count` points of the ring, with its centres. */
export function drawRing(count: number, random: RandomStream): GaussianModes {
  return sampleRing({ random, count, deviation: DEVIATION });
}

export class RingGan {
  readonly generator: SmallNetwork;
  readonly discriminator: SmallNetwork;
  readonly #random: RandomStream;
  readonly #rules: Record<'generator' | 'discriminator', Pick<SmallAdam, 'step'>>;

  constructor(readonly plan: RingPlan) {
    const { seed, hidden, latent } = plan;
    const root = new RandomStream(seed);
    this.generator = buildSmallNetwork([latent, hidden, hidden, 2], root.fork('generator'));
    const lastLayer = this.generator.weights.subarray(-2 * (hidden + 1));
    for (let i = 0; i < lastLayer.length; i++) lastLayer[i]! *= plan.startScale;
    this.discriminator = buildSmallNetwork([2, hidden, hidden, 1], root.fork('discriminator'));
    this.#rules = {
      generator: buildRule(this.generator.weights.length, plan.generator),
      discriminator: buildRule(this.discriminator.weights.length, plan.discriminator),
    };
    this.#random = root.fork('training');
    for (let i = 0; i < plan.headStart; i++) this.#stepDiscriminator();
  }

  /** k steps of the discriminator, then one of the generator with fresh latents. */
  step(): RingStep {
    let judged = this.#stepDiscriminator();
    for (let i = 1; i < this.plan.k; i++) judged = this.#stepDiscriminator();
    return { ...judged, ...this.#stepGenerator() };
  }

  /** Points for latents, x and y in turn. */
  generate(latents: Float64Array): Float64Array {
    return runForward(this.generator, latents).output;
  }

  /** D's logits of points, and how each changes with its point. */
  slopes(points: Float64Array): { logits: Float64Array; gradients: Float64Array } {
    const pass = runForward(this.discriminator, points);
    const ones = new Float64Array(pass.count).fill(1);
    return { logits: pass.output, gradients: runBackward(this.discriminator, pass, ones).input };
  }

  #drawLatents(): Float64Array {
    return Float64Array.from(this.#random.normals(this.plan.batch * this.plan.latent));
  }

  #stepDiscriminator() {
    const { loss, batch } = this.plan;
    const sides = [
      { points: Float64Array.from(drawRing(batch, this.#random).points), judge: loss.real },
      { points: this.generate(this.#drawLatents()), judge: loss.fake },
    ];
    const total = new Float64Array(this.discriminator.weights.length);
    const [real, fake] = sides.map(({ points, judge }) => {
      const pass = runForward(this.discriminator, points);
      const losses = Array.from(pass.output, judge);
      const slopes = Float64Array.from(losses, ({ gradient }) => gradient / batch);
      const { weights } = runBackward(this.discriminator, pass, slopes);
      for (let i = 0; i < total.length; i++) total[i]! += weights[i]!;
      return { loss: mean(losses.map(({ value }) => value)), score: mean(pass.output.map(toProbability)) };
    });
    this.#rules.discriminator.step(this.discriminator.weights, total);
    return {
      discriminatorLoss: real!.loss + fake!.loss,
      realScore: real!.score,
      fakeScore: fake!.score,
      discriminatorGradient: rootMeanSquare(total),
    };
  }

  #stepGenerator() {
    const { loss, batch } = this.plan;
    const made = runForward(this.generator, this.#drawLatents());
    const pass = runForward(this.discriminator, made.output);
    const losses = Array.from(pass.output, loss.generator);
    const slopes = Float64Array.from(losses, ({ gradient }) => gradient / batch);
    const { input } = runBackward(this.discriminator, pass, slopes);
    const { weights } = runBackward(this.generator, made, input);
    this.#rules.generator.step(this.generator.weights, weights);
    return {
      generatorLoss: mean(losses.map(({ value }) => value)),
      generatorGradient: rootMeanSquare(weights),
    };
  }
}
