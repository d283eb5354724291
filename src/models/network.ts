/** A network: a spec with its weights. */
import * as tf from '@tensorflow/tfjs';
import type { RandomStream } from '../random/stream';
import { drawWeight, type Initializer } from './initializers';
import { LAYERS, type PassContext, type WeightSpec } from './layers';
import type { LayerSpec, NetworkSpec } from './spec';

/** One line of a network's shape table. */
export interface LayerSummary {
  layer: string;
  /** Shape of one output, without the batch. */
  outputShape: number[];
  parameters: number;
}

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
    let shape = spec.inputShape;
    const layers = spec.layers.map((layer, index) => {
      const kind = LAYERS[layer.layer];
      if (!kind) {
        throw new Error(`Unknown layer "${layer.layer}". Known: ${Object.keys(LAYERS).join(', ')}.`);
      }
      const owned: WeightSpec[] = kind.weights?.(layer as never, shape) ?? [];
      const weights = owned.map((weight) => {
        const name = `${spec.name}/${index}.${layer.layer}/${weight.name}`;
        const initializer = options.initializers?.[weight.name] ?? weight.initializer;
        const values = drawWeight(initializer, weight.shape, random.fork(name));
        return tf.tidy(() =>
          tf.variable(tf.tensor(values, weight.shape), weight.trainable, uniqueName(name)),
        );
      });
      shape = kind.outputShape(layer as never, shape);
      return { spec: layer, outputShape: shape, weights };
    });
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
   * @throws Error if the shape does not fit.
   */
  apply(x: tf.Tensor, context: PassContext): tf.Tensor {
    const { inputShape, name } = this.spec;
    if (x.shape.slice(1).join() !== inputShape.join()) {
      throw new Error(
        `The ${name} wants a batch of shape [batch, ${inputShape.join(', ')}]; it got [${x.shape.join(', ')}].`,
      );
    }
    return tf.tidy(() => {
      let value = x;
      for (const { spec, weights } of this.layers) {
        value = LAYERS[spec.layer].apply(spec as never, value, weights, context);
      }
      return value;
    });
  }

  /** The network's shape table, a line a layer. */
  summary(): LayerSummary[] {
    return this.layers.map(({ spec, outputShape, weights }) => ({
      layer: spec.layer,
      outputShape,
      parameters: weights.reduce((sum, weight) => sum + weight.size, 0),
    }));
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

/**
 * Names and shapes of the weights that a spec asks for, in the order of `Network.weights`, before any is made.
 *
 * @throws Error if a layer is unknown, or does not fit behind the one before it.
 */
export function listWeights(spec: NetworkSpec): { name: string; shape: number[] }[] {
  let shape = spec.inputShape;
  return spec.layers.flatMap((layer, index) => {
    const kind = Object.hasOwn(LAYERS, layer.layer) ? LAYERS[layer.layer] : undefined;
    if (!kind) throw new Error(`Unknown layer "${layer.layer}". Known: ${Object.keys(LAYERS).join(', ')}.`);
    const owned: WeightSpec[] = kind.weights?.(layer as never, shape) ?? [];
    shape = kind.outputShape(layer as never, shape);
    return owned.map((weight) => ({
      name: `${spec.name}/${index}.${layer.layer}/${weight.name}`,
      shape: weight.shape,
    }));
  });
}

/** TensorFlow.js wants every variable of the process to have a name of its own. */
function uniqueName(name: string): string {
  const taken = tf.engine().registeredVariables;
  if (!(name in taken)) return name;
  let copy = 2;
  while (`${name}#${copy}` in taken) copy++;
  return `${name}#${copy}`;
}
