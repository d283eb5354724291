/** Trains the network that names digits: cross entropy, Adam, and digits that are moved a little each time they come. */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { batchIndices, countBatches, toTensor } from '../data/batches';
import { type ImageSet, imageBytes, selectImages } from '../data/images';
import { CLASSIFIER_HEAD, CLASSIFIER_TRUNK, DIGITS } from '../models/classifier';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream, StreamState } from '../random/stream';
import { softmaxCrossEntropy } from './losses/softmax-cross-entropy';
import { buildOptimizer } from './optimizers';
import type { Optimizer } from './optimizers/optimizer';
import { rateFactor } from './schedules';

export interface Classifier {
  /** Image → features. */
  trunk: Network;
  /** Features → logits. */
  head: Network;
  dispose(): void;
}

export function buildClassifier(random: RandomStream): Classifier {
  const build = (spec: NetworkSpec) => Network.build(spec, random.fork(spec.name));
  return joinParts(build(CLASSIFIER_TRUNK), build(CLASSIFIER_HEAD));
}

/** A classifier of its two parts, which are its own from then on. */
export function joinParts(trunk: Network, head: Network): Classifier {
  return {
    trunk,
    head,
    dispose() {
      trunk.dispose();
      head.dispose();
    },
  };
}

export interface ClassifierOptions {
  epochs: number;
  batchSize: number;
  /** Of the first step; it falls to 0 along half a wave. */
  learningRate: number;
  /** Pixels by which a digit is moved at most, each way. Default 2. */
  shift?: number;
  /** Leaves the trunk as it is, statistics included: only the head learns. Default false. */
  freezesTrunk?: boolean;
  random: RandomStream;
}

export interface ClassifierReport {
  epoch: number;
  epochs: number;
  step: number;
  stepsPerEpoch: number;
  loss: number;
  /** Share of the batch that was named rightly. */
  accuracy: number;
}

/** Where a training stands: with the weights and the optimiser's numbers, all that it needs to go on. */
export interface ClassifierPlace {
  /** The epoch that is running, from 1. */
  epoch: number;
  /** Steps of it that are done. */
  step: number;
  /** The stream of the images' order as it was when that epoch began. */
  order: StreamState;
  moves: StreamState;
  dropout: StreamState;
}

/** Trains for some epochs and yields after every step; may be left at any of them. */
export async function* trainClassifier(
  classifier: Classifier,
  images: ImageSet,
  options: ClassifierOptions,
): AsyncGenerator<ClassifierReport> {
  const training = new ClassifierTraining(classifier, options);
  try {
    yield* training.run(images);
  } finally {
    training.dispose();
  }
}

/** A training of a classifier that can be stopped, kept and taken up again. */
export class ClassifierTraining {
  readonly optimizer: Optimizer;
  private readonly streams: { order: RandomStream; moves: RandomStream; dropout: RandomStream };
  private epoch = 1;
  private done = 0;
  /** The order's stream at the beginning of the epoch. */
  private order: StreamState;

  constructor(
    readonly classifier: Classifier,
    private readonly options: ClassifierOptions,
  ) {
    const { random, learningRate } = options;
    this.streams = {
      order: random.fork('order'),
      moves: random.fork('moves'),
      dropout: random.fork('dropout'),
    };
    this.order = this.streams.order.state();
    const { trunk, head } = classifier;
    const learned = options.freezesTrunk ? [] : trunk.variables;
    this.optimizer = buildOptimizer([...learned, ...head.variables], { learningRate });
  }

  get place(): ClassifierPlace {
    const { moves, dropout } = this.streams;
    return {
      epoch: this.epoch,
      step: this.done,
      order: this.order,
      moves: moves.state(),
      dropout: dropout.state(),
    };
  }

  /** Goes back to a place; weights and the optimiser's numbers are set by whoever kept them. */
  moveTo({ epoch, step, order, moves, dropout }: ClassifierPlace): void {
    [this.epoch, this.done, this.order] = [epoch, step, order];
    this.streams.order.moveTo(order);
    this.streams.moves.moveTo(moves);
    this.streams.dropout.moveTo(dropout);
  }

  /** Takes the steps that are left; everything is up to date when a report comes. */
  async *run(images: ImageSet): AsyncGenerator<ClassifierReport> {
    const { epochs, batchSize, learningRate, shift = 2 } = this.options;
    const { order, moves } = this.streams;
    const stepsPerEpoch = countBatches(images.count, { batchSize });
    const step = this.recordStep();
    try {
      for (; this.epoch <= epochs; this.epoch++, this.done = 0) {
        this.order = order.state();
        for (const indices of batchIndices(images.count, { batchSize, random: order, skip: this.done })) {
          const progress = ((this.epoch - 1) * stepsPerEpoch + this.done) / (epochs * stepsPerEpoch);
          this.optimizer.learningRate =
            learningRate * Math.max(1e-4, rateFactor({ name: 'cosine' }, progress));
          const batch = moveImages(selectImages(images, indices), shift, moves);
          const inputs = [toTensor(batch), oneHot(batch.labels)];
          const numbers = step.run(...inputs);
          const [loss, accuracy] = await numbers.data();
          tf.dispose([...inputs, numbers]);
          this.done++;
          yield {
            epoch: this.epoch,
            epochs,
            step: this.done,
            stepsPerEpoch,
            loss: loss!,
            accuracy: accuracy!,
          };
          await tf.nextFrame();
        }
      }
    } finally {
      step.dispose();
    }
  }

  /** A step: a batch and its labels in; loss and share of right answers out. */
  private recordStep(): RecordedFunction {
    const { trunk, head } = this.classifier;
    const { dropout } = this.streams;
    const { freezesTrunk } = this.options;
    return new RecordedFunction((x, labels) => {
      let logits!: tf.Tensor;
      const { value, grads } = tf.variableGrads(() => {
        const context = { training: true, random: dropout };
        const features = trunk.apply(x, freezesTrunk ? { training: false } : context);
        logits = tf.keep(head.apply(features, context));
        return softmaxCrossEntropy(logits, labels);
      }, [...this.optimizer.variables]);
      this.optimizer.apply(grads);
      const right = tf.cast(tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1)), 'float32');
      const numbers = tf.stack([value, tf.mean(right)]);
      logits.dispose();
      return numbers;
    });
  }

  dispose(): void {
    this.optimizer.dispose();
  }
}

/** [count, 10], 1 for the label and 0 elsewhere. */
export function oneHot(labels: Uint8Array): tf.Tensor2D {
  const values = new Float32Array(labels.length * DIGITS);
  for (const [i, label] of labels.entries()) values[i * DIGITS + label] = 1;
  return tf.tensor2d(values, [labels.length, DIGITS]);
}

/** Each image moved by up to `most` pixels in both directions; what comes in at an edge is background. */
export function moveImages(images: ImageSet, most: number, random: RandomStream): ImageSet {
  const { count, height, width, channels } = images;
  const pixels = new Uint8Array(images.pixels.length);
  const size = imageBytes(images);
  for (let i = 0; i < count; i++) {
    const [dx, dy] = [random.integer(2 * most + 1) - most, random.integer(2 * most + 1) - most];
    const columns = width - Math.abs(dx);
    for (let row = Math.max(0, dy); row < height + Math.min(0, dy); row++) {
      const from = i * size + ((row - dy) * width + Math.max(0, -dx)) * channels;
      const to = i * size + (row * width + Math.max(0, dx)) * channels;
      pixels.set(images.pixels.subarray(from, from + columns * channels), to);
    }
  }
  return { ...images, pixels };
}
