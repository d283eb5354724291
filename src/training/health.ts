/**
 * Tells while a training runs what goes wrong with it, each time in one sentence with what to try.
 *
 * Two sources: every step's report, and now and then a probe, which measures what the step does not: the sizes of the
 * gradients and the variety of what is generated. A probe moves no weight, no statistic and no stream.
 */
import * as tf from '@tensorflow/tfjs';
import type { Gan } from './gan';
import { discriminatorLoss, generatorLoss } from './losses/binary-cross-entropy';
import { packExamples } from './steps/pack';
import type { StepResult } from './steps/shared-pass';

export type Complaint =
  | 'exploding gradients'
  | 'vanishing gradients'
  | 'discriminator always wins'
  | 'collapse'
  | 'tensor growth';

export interface Finding {
  complaint: Complaint;
  /** What was seen and what to try. */
  sentence: string;
}

/** What a probe measures. */
export interface Probe {
  /** Root mean square of each player's gradient, over all its weights. */
  generatorGradient: number;
  discriminatorGradient: number;
  /** How much generated examples differ from each other, as a share of how much real ones do. */
  variety: number;
}

export interface ProbeInputs {
  /** [count, latent size], the same each time. */
  latents: tf.Tensor2D;
  /** As many real examples. */
  real: tf.Tensor;
  /** Of the real examples, one-hot, for conditional players; the fakes are asked for by the same. */
  labels?: tf.Tensor2D;
}

/** Measures both gradients and the variety, all with `training: false`. */
export async function probeHealth(gan: Gan, { latents, real, labels }: ProbeInputs): Promise<Probe> {
  const { generator, discriminator } = gan;
  const draw = () => generator.apply(latents, { training: false, labels });
  const pack = discriminator.spec.inputShape.at(-1)! / generator.outputShape.at(-1)!;
  const whole = latents.shape[0] - (latents.shape[0] % pack);
  const packed = (x: tf.Tensor) => (pack === 1 ? x : packExamples(x.slice(0, whole), pack));
  // Of a discriminator with two heads the first number says whether it is real.
  const judge = (x: tf.Tensor) =>
    tf.slice(discriminator.apply(packed(x), { training: false, labels }), [0, 0], [-1, 1]);
  const measured = tf.tidy(() => {
    const fakes = draw();
    const g = tf.variableGrads(() => generatorLoss(judge(draw())), generator.variables);
    const d = tf.variableGrads(() => discriminatorLoss(judge(real), judge(fakes)), discriminator.variables);
    const variety = tf.div(spread(fakes), tf.add(spread(real), 1e-12));
    return tf.stack([rootMeanSquare(g.grads), rootMeanSquare(d.grads), variety]);
  });
  const [generatorGradient, discriminatorGradient, variety] = await measured.data();
  measured.dispose();
  return {
    generatorGradient: generatorGradient!,
    discriminatorGradient: discriminatorGradient!,
    variety: variety!,
  };
}

/** Root of the mean variance of each number over the examples. */
function spread(examples: tf.Tensor): tf.Tensor {
  return tf.sqrt(tf.mean(tf.moments(examples, 0).variance));
}

function rootMeanSquare(gradients: tf.NamedTensorMap): tf.Tensor {
  const all = Object.values(gradients);
  const count = all.reduce((sum, { size }) => sum + size, 0);
  return tf.sqrt(tf.div(tf.addN(all.map((gradient) => tf.sum(tf.square(gradient)))), count));
}

export interface HealthOptions {
  /** A gradient so many times its usual size explodes. Default 1,000. */
  explosion?: number;
  /** A root mean square below this has vanished. Default 1e-8. */
  vanishing?: number;
  /** D(x) above this and D(G(z)) below 1 minus this: the discriminator wins. Default 0.98. */
  victory?: number;
  /** Steps in a row that it must win, and that the number of tensors must grow. Default 50. */
  patience?: number;
  /** Variety below this share has collapsed. Default 0.05. */
  collapse?: number;
  /** Probes at the beginning that are not judged: an untrained generator has little variety. Default 4. */
  warmUp?: number;
}

/**
 * A usual gradient counts as at least this: weights drawn from N(0, 0.02) begin with gradients near 1e-6, which grow by
 * more than a thousand within the first steps of a sound training.
 */
const LEAST_USUAL = 1e-4;

/** Probes in a row that must agree before a complaint is made. */
const AGREEING_PROBES = 2;

