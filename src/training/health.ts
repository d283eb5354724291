/**
 * Tells while a training runs what goes wrong with it, each time in one sentence with what to try.
 *
 * Two sources: every step's report, and now and then a probe, which measures what the step does not: the sizes of the
 * gradients and the variety of what is generated. A probe moves no weight, no statistic and no stream.
 *
 * It advises only what has cured in experiments/failures/advice.ts: the complaint went, and more modes were found.
 */
import { variance } from '../arithmetic/mean';
import type { Probe } from './health-probe';
import type { LossName } from './losses';
import type { StepResult } from './steps/shared-pass';

export type Complaint =
  | 'exploding gradients'
  | 'vanishing gradients'
  | 'discriminator always wins'
  | 'unstable losses'
  | 'collapse'
  | 'tensor growth';

export interface Finding {
  complaint: Complaint;
  /** What was seen and what to try. */
  sentence: string;
}

export interface HealthOptions {
  /** A gradient so many times its usual size explodes. Default 1,000. */
  explosion?: number;
  /** A root mean square below this has vanished. Default 1e-8. */
  vanishing?: number;
  /** D(x) above this and D(G(z)) below 1 minus this: the discriminator wins. Default 0.98. */
  victory?: number;
  /**
   * The generator's loss swings when its deviation over the last `SWING_STEPS` steps is above this. Default 1.5, for
   * cross entropies: on the ring sound trainings stay below 0.4, those with a discriminator far ahead below 1.4, and
   * those with rates of 0.1 reach 8 and more, over five seeds each (experiments/failures). A score without bounds, as
   * Wasserstein's, has no usual scale: give Infinity.
   */
  swing?: number;
  /** Steps in a row that it must win, and that the number of tensors must grow. Default 50. */
  patience?: number;
  /**
   * Variety below this share has collapsed, until it is twice as large. Default 0.15: sound trainings of digits stay
   * above 0.4 once the untrained generator's first probes are over (experiments/health).
   */
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

/** The limit of the swing for a loss: only cross entropies have a usual scale. */
export function chooseSwing(loss: LossName): number {
  return ['non-saturating', 'minimax', 'relativistic'].includes(loss) ? 1.5 : Number.POSITIVE_INFINITY;
}

/** Steps over which a loss's swing is measured. As many at the beginning are not judged: players find their places. */
const SWING_STEPS = 100;

export class HealthMonitor {
  private readonly options: Required<HealthOptions>;
  private readonly losses: number[] = [];
  private steps = 0;
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
      swing: 1.5,
      patience: 50,
      collapse: 0.15,
      warmUp: 4,
      ...options,
    };
  }

  /** Takes a step. @param tensors how many there are now, `tf.memory().numTensors`. @returns what is new. */
  takeStep({ realScore, fakeScore, generatorLoss }: StepResult, tensors: number): Finding[] {
    const { victory, patience, swing } = this.options;
    const swung = this.measureSwing(generatorLoss);
    this.wins = realScore > victory && fakeScore < 1 - victory ? this.wins + 1 : 0;
    this.growing = tensors > this.tensors ? this.growing + 1 : 0;
    this.grown = this.growing === 0 ? 0 : this.grown + tensors - this.tensors;
    this.tensors = tensors;
    return [
      ...this.tell(
        'discriminator always wins',
        this.wins >= patience,
        `The discriminator has been right and sure for ${this.wins} steps (D(x) ${realScore.toFixed(3)}, ` +
          `D(G(z)) ${fakeScore.toFixed(3)}), so the generator learns little: try more dropout in it.`,
      ),
      ...this.tell(
        'unstable losses',
        // Half of it before it is over: a swing that hovers at the limit is named once.
        swung > (this.told.has('unstable losses') ? swing / 2 : swing),
        `The generator's loss has swung by ${swung.toFixed(1)} over the last ${SWING_STEPS} steps: the players throw ` +
          'each other off; try smaller learning rates for both.',
      ),
      ...this.tell(
        'tensor growth',
        this.growing >= patience,
        `Each of the last ${this.growing} steps has left tensors behind, ${this.grown} in all, and memory will run ` +
          'out: put what makes them into tf.tidy, or dispose of them.',
      ),
    ];
  }

  /** Deviation of the generator's last losses; 0 while there are too few to judge. */
  private measureSwing(loss: number): number {
    this.steps++;
    this.losses.push(loss);
    if (this.losses.length > SWING_STEPS) this.losses.shift();
    if (this.steps < 2 * SWING_STEPS) return 0;
    return Math.sqrt(variance(this.losses));
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
        `${exploded.join('. ')}: it explodes; try a smaller learning rate.`,
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
        this.lasts('collapse', judged && variety < (this.told.has('collapse') ? 2 * collapse : collapse)),
        `Generated examples are nearly all alike (${(100 * variety).toFixed(1)} % of the real variety): the generator ` +
          'has collapsed; try a smaller learning rate for it.',
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
