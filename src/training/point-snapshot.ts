/** What a GAN in the plane looks like at one moment: generated points, the discriminator's map, the pull on the points. */
import * as tf from '@tensorflow/tfjs';
import type { Bounds } from '../metrics/divergences';
import type { Gan } from './gan';
import { binaryCrossEntropy } from './losses/binary-cross-entropy';

type Point = [x: number, y: number];

export interface PointSnapshot {
  /** The discriminator's probability of "real" at each place, row by row from the lowest y. */
  map: Float32Array;
  fake: Point[];
  /** At each generated point: minus the slope of its own loss −log D(x), the way in which the generator is pulled. */
  pulls: Point[];
  /** Share of the generated points that the discriminator finds out: D below ½. */
  caughtShare: number;
}

/** The middles of columns × rows cells within bounds, [columns · rows, 2]. The caller disposes of it. */
export function gridPlaces(bounds: Bounds, [columns, rows]: readonly [number, number]): tf.Tensor2D {
  const middle = (index: number, count: number, [low, high]: readonly [number, number]) =>
    low + ((index + 0.5) / count) * (high - low);
  const values = new Float32Array(2 * columns * rows);
  for (let place = 0; place < columns * rows; place++) {
    values[2 * place] = middle(place % columns, columns, bounds.x);
    values[2 * place + 1] = middle(Math.floor(place / columns), rows, bounds.y);
  }
  return tf.tensor2d(values, [columns * rows, 2]);
}

/** n × 2 numbers as a list of points. */
export function toPointList(values: ArrayLike<number>): Point[] {
  return Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i]!, values[2 * i + 1]!]);
}

/** Points of the generator, count × 2 numbers. @param latents [count, latent size]. */
export async function generatePoints(
  gan: Pick<Gan, 'generator'>,
  latents: tf.Tensor2D,
): Promise<Float32Array> {
  const points = tf.tidy(() => gan.generator.apply(latents, { training: false }));
  const values = (await points.data()) as Float32Array;
  points.dispose();
  return values;
}

/** Takes a snapshot. @param latents of the points that are watched. @param places where the map is wanted, [n, 2]. */
export async function takeSnapshot(
  gan: Gan,
  { latents, places }: { latents: tf.Tensor2D; places: tf.Tensor2D },
): Promise<PointSnapshot> {
  const judge = (x: tf.Tensor) => gan.discriminator.apply(x, { training: false });
  const [map, fake, pulls, scores] = tf.tidy(() => {
    const points = gan.generator.apply(latents, { training: false });
    // The sum, not the mean: each point's slope is then that of its own loss.
    const sumOfLosses = (x: tf.Tensor) =>
      tf.mul(binaryCrossEntropy(judge(x), 'real'), x.shape[0]!) as tf.Scalar;
    const pull = tf.neg(tf.grad(sumOfLosses)(points));
    return [tf.sigmoid(judge(places)), points, pull, tf.sigmoid(judge(points))];
  }) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const tensors = [map, fake, pulls, scores];
  const values = (await Promise.all(tensors.map((tensor) => tensor.data()))) as Float32Array[];
  tf.dispose(tensors);
  return {
    map: values[0]!,
    fake: toPointList(values[1]!),
    pulls: toPointList(values[2]!),
    caughtShare: values[3]!.filter((score) => score < 0.5).length / values[3]!.length,
  };
}