export class HealthMonitor {
  private readonly options: Required<HealthOptions>;
  private readonly told = new Set<Complaint>();
  private wins = 0;
  private tensors = Number.NaN;
  private growing = 0;
  private grown = 0;
  private probes = 0;
  private readonly usual: Record<'generator' | 'discriminator', number[]> = {
    generator: [],
    discriminator: [],
  };
  private readonly streaks = new Map<Complaint, number>();

  constructor(options: HealthOptions = {}) {
    this.options = {
      explosion: 1000,
      vanishing: 1e-8,
      victory: 0.98,
      patience: 50,
      collapse: 0.05,
      warmUp: 4,
      ...options,
    };
  }

  /** Takes a step. @param tensors how many there are now, `tf.memory().numTensors`. @returns what is new. */
  takeStep({ realScore, fakeScore }: StepResult, tensors: number): Finding[] {
    const { victory, patience } = this.options;
    this.wins = realScore > victory && fakeScore < 1 - victory ? this.wins + 1 : 0;
    this.growing = tensors > this.tensors ? this.growing + 1 : 0;
    this.grown = this.growing === 0 ? 0 : this.grown + tensors - this.tensors;
    this.tensors = tensors;
    return [
      ...this.tell(
        'discriminator always wins',
        this.wins >= patience,
        `The discriminator has been right and sure for ${this.wins} steps (D(x) ${realScore.toFixed(3)}, ` +
          `D(G(z)) ${fakeScore.toFixed(3)}), so the generator learns little: try a smaller learning rate for the ` +
          'discriminator, more dropout in it, or smoothed labels.',
      ),
      ...this.tell(
        'tensor growth',
        this.growing >= patience,
        `Each of the last ${this.growing} steps has left tensors behind, ${this.grown} in all, and memory will run ` +
          'out: put what makes them into tf.tidy, or dispose of them.',
      ),
    ];
  }

  /** Takes a probe. @returns what is new. */
  takeProbe(probe: Probe): Finding[] {
    this.probes++;
    const { explosion, vanishing, collapse, warmUp } = this.options;
    const findings: Finding[] = [];
    const exploded: string[] = [];
    for (const player of ['generator', 'discriminator'] as const) {
      const size = probe[`${player}Gradient`];
      const sizes = this.usual[player];
      const usual = Math.max(median(sizes), LEAST_USUAL);
      if (Number.isFinite(size) && (sizes.length === 0 || size <= explosion * usual)) sizes.push(size);
      else
        exploded.push(
          `The ${player}'s gradient is ${size.toExponential(1)} where ${usual.toExponential(1)} is usual`,
        );
    }
    // Told for both at once: a player that is well must not make the other's explosion news again.
    findings.push(
      ...this.tell(
        'exploding gradients',
        exploded.length > 0,
        `${exploded.join('. ')}: it explodes; try a smaller learning rate, or batch normalisation.`,
      ),
    );
    const judged = this.probes > warmUp;
    const { generatorGradient, variety } = probe;
    findings.push(
      ...this.tell(
        'vanishing gradients',
        this.lasts('vanishing gradients', generatorGradient < vanishing),
        `The generator's gradient has vanished (${generatorGradient.toExponential(1)}), so it no longer learns: try ` +
          'the non-saturating loss, leaky ReLUs, or a weaker discriminator.',
      ),
      ...this.tell(
        'collapse',
        this.lasts('collapse', judged && variety < collapse),
        `Generated examples are nearly all alike (${(100 * variety).toFixed(1)} % of the real variety): the generator ` +
          'has collapsed; try a smaller learning rate for it, more discriminator steps, or another seed.',
      ),
    );
    return findings;
  }

  /** True when it has been so for some probes in a row. */
  private lasts(complaint: Complaint, isSo: boolean): boolean {
    const streak = isSo ? (this.streaks.get(complaint) ?? 0) + 1 : 0;
    this.streaks.set(complaint, streak);
    return streak >= AGREEING_PROBES;
  }

  /** A complaint is made once, and again only after it was better in between. */
  private tell(complaint: Complaint, isSo: boolean, sentence: string): Finding[] {
    if (!isSo) {
      this.told.delete(complaint);
      return [];
    }
    if (this.told.has(complaint)) return [];
    this.told.add(complaint);
    return [{ complaint, sentence }];
  }
}

/** The middle value; 0 of none. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
