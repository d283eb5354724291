/** Images from a generator. */
import * as tf from '@tensorflow/tfjs';
import { toBytes } from '../data/images';
import { evenLabels, toOneHot } from '../models/conditional';
import type { Network } from '../models/network';
import { RandomStream } from '../random/stream';
import { assertCanChoose, type BestOf, findBest } from './best-of';

/** Images as bytes, ready to be drawn or saved. */
export interface Pictures {
  count: number;
  height: number;
  width: number;
  channels: number;
  /** 0 … 255, image after image, row by row. */
  pixels: Uint8Array;
}

/**
 * The generator's images for these latents, with batch normalisation's gathered statistics (`training: false`).
 *
 * @param latents [count, latent size].
 * @param labels the class of each image, from a conditional generator; default: all classes in turn.
 * @throws RangeError for labels that the generator does not know, or has no use for.
 */
export async function generateImages(
  generator: Network,
  latents: tf.Tensor2D,
  labels?: ArrayLike<number>,
): Promise<Pictures> {
  const asked = chooseLabels(generator, latents.shape[0], labels);
  const images = tf.tidy(() =>
    generator.apply(latents, { training: false, labels: asked && toOneHot(asked, generator.spec.classes!) }),
  );
  const [count, height, width, channels] = images.shape as [number, number, number, number];
  try {
    return { count, height, width, channels, pixels: toBytes(await images.data()) };
  } finally {
    images.dispose();
  }
}

/** Which class each example is asked for; undefined for a generator that cannot be asked. */
function chooseLabels(
  { spec }: Network,
  count: number,
  labels?: ArrayLike<number>,
): ArrayLike<number> | undefined {
  if (spec.classes === undefined) {
    if (labels)
      throw new RangeError('This generator is not conditional: it draws what it likes. Leave labels out.');
    return undefined;
  }
  if (labels && labels.length !== count) {
    throw new RangeError(
      `Each example has a label: there are ${count} examples and ${labels.length} labels.`,
    );
  }
  return labels ?? evenLabels(count, spec.classes);
}

export interface DrawOptions {
  count: number;
  /** The class of each example, from a conditional generator; default: all classes in turn. */
  labels?: ArrayLike<number>;
  /** Of the latents. The same seed gives the same examples, and the first of many are those of few. */
  seed: number;
  /** Who chooses among how many candidates for each example; default: nobody, the first is taken. */
  bestOf?: BestOf;
  /** Hears after each batch how many are drawn. */
  onProgress?: (done: number) => void;
}

export interface DrawnExamples {
  /** count × latent size. */
  latents: Float32Array;
  /** count × the generator's output, as it comes out: images in [-1, 1]. */
  values: Float32Array;
  /** What a conditional generator was asked for. */
  labels?: Uint8Array;
}

/** Examples that are drawn at once: all 10,000 would take 5 GB of memory. */
const BATCH = 500;

/**
 * Many examples of a generator, whatever they are, drawn in parts.
 *
 * @throws RangeError if a number that comes out is not finite, for labels that the generator does not know, or if
 *   nobody can choose.
 */
export async function drawExamples(
  generator: Network,
  { count, seed, labels, bestOf, onProgress = () => {} }: DrawOptions,
): Promise<DrawnExamples> {
  if (bestOf) assertCanChoose(generator, bestOf);
  const tries = bestOf?.candidates ?? 1;
  const size = generator.spec.inputShape[0]!;
  const length = generator.outputShape.reduce((product, side) => product * side, 1);
  const stream = new RandomStream(seed).fork('samples');
  const latents = new Float32Array(count * size);
  const values = new Float32Array(count * length);
  const asked = chooseLabels(generator, count, labels);
  const batch = Math.max(1, Math.floor(BATCH / tries));
  for (let at = 0; at < count; at += batch) {
    const end = Math.min(at + batch, count);
    const drawn = stream.normals((end - at) * tries * size);
    const [output, wanted] = tf.tidy(() => {
      const part = tf.tensor2d(drawn, [(end - at) * tries, size]);
      const each = asked && repeatEach(Array.prototype.slice.call(asked, at, end), tries);
      const oneHot = each && toOneHot(each, generator.spec.classes!);
      return [generator.apply(part, { training: false, labels: oneHot }), oneHot] as const;
    });
    try {
      const made = (await output.data()) as Float32Array;
      const places = bestOf && (await findBest(output, bestOf, wanted));
      for (let i = at; i < end; i++) {
        const place = places?.[i - at] ?? i - at;
        values.set(made.subarray(place * length, (place + 1) * length), i * length);
        latents.set(drawn.subarray(place * size, (place + 1) * size), i * size);
      }
    } finally {
      tf.dispose([output, ...(wanted ? [wanted] : [])]);
    }
    onProgress(end);
    // Timers and signals get their turn: a bar is drawn, Ctrl-C is heard.
    await tf.nextFrame();
  }
  const bad = values.find((value) => !Number.isFinite(value));
  if (bad !== undefined) {
    throw new RangeError(`The generator draws ${bad}: its weights are too large. Take another checkpoint.`);
  }
  return { latents, values, labels: asked && Uint8Array.from(asked) };
}

const repeatEach = (list: number[], times: number): number[] =>
  list.flatMap((entry) => Array.from({ length: times }, () => entry));
