/**
 * A running mean of a generator's weights, for sampling: steps of a game circle around what is good, and their mean lies
 * nearer to it (Yazıcı et al. 2019; Karras et al. 2018 sample so).
 *
 * Batch normalisation's statistics belong to the weights they were gathered with, so the mean of the weights gets its
 * own: those of one large batch, drawn when it is asked for (Brock et al. 2019: "standing statistics").
 */
import * as tf from '@tensorflow/tfjs';
import { evenOneHot } from '../models/conditional';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import { RandomStream } from '../random/stream';

export interface AverageOptions {
  /** Share of the old mean that each step keeps: 0.995 means over some 200 steps. */
  decay: number;
  /** Latents of the batch whose statistics are taken. Default 256. */
  statisticsBatch?: number;
}

/** A batch then replaces the statistics altogether. */
function withoutMemory(spec: NetworkSpec): NetworkSpec {
  const layers = spec.layers.map((layer) =>
    layer.layer === 'batchNormalization' ? { ...layer, momentum: 0 } : layer,
  );
  return { ...spec, layers };
}

export class GeneratorAverage {
  /** The mean weights; call `refreshStatistics` before images are drawn with it. */
  readonly network: Network;
  /** Steps taken in. */
  steps = 0;
  private readonly decay: number;
  private readonly statisticsBatch: number;

  /** Begins at the weights of now. */
  constructor(
    private readonly source: Network,
    { decay, statisticsBatch = 256 }: AverageOptions,
  ) {
    if (!(decay >= 0 && decay < 1)) {
      throw new Error(`The average's decay is a number from 0 up to, but not, 1; got ${decay}.`);
    }
    this.decay = decay;
    this.statisticsBatch = statisticsBatch;
    this.network = Network.build(withoutMemory(source.spec), new RandomStream(0));
    this.network.setWeights(source.weights);
  }

  /**
   * Takes the generator's weights of now in: a ← d·a + (1−d)·w. In the first steps d is at most (1+n)/(10+n), so that
   * the initial weights, which mean nothing, are soon forgotten (as TensorFlow's moving averages do).
   */
  update(): void {
    const decay = Math.min(this.decay, (1 + this.steps) / (10 + this.steps));
    this.steps++;
    const targets = this.network.weights;
    tf.tidy(() => {
      for (const [i, weight] of this.source.weights.entries()) {
        const target = targets[i]!;
        if (target.trainable) target.assign(tf.add(target, tf.mul(tf.sub(weight, target), 1 - decay)));
      }
    });
  }

  /** Gives batch normalisation the statistics of a batch from this stream; a generator without it is left alone. */
  refreshStatistics(random: RandomStream): void {
    const { spec } = this.network;
    if (!spec.layers.some(({ layer }) => layer === 'batchNormalization')) return;
    const size = spec.inputShape[0]!;
    tf.tidy(() => {
      const latents = tf.tensor2d(random.normals(this.statisticsBatch * size), [this.statisticsBatch, size]);
      this.network.apply(latents, { training: true, labels: evenOneHot(spec, this.statisticsBatch) });
    });
  }

  dispose(): void {
    this.network.dispose();
  }
}
