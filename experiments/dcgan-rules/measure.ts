/**
 * What each rule of the DCGAN paper does to the case study's networks: the same short training with one thing changed at
 * a time, over one or more seeds. Writes results.json beside this file. A quarter of an hour on two cores:
 *
 *     node --import tsx experiments/dcgan-rules/measure.ts [seeds, default 1] [steps, default 300]
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { type ImageSet, takeImages, toSignedUnit } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import { slicedWasserstein } from '../../src/metrics/sliced-wasserstein';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import type { LayerSpec, NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import { type StepReport, train } from '../../src/training/loop';
import { generateImages } from '../../src/training/sample';

const BATCH = 32;
const SCORED = 512;
const LAST = 50;
const OPTIMIZER = { learningRate: 2e-4, beta1: 0.5 };

type Change = (layer: LayerSpec, index: number, layers: readonly LayerSpec[]) => LayerSpec[];

const change = (spec: NetworkSpec, rule: Change): NetworkSpec => ({
  ...spec,
  layers: spec.layers.flatMap(rule),
});
const without =
  (kind: LayerSpec['layer']): Change =>
  (layer) =>
    layer.layer === kind ? [] : [layer];
const rectify: Change = (layer) => (layer.layer === 'leakyRelu' ? [{ layer: 'relu' }] : [layer]);

/** Nearest neighbours first, then a plain convolution: the size is doubled without strides. */
const resizeFirst: Change = (layer) => {
  if (layer.layer !== 'conv2dTranspose') return [layer];
  const { filters, kernelSize, strides = 1 } = layer;
  const convolution: LayerSpec = { layer: 'conv2d', filters, kernelSize, padding: 'same', useBias: false };
  return strides === 1 ? [convolution] : [{ layer: 'upsampling2d', factor: strides }, convolution];
};

/** Behind the second convolution; the paper leaves the critic's first layer without. */
const normalizeCritic: Change = (layer, index, layers) => {
  const isSecond = layer.layer === 'conv2d' && layers.slice(0, index).some((one) => one.layer === 'conv2d');
  return isSecond ? [layer, { layer: 'batchNormalization' }] : [layer];
};

const hiddenDense: Change = (layer) =>
  layer.layer === 'flatten' ? [layer, { layer: 'dense', units: 128 }, { layer: 'leakyRelu' }] : [layer];

/** Name, and what is changed in either network. */
const VARIANTS: Record<string, { generator?: Change; discriminator?: Change }> = {
  'case study': {},
  'no batch norm in G': { generator: without('batchNormalization') },
  'batch norm in D, too': { discriminator: normalizeCritic },
  'ReLU in G': { generator: rectify },
  'ReLU in D': { discriminator: rectify },
  'no tanh': { generator: without('tanh') },
  'upsampling for strides in G': { generator: resizeFirst },
  'a hidden dense layer in D': { discriminator: hiddenDense },
};

/** What results.json holds of each training. */
export interface Row {
  variant: string;
  seed: number;
  /** Sliced Wasserstein distance of 512 images from 512 real ones, before and after. */
  before: number;
  after: number;
  /** Means over the last 50 steps. */
  discriminatorLoss: number;
  generatorLoss: number;
  realScore: number;
  fakeScore: number;
  parameters: { generator: number; discriminator: number };
  /** 16 images of fixed latents; of the first seed only. */
  grid?: string;
}

const shorten = (value: number) => Number(value.toPrecision(4));

async function measure(variant: string, seed: number, steps: number, digits: ImageSet): Promise<Row> {
  const random = new RandomStream(seed);
  const { generator = (layer) => [layer], discriminator = (layer) => [layer] } = VARIANTS[variant]!;
  const gan = buildGan({
    generator: change(GENERATOR, generator),
    discriminator: change(DISCRIMINATOR, discriminator),
    random,
    optimizer: OPTIMIZER,
    normalizationMomentum: 0.9,
  });
  const fixed = tf.tensor2d(random.fork('fixed latents').normals(16 * 100), [16, 100]);
  const latents = tf.tensor2d(random.fork('score latents').normals(SCORED * 100), [SCORED, 100]);
  const real = toSignedUnit(takeImages(digits, SCORED).pixels);
  const score = async () => {
    const { pixels } = await generateImages(gan.generator, latents);
    const directions = random.fork('score directions');
    return shorten(slicedWasserstein(real, toSignedUnit(pixels), { size: 28 * 28, random: directions }));
  };
  const before = await score();
  const reports: StepReport[] = [];
  const plan = { epochs: Number.POSITIVE_INFINITY, batchSize: BATCH, shuffle: random.fork('shuffle') };
  for await (const report of train(gan, digits, plan)) {
    reports.push(report);
    if (reports.length === steps) break;
  }
  const mean = (measured: 'discriminatorLoss' | 'generatorLoss' | 'realScore' | 'fakeScore') =>
    shorten(reports.slice(-LAST).reduce((sum, report) => sum + report[measured], 0) / LAST);
  const row: Row = {
    variant,
    seed,
    before,
    after: await score(),
    discriminatorLoss: mean('discriminatorLoss'),
    generatorLoss: mean('generatorLoss'),
    realScore: mean('realScore'),
    fakeScore: mean('fakeScore'),
    parameters: {
      generator: gan.generator.parameterCount,
      discriminator: gan.discriminator.parameterCount,
    },
    ...(seed === 1 ? { grid: toDataUrl(layOutGrid(await generateImages(gan.generator, fixed))) } : {}),
  };
  tf.dispose([fixed, latents]);
  gan.dispose();
  return row;
}

async function main(): Promise<void> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  const [seeds, steps] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 300)];
  const engine = await selectEngine({ wish: process.env.COURSE_BACKEND });
  const { train: digits, source } = loadMnist({
    cacheFolder: join(__dirname, '..', '..', '.course', 'cache'),
  });
  const provenance = {
    command: `node --import tsx experiments/dcgan-rules/measure.ts ${seeds} ${steps}`,
    date: new Date().toISOString().slice(0, 10),
    data: source,
    images: digits.count,
    batchSize: BATCH,
    steps,
    seeds,
    scored: SCORED,
    averagedSteps: LAST,
    optimizer: OPTIMIZER,
    engine: engine.description,
    tfjs: tf.version.tfjs,
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
  };
  const rows: Row[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    for (const variant of Object.keys(VARIANTS)) {
      const row = await measure(variant, seed, steps, digits);
      rows.push(row);
      const { grid, ...numbers } = row;
      console.log(JSON.stringify(numbers));
      writeFileSync(join(__dirname, 'results.json'), `${JSON.stringify({ provenance, rows }, null, 2)}\n`);
    }
  }
}

if (require.main === module) void main();
