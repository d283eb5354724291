/**
 * CycleGAN in miniature (Zhu et al. 2017): two generators lead from one kind of picture to another and back, a
 * discriminator for each kind says whether an answer looks real, and what goes there and back shall arrive where it
 * began. No pair is ever seen.
 */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { endlessBatches, toTensor } from '../data/batches';
import type { ImageSet } from '../data/images';
import { Network } from '../models/network';
import { KIND_DISCRIMINATOR, TRANSLATING_GENERATOR } from '../models/pair-networks';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { leastSquares } from '../training/losses/least-squares';
import { buildOptimizer, type Optimizer, type OptimizerOptions } from '../training/optimizers';

export interface CycleGame {
  /** From the first kind to the second: F. */
  there: Network;
  /** From the second kind to the first: G. */
  back: Network;
  /** Judges pictures of the first kind, and of the second. */
  judges: [first: Network, second: Network];
  generatorOptimizer: Optimizer;
  discriminatorOptimizer: Optimizer;
  cycle: number;
  dispose(): void;
}

export interface CycleGameOptions {
  /** Weight of the mean |x − G(F(x))| and |y − F(G(y))| beside the adversarial losses; CycleGAN's λ is 10. 0: none. */
  cycle: number;
  optimizer: OptimizerOptions;
  random: RandomStream;
}

/** @throws RangeError for a weight below 0. */
export function buildCycleGame({ cycle, optimizer, random }: CycleGameOptions): CycleGame {
  if (!(cycle >= 0) || cycle === Number.POSITIVE_INFINITY)
    throw new RangeError(`The weight of the cycle's error is a number from 0 on; got ${cycle}.`);
  // Forks by name: with and without the cycle the networks begin with the same weights.
  const build = (spec: NetworkSpec, name: string) => Network.build({ ...spec, name }, random.fork(name));
  const [there, back] = [build(TRANSLATING_GENERATOR, 'there'), build(TRANSLATING_GENERATOR, 'back')];
  const judges: CycleGame['judges'] = [
    build(KIND_DISCRIMINATOR, 'first'),
    build(KIND_DISCRIMINATOR, 'second'),
  ];
  const variablesOf = (networks: readonly Network[]) => networks.flatMap(({ variables }) => variables);
  const generatorOptimizer = buildOptimizer(variablesOf([there, back]), optimizer);
  const discriminatorOptimizer = buildOptimizer(variablesOf(judges), optimizer);
  const dispose = () => {
    for (const part of [there, back, ...judges, generatorOptimizer, discriminatorOptimizer]) part.dispose();
  };
  return { there, back, judges, generatorOptimizer, discriminatorOptimizer, cycle, dispose };
}

const TRAINING = { training: true };

/** Both discriminators' update; no gradient flows from it to the generators. @returns the sum of their losses. */
function moveJudges(
  { there, back, judges, discriminatorOptimizer }: CycleGame,
  x: tf.Tensor,
  y: tf.Tensor,
): tf.Tensor {
  const pairs = [
    [x, back.apply(y, TRAINING)],
    [y, there.apply(x, TRAINING)],
  ] as const;
  const { value, grads } = tf.variableGrads(
    () => {
      const [first, second] = pairs.map(([real, made], kind) =>
        leastSquares.discriminator(judges[kind]!.apply(real, TRAINING), judges[kind]!.apply(made, TRAINING)),
      );
      return tf.add(first!, second!) as tf.Scalar;
    },
    judges.flatMap(({ variables }) => variables),
  );
  discriminatorOptimizer.apply(grads);
  return value;
}

const meanError = (a: tf.Tensor, b: tf.Tensor) => tf.mean(tf.abs(tf.sub(a, b)));

/**
 * The step as a recorded function, the discriminators first.
 *
 * @returns a function of pictures of both kinds, [batch, 28, 28, 1] each; it gives the sums of the discriminators' losses,
 *   of the generators' adversarial losses and of both cycles' errors. To be disposed of.
 */
export function recordCycleStep(game: CycleGame): RecordedFunction {
  const { there, back, judges, generatorOptimizer, cycle } = game;
  return new RecordedFunction((x, y) => {
    const judged = moveJudges(game, x!, y!);
    let numbers!: tf.Tensor;
    const { grads } = tf.variableGrads(() => {
      const [asSecond, asFirst] = [there.apply(x!, TRAINING), back.apply(y!, TRAINING)];
      const verdicts = [judges[0].apply(asFirst, TRAINING), judges[1].apply(asSecond, TRAINING)];
      const [first, second] = verdicts.map((verdict) => leastSquares.generator(verdict, verdict));
      const passing = tf.add(first!, second!);
      const again = [back.apply(asSecond, TRAINING), there.apply(asFirst, TRAINING)];
      const lost = tf.add(meanError(again[0]!, x!), meanError(again[1]!, y!));
      numbers = tf.keep(tf.stack([judged, passing, lost]));
      return tf.add(passing, tf.mul(lost, cycle)) as tf.Scalar;
    }, [...there.variables, ...back.variables]);
    generatorOptimizer.apply(grads);
    const result = tf.clone(numbers);
    numbers.dispose();
    return result;
  });
}

export interface CycleReport {
  /** From 1. */
  step: number;
  steps: number;
  discriminatorLoss: number;
  generatorLoss: number;
  /** Sum of both cycles' mean absolute errors, of numbers in [-1, 1]. */
  cycleError: number;
}

export interface CycleTrainingOptions {
  steps: number;
  batchSize: number;
  /** Shuffles both kinds, each by itself. */
  random: RandomStream;
}

/** Takes so many steps and yields after each; may be left at any. @throws Error if a batch is larger than a set. */
export async function* trainCycle(
  game: CycleGame,
  { first, second }: { first: ImageSet; second: ImageSet },
  { steps, batchSize, random }: CycleTrainingOptions,
): AsyncGenerator<CycleReport> {
  const recorded = recordCycleStep(game);
  const ofFirst = endlessBatches(first.count, { batchSize, random: random.fork('first') });
  const ofSecond = endlessBatches(second.count, { batchSize, random: random.fork('second') });
  try {
    for (let step = 1; step <= steps; step++) {
      const inputs = [toTensor(first, ofFirst.next().value), toTensor(second, ofSecond.next().value)];
      const numbers = recorded.run(...inputs);
      const [discriminatorLoss, generatorLoss, cycleError] = (await numbers.data()) as Float32Array;
      tf.dispose([...inputs, numbers]);
      yield {
        step,
        steps,
        discriminatorLoss: discriminatorLoss!,
        generatorLoss: generatorLoss!,
        cycleError: cycleError!,
      };
      await tf.nextFrame();
    }
  } finally {
    recorded.dispose();
  }
}
