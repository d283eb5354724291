/**
 * Learns to draw what is asked for. The discriminator judges a picture beside its request, and is taught with three kinds
 * of pairs: a real picture with its own request, a made one with the request it was made for, and a real one with another
 * picture's request (GAN-CLS, Reed et al. 2016; StackGAN trains so, too). The third kind says that fitting counts.
 */
import * as tf from '@tensorflow/tfjs';
import { detach, holdGradientsFixed } from '../backend/nested-gradients';
import { RecordedFunction } from '../backend/recording/recorded-function';
import { endlessBatches, toTensor } from '../data/batches';
import { type ImageSet, imageBytes, toBytes } from '../data/images';
import { Network } from '../models/network';
import { type RequestNetworkOptions, requestEye, requestJudge } from '../models/request-networks';
import type { NetworkSpec } from '../models/spec';
import type { RandomStream } from '../random/stream';
import { binaryCrossEntropy } from '../training/losses/binary-cross-entropy';
import { buildOptimizer, type Optimizer, type OptimizerOptions } from '../training/optimizers';

/** Pictures, and for each the 0s and 1s of its request, one after another. */
export interface RequestLesson {
  images: ImageSet;
  /** As many sketches that fit the requests, for a generator that is given one. Another has latents. */
  sketches?: ImageSet;
  /** count × conditions. */
  requests: Uint8Array;
}

export interface RequestGame {
  generator: Network;
  /** The discriminator's first part, without the request. */
  eye: Network;
  /** Its second part, which is told the request. */
  judge: Network;
  generatorOptimizer: Optimizer;
  discriminatorOptimizer: Optimizer;
  dispose(): void;
}

export interface RequestGameOptions extends RequestNetworkOptions {
  /** E.g. `requestGenerator`'s, or `paintingGenerator`'s. */
  generator: NetworkSpec;
  optimizer: OptimizerOptions;
  random: RandomStream;
}

export function buildRequestGame({
  generator: spec,
  optimizer,
  random,
  ...sizes
}: RequestGameOptions): RequestGame {
  const build = (spec: NetworkSpec) => Network.build(spec, random.fork(spec.name));
  const [generator, eye, judge] = [spec, requestEye(sizes), requestJudge(sizes)].map(build) as [
    Network,
    Network,
    Network,
  ];
  const generatorOptimizer = buildOptimizer(generator.variables, optimizer);
  const discriminatorOptimizer = buildOptimizer([...eye.variables, ...judge.variables], optimizer);
  const dispose = () => {
    for (const part of [generator, eye, judge, generatorOptimizer, discriminatorOptimizer]) part.dispose();
  };
  return { generator, eye, judge, generatorOptimizer, discriminatorOptimizer, dispose };
}

const TRAINING = { training: true };

interface RequestBatch {
  real: tf.Tensor;
  /** Requests of the real pictures, which the made ones are asked for, too. */
  asked: tf.Tensor;
  /** Requests of other pictures. */
  other: tf.Tensor;
}

/** The discriminator's update: both sets of pictures in one pass of the eye, three kinds of pairs in one of the judge. */
function moveDiscriminator(
  { eye, judge, discriminatorOptimizer }: RequestGame,
  { real, asked, other }: RequestBatch,
  made: tf.Tensor,
): tf.Tensor {
  const { value, grads } = tf.variableGrads(() => {
    const [ofReal, ofMade] = tf.split(eye.apply(tf.concat([real, made]), TRAINING), 2);
    const labels = tf.concat([asked, asked, other]);
    const logits = judge.apply(tf.concat([ofReal!, ofMade!, ofReal!]), { ...TRAINING, labels });
    const [right, fake, wrong] = tf.split(logits, 3);
    const refused = tf.add(binaryCrossEntropy(fake!, 'fake'), binaryCrossEntropy(wrong!, 'fake'));
    return tf.add(binaryCrossEntropy(right!, 'real'), tf.div(refused, 2)) as tf.Scalar;
  }, [...eye.variables, ...judge.variables]);
  discriminatorOptimizer.apply(grads);
  return value;
}

/**
 * The step as a recorded function, the discriminator first. Both players look at the same made pictures.
 *
 * @returns a function of real pictures [batch, side, side, 3], their requests [batch, conditions], other ones of the same
 *   shape, and latents or sketches; it gives the losses of the discriminator and of the generator. To be disposed of.
 */
export function recordRequestStep(game: RequestGame): RecordedFunction {
  const { generator, eye, judge, generatorOptimizer } = game;
  return new RecordedFunction((real, asked, other, given) => {
    let judged!: tf.Tensor;
    const { value, grads } = tf.variableGrads(() => {
      const context = { ...TRAINING, labels: asked! };
      const made = generator.apply(given!, context);
      const detached = detach(made);
      const batch = { real: real!, asked: asked!, other: other! };
      judged = tf.keep(holdGradientsFixed(() => moveDiscriminator(game, batch, detached)));
      detached.dispose();
      return binaryCrossEntropy(judge.apply(eye.apply(made, TRAINING), context), 'real');
    }, generator.variables);
    generatorOptimizer.apply(grads);
    const numbers = tf.stack([judged, value]);
    judged.dispose();
    return numbers;
  });
}

