/** What bfloat16 costs in accuracy: the case study's step in both precisions, from the same weights on the same batches. */
import * as tf from '@tensorflow/tfjs';
import type { Precision } from '../../src/backend/recording/graph';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { RandomStream } from '../../src/random/stream';
import { buildGan, type Gan } from '../../src/training/gan';
import type { OptimizerOptions } from '../../src/training/optimizers';
import { trainStep } from '../../src/training/steps/shared-pass';

export interface Accuracy {
  /** Steps that were taken with Adam. */
  steps: number;
  /** The largest difference of a loss in them. */
  lossGap: number;
  /** ‖g − g₃₂‖ / ‖g₃₂‖ of a network's whole gradient at the first step. */
  generatorGradient: number;
  discriminatorGradient: number;
}

const STEPS = 20;

function build(precision: Precision, optimizer: OptimizerOptions): Gan {
  return buildGan({
    generator: GENERATOR,
    discriminator: DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer,
    precision,
  });
}

/** A step of plain descent at the rate 1 moves each weight by its slope. */
async function takeGradients(
  precision: Precision,
  real: tf.Tensor,
): Promise<[Float32Array[], Float32Array[]]> {
  const gan = build(precision, { rule: 'sgd', learningRate: 1 });
  const weights = () =>
    [gan.generator, gan.discriminator].map(({ variables }) =>
      variables.map((variable) => variable.dataSync().slice() as Float32Array),
    );
  const before = weights();
  await trainStep(gan, real);
  const after = weights();
  gan.dispose();
  return before.map((network, n) =>
    network.map((values, i) => values.map((value, j) => value - after[n]![i]![j]!)),
  ) as [Float32Array[], Float32Array[]];
}

function gapOf(exact: Float32Array[], rounded: Float32Array[]): number {
  let [gap, size] = [0, 0];
  for (const [i, values] of exact.entries()) {
    for (const [j, value] of values.entries()) {
      gap += (value - rounded[i]![j]!) ** 2;
      size += value ** 2;
    }
  }
  return Math.sqrt(gap / size);
}

export async function measureAccuracy(batchSize: number): Promise<Accuracy> {
  const random = new RandomStream(2);
  const drawBatch = () => tf.tensor4d(random.uniforms(batchSize * 784, -1, 1), [batchSize, 28, 28, 1]);
  const first = drawBatch();
  const exactGradients = await takeGradients('float32', first);
  const roundedGradients = await takeGradients('bfloat16', first);
  first.dispose();
  const optimizer: OptimizerOptions = { learningRate: 1e-4 };
  const [exact, rounded] = [build('float32', optimizer), build('bfloat16', optimizer)];
  let lossGap = 0;
  for (let step = 0; step < STEPS; step++) {
    const real = drawBatch();
    const [a, b] = [await trainStep(exact, real), await trainStep(rounded, real)];
    real.dispose();
    lossGap = Math.max(
      lossGap,
      Math.abs(a.discriminatorLoss - b.discriminatorLoss),
      Math.abs(a.generatorLoss - b.generatorLoss),
    );
  }
  exact.dispose();
  rounded.dispose();
  return {
    steps: STEPS,
    lossGap,
    generatorGradient: gapOf(exactGradients[0], roundedGradients[0]),
    discriminatorGradient: gapOf(exactGradients[1], roundedGradients[1]),
  };
}
