/** What an engine must do before it counts: multiply, convolve, train; then some seconds of steps, for its speed. */
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../backend';
import { DISCRIMINATOR, GENERATOR } from '../../models/case-study';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../models/dense-gan';
import { RandomStream } from '../../random/stream';
import { TUTORIAL_GAME } from '../../training/game';
import { buildGan, type Gan } from '../../training/gan';
import { takeStep } from '../../training/steps/choose-step';
import { root } from '../project';
import { UserError } from '../user-error';
import type { TrialReport } from './trial';

/** Images in the step that is told of. */
const BATCH = 32;
/** Steps that are not timed, since they compile or record themselves. */
const BURN_IN = 3;

/** @throws UserError that says which operation gave what. */
async function expectNumbers(what: string, make: () => tf.Tensor, wanted: number[]): Promise<void> {
  const result = tf.tidy(make);
  const values = [...(await result.data())];
  result.dispose();
  const isRight = values.length === wanted.length && values.every((x, i) => Math.abs(x - wanted[i]!) < 1e-3);
  if (!isRight) throw new UserError(`${what} gives [${values.slice(0, 8)}]; right is [${wanted}]`);
}

/** Deck 000's convolution, with its fourth number right (ERR-1). */
function convolve(): tf.Tensor {
  const image = [3, 0, 7, 9, 8, 1, 4, 0, 5, 0, 1, 9, 6, 0, 0, 3];
  const kernel = [-1, -1, -1, 0, 0, 0, 1, 1, 1];
  return tf.conv2d(tf.tensor4d(image, [1, 4, 4, 1]), tf.tensor4d(kernel, [3, 3, 1, 1]), 1, 'valid');
}

async function assertStep(gan: Gan, real: tf.Tensor): Promise<void> {
  const losses = await takeStep(gan, TUTORIAL_GAME, [real]);
  const isFine = Number.isFinite(losses.discriminatorLoss) && Number.isFinite(losses.generatorLoss);
  if (!isFine) throw new UserError(`a training step gives the loss ${losses.discriminatorLoss}`);
}

/**
 * Tries the engine that a notebook would get.
 *
 * @param seconds how long steps are timed.
 * @throws Error where it does not work.
 */
export async function tryEngine(wish: string, seconds = 5): Promise<TrialReport> {
  const { name, description } = await selectEngine({ wish, root });
  await expectNumbers(
    'a multiplication',
    () => tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])),
    [19, 22, 43, 50],
  );
  await expectNumbers('a convolution', convolve, [-4, -6, -7, -2]);
  // Plain JavaScript takes minutes for images; it is for the lessons on points.
  const isSlow = name === 'cpu';
  const random = new RandomStream(1);
  const gan = buildGan({
    generator: isSlow ? POINT_GENERATOR : GENERATOR,
    discriminator: isSlow ? POINT_DISCRIMINATOR : DISCRIMINATOR,
    random,
    optimizer: { learningRate: 1e-4 },
  });
  const shape = [BATCH, ...gan.generator.outputShape];
  const size = shape.reduce((product, length) => product * length, 1);
  const real = tf.tensor(random.fork('real').normals(size), shape);
  for (let i = 0; i < BURN_IN; i++) await assertStep(gan, real);
  const stepMs = isSlow ? undefined : await timeSteps(gan, real, seconds);
  real.dispose();
  gan.dispose();
  return { device: description, stepMs };
}

/** Median of the milliseconds of a step. */
async function timeSteps(gan: Gan, real: tf.Tensor, seconds: number): Promise<number> {
  const times: number[] = [];
  const end = performance.now() + 1000 * seconds;
  do {
    const begun = performance.now();
    await assertStep(gan, real);
    times.push(performance.now() - begun);
  } while (performance.now() < end);
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)]!;
}