export interface RequestReport {
  /** From 1. */
  step: number;
  steps: number;
  discriminatorLoss: number;
  generatorLoss: number;
}

export interface RequestTrainingOptions {
  steps: number;
  batchSize: number;
  /** Shuffles the pictures, and draws the latents. */
  random: RandomStream;
}

/** Rows of 0s and 1s as a tensor [rows, conditions]. */
function takeRequests(requests: Uint8Array, conditions: number, rows: ArrayLike<number>): tf.Tensor2D {
  const values = new Float32Array(rows.length * conditions);
  for (let i = 0; i < rows.length; i++)
    values.set(requests.subarray(rows[i]! * conditions, (rows[i]! + 1) * conditions), i * conditions);
  return tf.tensor2d(values, [rows.length, conditions]);
}

/** What a generator is given beside requests: sketches of these numbers, or as many latents. */
function takeGiven(
  { spec }: Network,
  source: ImageSet | RandomStream,
  indices: ArrayLike<number>,
): tf.Tensor {
  if ('pixels' in source) return toTensor(source, indices);
  const size = spec.inputShape[0]!;
  return tf.tensor2d(source.normals(indices.length * size), [indices.length, size]);
}

/** @throws RangeError unless there is a request for each picture. */
function countConditions({ spec }: Network, { images, requests, sketches = images }: RequestLesson): number {
  const conditions = spec.classes!;
  if (sketches.count !== images.count)
    throw new RangeError(
      `Each picture has a sketch: there are ${images.count} pictures and ${sketches.count} sketches.`,
    );
  if (requests.length !== images.count * conditions)
    throw new RangeError(
      `Each of the ${images.count} pictures has a request of ${conditions} numbers; got ${requests.length} numbers.`,
    );
  return conditions;
}

/** Takes so many steps and yields after each; may be left at any. @throws Error if a batch is larger than the set. */
export async function* trainRequests(
  game: RequestGame,
  lesson: RequestLesson,
  { steps, batchSize, random }: RequestTrainingOptions,
): AsyncGenerator<RequestReport> {
  const conditions = countConditions(game.generator, lesson);
  const latents = random.fork('latents');
  const recorded = recordRequestStep(game);
  const batches = endlessBatches(lesson.images.count, { batchSize, random });
  try {
    for (let step = 1; step <= steps; step++) {
      const indices = batches.next().value;
      // The next picture's request is another's: the pictures are shuffled. Now and then it is the same by chance.
      const others = indices.map((_, i) => indices[(i + 1) % batchSize]!);
      const inputs = [
        toTensor(lesson.images, indices),
        takeRequests(lesson.requests, conditions, indices),
        takeRequests(lesson.requests, conditions, others),
        takeGiven(game.generator, lesson.sketches ?? latents, indices),
      ];
      const numbers = recorded.run(...inputs);
      const [discriminatorLoss, generatorLoss] = (await numbers.data()) as Float32Array;
      tf.dispose([...inputs, numbers]);
      yield { step, steps, discriminatorLoss: discriminatorLoss!, generatorLoss: generatorLoss! };
      await tf.nextFrame();
    }
  } finally {
    recorded.dispose();
  }
}

/**
 * A picture for each request, as bytes. The same stream, or the same sketches, give the same pictures.
 *
 * @param requests rows of 0s and 1s, one after another.
 * @param given a sketch for each, or the stream of latents.
 */
export async function drawRequests(
  generator: Network,
  requests: Uint8Array,
  given: ImageSet | RandomStream,
  batchSize = 250,
): Promise<ImageSet> {
  const [height, width, channels] = generator.outputShape as [number, number, number];
  const conditions = generator.spec.classes!;
  const count = requests.length / conditions;
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError(
      `A request has ${conditions} numbers, and there is at least one; got ${requests.length} numbers.`,
    );
  const bytes = imageBytes({ height, width, channels });
  const pixels = new Uint8Array(count * bytes);
  for (let from = 0; from < count; from += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, count - from) }, (_, i) => from + i);
    const made = tf.tidy(() => {
      const labels = takeRequests(requests, conditions, rows);
      return generator.apply(takeGiven(generator, given, rows), { training: false, labels });
    });
    pixels.set(toBytes(await made.data()), from * bytes);
    made.dispose();
  }
  const labels = new Uint8Array(count);
  return { source: 'drawn on request', count, height, width, channels, pixels, labels };
}
