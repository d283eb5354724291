/**
 * The latent of an image, by optimisation: a generator only goes from latents to images, and the way back is searched. From
 * several starts, Adam moves the latent until the generator's image is near the given one, pixel by pixel (Lipton and
 * Tripathi 2017). The generator stays as it is.
 */
import * as tf from '@tensorflow/tfjs';
import { RecordedFunction } from '../backend/recording/recorded-function';
import type { Network } from '../models/network';
import type { RandomStream } from '../random/stream';
import { buildOptimizer } from '../training/optimizers';

export interface EncodeOptions {
  /** Searches from as many latents, side by side. Default 4. */
  starts?: number;
  /** Default 200. */
  steps?: number;
  /** Default 0.05. */
  learningRate?: number;
  /** Draws the starts. */
  random: RandomStream;
}

export interface Encoded {
  /** The latent of the smallest error. */
  latent: Float32Array;
  /** Its mean squared error over all numbers of the image, which lie in [-1, 1]. */
  error: number;
  /** Of each start at its end, and over the steps of the best one (before each step). */
  errors: number[];
  curve: number[];
}

const meanSquares = (images: tf.Tensor, target: tf.Tensor): tf.Tensor1D =>
  tf.tidy(() => tf.mean(tf.square(tf.sub(images, target)), [1, 2, 3]) as tf.Tensor1D);

/**
 * Searches the latent of one image.
 *
 * @param image numbers in [-1, 1] of the generator's output shape.
 * @throws RangeError if the image is of another size, or a number of starts or steps is none.
 */
export async function encodeImage(
  generator: Network,
  image: Float32Array,
  { starts = 4, steps = 200, learningRate = 0.05, random }: EncodeOptions,
): Promise<Encoded> {
  const shape = generator.outputShape;
  if (image.length !== shape.reduce((a, b) => a * b, 1)) {
    throw new RangeError(
      `This generator's images have ${shape.join('×')} numbers; the image has ${image.length}.`,
    );
  }
  for (const [name, value] of Object.entries({ starts, steps })) {
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} is a whole number from 1 on; got ${value}.`);
  }
  const size = generator.spec.inputShape[0]!;
  const latents = tf.tidy(() => tf.variable(tf.tensor2d(random.normals(starts * size), [starts, size])));
  const target = tf.tensor(image, [1, ...shape]);
  const optimizer = buildOptimizer([latents], { learningRate });
  const step = new RecordedFunction((wanted) => {
    let errors!: tf.Tensor;
    const { grads } = tf.variableGrads(() => {
      errors = tf.keep(meanSquares(generator.apply(latents, { training: false }), wanted));
      // The sum, so that each start has a gradient of its own, whatever the others do.
      return tf.sum(errors) as tf.Scalar;
    }, [latents]);
    optimizer.apply(grads);
    const told = tf.clone(errors);
    errors.dispose();
    return told;
  });
  try {
    const curves: number[][] = [];
    for (let i = 0; i < steps; i++) {
      const told = step.run(target);
      curves.push([...(await told.data())]);
      told.dispose();
    }
    const last = tf.tidy(() => meanSquares(generator.apply(latents, { training: false }), target));
    const errors = [...(await last.data())];
    last.dispose();
    const best = errors.indexOf(Math.min(...errors));
    const values = (await latents.data()) as Float32Array;
    const latent = values.slice(best * size, (best + 1) * size);
    return { latent, error: errors[best]!, errors, curve: curves.map((row) => row[best]!) };
  } finally {
    step.dispose();
    optimizer.dispose();
    tf.dispose([latents, target]);
  }
}

/** Mean squared errors of images against one image, both in [-1, 1]: how near random samples come. */
export function errorsAgainst(image: Float32Array, images: Float32Array): number[] {
  const count = images.length / image.length;
  return Array.from({ length: count }, (_, n) => {
    let sum = 0;
    for (let i = 0; i < image.length; i++) sum += (images[n * image.length + i]! - image[i]!) ** 2;
    return sum / image.length;
  });
}
