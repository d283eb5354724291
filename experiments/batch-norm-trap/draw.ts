/**
 * The batch-norm trap of notebook 09 with the shipped generator: the same latent drawn alone and in company, with the
 * gathered statistics and with the batch's own. Writes results.json beside this file. Some seconds:
 *
 *     npm run experiment -- batch-norm-trap
 */
import * as tf from '@tensorflow/tfjs';
import { toBytes } from '../../src/data/images';
import { toDataUrl } from '../../src/drawing/png';
import { RandomStream } from '../../src/random/stream';
import { loadShippedDcgan, readDcganProvenance } from '../../src/training/shipped';
import type { Experiment } from '../harness';

const SEED = 1;
const COMPANY = 4;
/** Of the 16 fixed latents: one whose image is a clear digit. */
const LATENT = 9;

async function drawTrap() {
  const { generator } = loadShippedDcgan();
  const size = generator.spec.inputShape[0]!;
  const normals = new RandomStream(SEED).fork('fixed latents').normals(16 * size);
  const latents = tf.tensor2d(normals, [16, size]);
  const statistics = generator.weights.map((weight) => weight.clone());

  /** The first image of a batch of so many. */
  const drawFirst = async (count: number, training: boolean) => {
    const image = tf.tidy(() =>
      generator.apply(latents.slice([LATENT, 0], [count, size]), { training }).slice(0, 1),
    );
    const values = (await image.data()) as Float32Array;
    image.dispose();
    // A pass that trains moves the gathered statistics.
    generator.setWeights(statistics);
    return values;
  };
  const rows = [];
  for (const training of [false, true]) {
    const alone = await drawFirst(1, training);
    const company = await drawFirst(COMPANY, training);
    const draw = (values: Float32Array) =>
      toDataUrl({ width: 28, height: 28, channels: 1, pixels: toBytes(values) });
    rows.push({
      training,
      alone: draw(alone),
      company: draw(company),
      largestDifference: Math.max(...alone.map((value, i) => Math.abs(value - company[i]!))),
    });
  }
  return rows;
}

export const experiment: Experiment<Awaited<ReturnType<typeof drawTrap>>> = {
  name: 'batch-norm-trap',
  file: 'batch-norm-trap/results.json',
  engine: 'tensors',
  settings: { seed: SEED, weights: readDcganProvenance().weights },
  listParts: () => [{ name: 'trap', run: drawTrap }],
  collect: (rows) => ({ latent: LATENT, company: COMPANY, rows: rows.get('trap')! }),
  tell: (rows) =>
    rows.map(({ training, largestDifference }) => `training ${training}: ${largestDifference}`).join('; '),
};
