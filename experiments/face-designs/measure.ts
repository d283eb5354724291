/**
 * Three DCGANs beside each other on the drawn faces: the case study's way to grow, PyTorch's and Dinh's, each with the
 * discriminator that belongs to it, a quarter of the usual width, two settings of the rates and equally many steps, over
 * seeds. Writes results.json beside this file:
 *
 *     npm run experiment -- face-designs
 */
import * as tf from '@tensorflow/tfjs';
import { shrinkImages } from '../../src/data/degrade';
import { FACE_SIDE } from '../../src/data/faces/draw-face';
import { drawFaces } from '../../src/data/faces/faces';
import { type ImageSet, takeImages } from '../../src/data/images';
import { splitImages } from '../../src/data/subsets';
import { layOutGrid } from '../../src/drawing/image-grid';
import { toDataUrl } from '../../src/drawing/png';
import { measurePictures } from '../../src/evaluation/capstone/measure-pictures';
import { measureStridePeak } from '../../src/metrics/stride-spectrum';
import { discriminatorFor, generatorFor } from '../../src/models/generator-for';
import type { Growth } from '../../src/models/growing-sides';
import { PYTORCH_INITIALIZERS } from '../../src/models/pytorch-dcgan';
import { RandomStream } from '../../src/random/stream';
import { imageExamples } from '../../src/training/examples';
import { buildGan, type Gan } from '../../src/training/gan';
import { trainSteps } from '../../src/training/loop';
import { dcgan64 } from '../../src/training/recipes/dcgan64';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import type { Experiment } from '../harness';

export const SETTINGS = {
  side: 32,
  width: 16,
  faces: 2500,
  /** Faces that no run sees, and generated ones, for each distance. */
  judged: 500,
  batchSize: 32,
  steps: 600,
  beta1: 0.5,
};

type FaceSettings = typeof SETTINGS;

/** Who grows how. */
export const DESIGNS = {
  'case study': 'transposed-5',
  Dinh: 'resize',
  PyTorch: 'transposed-4',
} as const satisfies Record<string, Growth>;

export type Design = keyof typeof DESIGNS;

/** Learning rates of both players: as in notebook 10, where the narrow generator is the faster one, and as `small-faces`. */
export const RATES = {
  'G faster': { generator: 1e-3, discriminator: 2e-4 },
  equal: { generator: 4e-4, discriminator: 4e-4 },
} as const;

export type RatesName = keyof typeof RATES;

export interface FaceRun {
  design: Design;
  rates: RatesName;
  seed: number;
  /** Parameters of the generator. */
  parameters: number;
  /** Kernel distance of thumbnails from those of held-out faces, as in notebook 17; real faces' own; untrained. */
  distance: number;
  floor: number;
  untrained: number;
  /** How much stronger the fastest wave is than those beside it; of real faces, too. */
  peak2: number;
  realPeak2: number;
  /** 16 faces of the first seed, as a PNG. */
  grid?: string;
}

const LATENT = 100;
const round = (value: number) => Number(value.toPrecision(4));

type Setup = Pick<FaceRun, 'design' | 'rates'>;

function build({ design, rates }: Setup, random: RandomStream, size: FaceSettings): Gan {
  const shape = { size: size.side, growth: DESIGNS[design], channels: 3, width: size.width } as const;
  const adam = (learningRate: number) => ({ learningRate, beta1: size.beta1, epsilon: 1e-8 });
  return buildGan({
    generator: generatorFor(shape),
    discriminator: discriminatorFor(shape),
    initializers: PYTORCH_INITIALIZERS,
    normalizationMomentum: 0.9,
    optimizer: { generator: adam(RATES[rates].generator), discriminator: adam(RATES[rates].discriminator) },
    random,
  });
}

/** Trains one design with one seed, and measures its faces. */
export async function runOnce(
  { design, rates, seed }: Setup & { seed: number },
  size: FaceSettings = SETTINGS,
): Promise<FaceRun> {
  const random = new RandomStream(seed);
  const drawn = drawFaces({ random: random.fork('faces'), count: size.faces });
  const faces = shrinkImages(drawn, FACE_SIDE / size.side);
  const { train, test: heldOut } = splitImages(faces, { random: random.fork('aside'), held: size.judged });
  const gan = build({ design, rates }, random.fork('gan'), size);
  const before = build({ design, rates }, random.fork('gan'), size);
  const latents = tf.tensor2d(random.fork('judged').normals(size.judged * LATENT), [size.judged, LATENT]);
  const draw = async (one: Gan): Promise<ImageSet> => ({
    ...heldOut,
    ...(await generateImages(one.generator, latents)),
  });
  const untrained = await draw(before);
  const options = { steps: size.steps, batchSize: size.batchSize, k: 1, shuffle: random.fork('shuffle') };
  const step = (player: Gan, batches: tf.Tensor[]) => takeStep(player, dcgan64.game, batches);
  for await (const _ of trainSteps(gan, imageExamples(train), { ...options, step }));
  const generated = await draw(gan);
  const measures = measurePictures({ train, heldOut, generated, untrained });
  const parameters = gan.generator.parameterCount;
  latents.dispose();
  gan.dispose();
  before.dispose();
  return {
    design,
    rates,
    seed,
    parameters,
    distance: round(measures.distance),
    floor: round(measures.floor),
    untrained: round(measures.untrained),
    peak2: round(measureStridePeak(generated, 2)),
    realPeak2: round(measureStridePeak(heldOut, 2)),
    ...(seed === 1 ? { grid: toDataUrl(layOutGrid(takeImages(generated, 16))) } : {}),
  };
}

export const experiment: Experiment<FaceRun> = {
  name: 'face-designs',
  file: 'face-designs/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'faces drawn by the course', settings: { ...SETTINGS, rates: RATES } },
  listParts: (seeds) =>
    seeds.flatMap((seed) =>
      (Object.keys(RATES) as RatesName[]).flatMap((rates) =>
        (Object.keys(DESIGNS) as Design[]).map((design) => ({
          name: `${design}, ${rates}, seed ${seed}`,
          seed,
          run: () => runOnce({ design, rates, seed }),
        })),
      ),
    ),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ grid, ...numbers }) => JSON.stringify(numbers),
  indent: 1,
};
