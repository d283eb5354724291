/** A network: a spec with its weights. */
import * as tf from '@tensorflow/tfjs';
import type { RandomStream } from '../random/stream';
import { joinWanted } from './conditional';
import { describeNetwork } from './describe';
import { drawWeight, type Initializer } from './initializers';
import { PASSES, type PassContext, passPair } from './layers';
import type { LayerSpec, NetworkSpec } from './spec';
import { settleSpectralVector } from './spectral-normalization';

interface BuiltLayer {
  spec: LayerSpec;
  outputShape: number[];
  weights: tf.Variable[];
}

/** Options of `buildNetwork`. */
export interface BuildOptions {
  /** Replaces the initialisers of weights by name, e.g. { kernel: { normal: { standardDeviation: 0.02 } } }. */
  initializers?: Partial<Record<string, Initializer>>;
}

export class Network {
  private constructor(
    readonly spec: NetworkSpec,
    private readonly layers: BuiltLayer[],
  ) {}

  static build(spec: NetworkSpec, random: RandomStream, options: BuildOptions = {}): Network {
    const layers = describeNetwork(spec).layers.map(({ spec: layer, outputShape, weights }) => ({
      spec: layer,
      outputShape,
      weights: weights.map(({ name, path, shape, trainable, initializer }) => {
        const values = drawWeight(options.initializers?.[name] ?? initializer, shape, random.fork(path));
        return tf.tidy(() => tf.variable(tf.tensor(values, shape), trainable, uniqueName(path)));
      }),
    }));
    for (const { spec: layer, weights } of layers) {
      if ('spectralNorm' in layer && layer.spectralNorm) settleSpectralVector(weights[0]!, weights.at(-1)!);
    }
    return new Network(spec, layers);
  }

  /** Shape of one output, without the batch. */
  get outputShape(): number[] {
    return this.layers[this.layers.length - 1]?.outputShape ?? this.spec.inputShape;
  }

  /** All weights, statistics included, in the order of the layers. */
  get weights(): tf.Variable[] {
    return this.layers.flatMap((layer) => layer.weights);
  }

  /** The weights that an optimiser may move. */
  get variables(): tf.Variable[] {
    return this.weights.filter((weight) => weight.trainable);
  }

  /** How many numbers the weights hold, statistics included (Keras' "total params"). */
  get parameterCount(): number {
    return this.weights.reduce((sum, weight) => sum + weight.size, 0);
  }

  /**
   * Passes a batch through the network.
   *
   * @param x [batch, …inputShape].
   * @throws Error if the shape does not fit, or if a conditional network has no labels in its context.
   */
  apply(x: tf.Tensor, context: PassContext): tf.Tensor {
    const { inputShape, name } = this.spec;
    if (x.shape.slice(1).join() !== inputShape.join()) {
      throw new Error(
        `The ${name} wants a batch of shape [batch, ${inputShape.join(', ')}]; it got [${x.shape.join(', ')}].`,
      );
    }
    return tf.tidy(() => {
      let value = joinWanted(this.spec, x, context.labels);
      for (let i = 0; i < this.layers.length; i++) {
        const [{ spec, weights }, next] = [this.layers[i]!, this.layers[i + 1]];
        const both = next && !context.onLayer && passPair(spec, next.spec, value, next.weights, context);
        if (both) i++;
        value = both || PASSES[spec.layer](spec as never, value, weights, context);
        context.onLayer?.(spec, value);
      }
      return value;
    });
  }

  /**
   * Sets all weights, in the order of `weights`.
   *
   * @throws Error if their number or a shape does not fit; nothing is changed then.
   */
  setWeights(values: tf.Tensor[]): void {
    const weights = this.weights;
    if (values.length !== weights.length) {
      throw new Error(`The ${this.spec.name} has ${weights.length} weights; got ${values.length}.`);
    }
    for (const [i, weight] of weights.entries()) {
      if (values[i]!.shape.join() !== weight.shape.join()) {
        throw new Error(
          `${weight.name} has the shape [${weight.shape}]; the value given has [${values[i]!.shape}].`,
        );
      }
    }
    for (const [i, weight] of weights.entries()) weight.assign(values[i]!);
  }

  dispose(): void {
    for (const weight of this.weights) weight.dispose();
  }
}

/** TensorFlow.js wants every variable of the process to have a name of its own. */
function uniqueName(name: string): string {
  const taken = tf.engine().registeredVariables;
  if (!(name in taken)) return name;
  let copy = 2;
  while (`${name}#${copy}` in taken) copy++;
  return `${name}#${copy}`;
}
