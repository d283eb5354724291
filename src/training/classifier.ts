/** Trains the network that names digits: cross entropy, Adam, and digits that are moved a little each time they come. */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { batchIndices, countBatches, toTensor } from '../data/batches';
import { type ImageSet, imageBytes, selectImages } from '../data/images';
import { CLASSIFIER_HEAD, CLASSIFIER_TRUNK, DIGITS } from '../models/classifier';
import { Network } from '../models/network';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { softmaxCrossEntropy } from './losses/softmax-cross-entropy';
import { buildOptimizer } from './optimizers';
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

/** Trains for some epochs and yields after every step; may be left at any of them. */
export async function* trainClassifier(
  classifier: Classifier,
  images: ImageSet,
  options: ClassifierOptions,
): AsyncGenerator<ClassifierReport> {
  const { epochs, batchSize, learningRate, shift = 2, random } = options;
  const { trunk, head } = classifier;
  const [order, moves, dropout] = [random.fork('order'), random.fork('moves'), random.fork('dropout')];
  const variables = [...trunk.variables, ...head.variables];
  const optimizer = buildOptimizer(variables, { learningRate });
  const step = new RecordedFunction((x, labels) => {
    let logits!: tf.Tensor;
    const { value, grads } = tf.variableGrads(() => {
      const context = { training: true, random: dropout };
      logits = tf.keep(head.apply(trunk.apply(x, context), context));
      return softmaxCrossEntropy(logits, labels);
    }, variables);
    optimizer.apply(grads);
    const right = tf.cast(tf.equal(tf.argMax(logits, 1), tf.argMax(labels, 1)), 'float32');
    const numbers = tf.stack([value, tf.mean(right)]);
    logits.dispose();
    return numbers;
  });
  const stepsPerEpoch = countBatches(images.count, { batchSize });
  try {
    for (let epoch = 1; epoch <= epochs; epoch++) {
      let number = 0;
      for (const indices of batchIndices(images.count, { batchSize, random: order })) {
        const progress = ((epoch - 1) * stepsPerEpoch + number) / (epochs * stepsPerEpoch);
        optimizer.learningRate = learningRate * Math.max(1e-4, rateFactor({ name: 'cosine' }, progress));
        const batch = moveImages(selectImages(images, indices), shift, moves);
        const inputs = [toTensor(batch), oneHot(batch.labels)];
        const numbers = step.run(...inputs);
        const [loss, accuracy] = await numbers.data();
        tf.dispose([...inputs, numbers]);
        number++;
        yield { epoch, epochs, step: number, stepsPerEpoch, loss: loss!, accuracy: accuracy! };
        await tf.nextFrame();
      }
    }
  } finally {
    step.dispose();
    optimizer.dispose();
  }
}

/** [count, 10], 1 for the label and 0 elsewhere. */
function oneHot(labels: Uint8Array): tf.Tensor2D {
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
