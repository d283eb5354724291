/**
 * A step of domain-adversarial training (DANN; Ganin et al. 2016; deck 002, lines 36 to 42): the label head learns from the
 * source's labels, the domain head learns to tell source from target, and the trunk learns to help the first and, since
 * its gradient is reversed, to confuse the second. The target has no labels.
 */
import * as tf from '@tensorflow/tfjs';
import { reverseGradient } from '../../backend/gradient-reversal';
import { RecordedFunction } from '../../backend/recording/recorded-function';
import type { AdaptationSpecs } from '../../models/adaptation';
import { Network } from '../../models/network';
import type { RandomStream } from '../../random/stream';
import { binaryCrossEntropy } from '../losses/binary-cross-entropy';
import { softmaxCrossEntropy } from '../losses/softmax-cross-entropy';
import { buildOptimizer, type Optimizer, type OptimizerOptions } from '../optimizers';

/** Three networks, and the one optimiser that moves them all. */
export interface Adaptation {
  trunk: Network;
  labelHead: Network;
  domainHead: Network;
  optimizer: Optimizer;
  /** Draws the dropout masks. */
  dropout: RandomStream;
  dispose(): void;
}

export function buildAdaptation(
  specs: AdaptationSpecs,
  { random, optimizer: rule }: { random: RandomStream; optimizer: OptimizerOptions },
): Adaptation {
  const build = (spec: AdaptationSpecs['trunk']) => Network.build(spec, random.fork(spec.name));
  const [trunk, labelHead, domainHead] = [
    build(specs.trunk),
    build(specs.labelHead),
    build(specs.domainHead),
  ];
  const networks = [trunk, labelHead, domainHead];
  const optimizer = buildOptimizer(
    networks.flatMap(({ variables }) => variables),
    rule,
  );
  const dispose = () => {
    optimizer.dispose();
    for (const network of networks) network.dispose();
  };
  return { trunk, labelHead, domainHead, optimizer, dropout: random.fork('dropout'), dispose };
}

/** What one step has measured, before the update. */
export interface AdaptResult {
  /** Cross entropy of the source's labels. */
  labelLoss: number;
  /** Mean over source and target; log 2 = 0.693 is no idea. */
  domainLoss: number;
  /** Share of the source's batch that was named rightly. */
  accuracy: number;
  /** Share of both batches whose domain was told rightly. */
  domainAccuracy: number;
}

/**
 * The step as a recorded function. Source and target pass the trunk as one batch, as in the paper: batch normalisation
 * then takes its statistics over both.
 *
 * @returns a function of source [batch, …], its labels [batch, classes] (1 for the right one), target [batch, …] and the
 *   scalar λ; it gives the four numbers of `AdaptResult`. To be disposed of.
 */
export function recordAdaptStep(adaptation: Adaptation): RecordedFunction {
  const { optimizer } = adaptation;
  return new RecordedFunction((source, labels, target, lambda) => {
    let numbers!: tf.Tensor;
    const { grads } = tf.variableGrads(() => {
      const { labelLoss, domainLoss, shares } = passBoth(adaptation, [source, target!], labels!, lambda!);
      numbers = tf.keep(tf.stack([labelLoss, domainLoss, ...shares]));
      return tf.add(labelLoss, domainLoss) as tf.Scalar;
    }, [...optimizer.variables]);
    optimizer.apply(grads);
    const result = tf.clone(numbers);
    numbers.dispose();
    return result;
  });
}

function passBoth(
  { trunk, labelHead, domainHead, dropout }: Adaptation,
  [source, target]: [tf.Tensor, tf.Tensor],
  labels: tf.Tensor,
  lambda: tf.Tensor,
): { labelLoss: tf.Scalar; domainLoss: tf.Scalar; shares: tf.Tensor[] } {
  const context = { training: true, random: dropout };
  const counts = [source.shape[0]!, target.shape[0]!];
  const features = trunk.apply(tf.concat([source, target], 0), context);
  const [ofSource] = tf.split(features, counts, 0) as [tf.Tensor, tf.Tensor];
  const named = labelHead.apply(ofSource, context);
  const told = domainHead.apply(reverseGradient(features, lambda), context);
  const [fromSource, fromTarget] = tf.split(told, counts, 0) as [tf.Tensor, tf.Tensor];
  const wrongs = tf.add(
    tf.mul(binaryCrossEntropy(fromSource, 'fake'), counts[0]!),
    tf.mul(binaryCrossEntropy(fromTarget, 'real'), counts[1]!),
  );
  const total = counts[0]! + counts[1]!;
  const right = tf.mean(tf.cast(tf.equal(tf.argMax(named, 1), tf.argMax(labels, 1)), 'float32'));
  const sides = tf.concat([tf.less(fromSource, 0), tf.greater(fromTarget, 0)], 0);
  return {
    labelLoss: softmaxCrossEntropy(named, labels),
    domainLoss: tf.div(wrongs, total) as tf.Scalar,
    shares: [right, tf.mean(tf.cast(sides, 'float32'))],
  };
}

/** Takes a step. @param step of `recordAdaptStep`. @param lambda 0 or more. */
export async function takeAdaptStep(
  step: RecordedFunction,
  { source, labels, target, lambda }: Record<'source' | 'labels' | 'target', tf.Tensor> & { lambda: number },
): Promise<AdaptResult> {
  const strength = tf.scalar(lambda);
  const numbers = step.run(source, labels, target, strength);
  const [labelLoss, domainLoss, accuracy, domainAccuracy] = await numbers.data();
  tf.dispose([strength, numbers]);
  return {
    labelLoss: labelLoss!,
    domainLoss: domainLoss!,
    accuracy: accuracy!,
    domainAccuracy: domainAccuracy!,
  };
}
