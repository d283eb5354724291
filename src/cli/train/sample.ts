/** The sample command: finds the weights, draws, writes. */
import { existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { toBytes } from '../../data/images';
import { layOutGrid } from '../../drawing/image-grid';
import { encodePng, type Raster } from '../../drawing/png';
import { rasterizePoints } from '../../drawing/point-raster';
import { boundPoints } from '../../metrics/divergences';
import type { Network } from '../../models/network';
import { type BestOf, MOST_CANDIDATES } from '../../training/best-of';
import {
  CheckpointError,
  readCheckpoint,
  STATE_FILE,
  WEIGHTS_FILE,
} from '../../training/checkpoints/checkpoint';
import { encodeTensors, type StoredTensor } from '../../training/checkpoints/safetensors';
import { CheckpointStore } from '../../training/checkpoints/store';
import { readNetworks, type StoredNetworks } from '../../training/checkpoints/stored-networks';
import { WriteError, writeFileWhole } from '../../training/checkpoints/write-folder';
import { drawExamples } from '../../training/sample';
import { assertSeed } from '../choices';
import { withBar } from '../progress';
import { resolveUserPath } from '../project';
import { UserError } from '../user-error';
import { startEngine } from './engine';
import { CHECKPOINT_FOLDER } from './run-training';
import { parseCount } from './settings';

export interface SampleFlags {
  checkpoint: string;
  /** Default: 16, or as many as there are labels. */
  count?: string;
  /** Classes that a conditional generator is asked for: `3,3,7`. */
  labels?: string;
  seed?: string;
  /** Candidates for each, of which the discriminator keeps one. */
  bestOf?: string;
  out: string;
  backend?: string;
}

const MOST = 10_000;
const USUAL = '16';

/** Labels for all images: those that were given, from the first again where there are more images. */
function readLabels(text: string | undefined, count: number): number[] | undefined {
  if (text === undefined) return undefined;
  const labels = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (!labels.every((label) => Number.isInteger(label) && label >= 0)) {
    throw new UserError(
      `--labels are whole numbers with commas between them, for example 3,3,7; got "${text}".`,
    );
  }
  return Array.from({ length: count }, (_, i) => labels[i % labels.length]!);
}

const MOST_TRIES = 5;

/** A training's best checkpoint; of any other folder, itself. */
function chooseFolder(path: string): string {
  return new CheckpointStore(join(path, CHECKPOINT_FOLDER)).findBest() ?? path;
}

function readFolder(path: string, folder: string): { file: string; networks: StoredNetworks } {
  // Both files of a checkpoint are checked against each other; weights alone have no such guard.
  if (existsSync(join(folder, STATE_FILE))) readCheckpoint(folder);
  const file = join(folder, WEIGHTS_FILE);
  if (folder === path && !existsSync(file)) {
    throw new UserError(
      `${path} holds no ${WEIGHTS_FILE} and no checkpoints. Name a folder that npm run train has written.`,
    );
  }
  return { file, networks: readNetworks(file) };
}

/**
 * The networks that a path means: a file of weights, a folder with one, or a training's folder.
 *
 * @throws UserError, CheckpointError
 */
export function readWeights(path: string): { file: string; networks: StoredNetworks } {
  if (!existsSync(path)) throw new UserError(`There is no ${path}.`);
  if (!statSync(path).isDirectory()) return { file: path, networks: readNetworks(path) };
  for (let tries = 1; ; tries++) {
    const folder = chooseFolder(path);
    try {
      return readFolder(path, folder);
    } catch (error) {
      // A training that runs removes checkpoints: then another one is the best by now.
      if (tries === MOST_TRIES || chooseFolder(path) === folder) throw error;
    }
  }
}

/** The `n` of --best-of, if it is given. @throws UserError */
export function readBestOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseCount(text, '--best-of', 1, MOST_CANDIDATES);
}

/**
 * The discriminator as the one who chooses; undefined where nobody is to.
 *
 * @throws RangeError if the weights hold none.
 */
export function chooserOf(
  { discriminator }: Pick<StoredNetworks, 'discriminator'>,
  candidates: number | undefined,
): BestOf | undefined {
  if (candidates === undefined) return undefined;
  if (!discriminator) {
    throw new RangeError('The weights hold no discriminator that could choose: leave --best-of out.');
  }
  return { discriminator, candidates };
}

function toRaster(generator: Network, values: Float32Array, count: number): Raster {
  if (generator.outputShape.length === 1) {
    return rasterizePoints({
      real: new Float32Array(0),
      fake: values,
      bounds: boundPoints(values),
      size: 320,
    });
  }
  const [height, width, channels] = generator.outputShape as [number, number, number];
  return layOutGrid({ count, height, width, channels, pixels: toBytes(values) });
}

export async function sample(flags: SampleFlags): Promise<void> {
  const kind = extname(flags.out).toLowerCase();
  if (kind !== '.png' && kind !== '.safetensors') {
    throw new UserError(`--out names a .png or a .safetensors file; got "${flags.out}".`);
  }
  const wanted = flags.count ?? String(flags.labels?.split(',').length ?? USUAL);
  const count = parseCount(wanted, '--count', 1, MOST);
  const seed = flags.seed ?? (process.env.COURSE_SEED || '1');
  assertSeed(seed);
  const asked = readLabels(flags.labels, count);
  const candidates = readBestOf(flags.bestOf);
  try {
    const path = resolveUserPath(flags.checkpoint);
    if (!existsSync(path)) throw new UserError(`There is no ${path}.`);
    await startEngine(flags.backend);
    const { file, networks } = readWeights(path);
    const { generator } = networks;
    const bestOf = chooserOf(networks, candidates);
    const { latents, values, labels } = await withBar('samples', (hear) =>
      drawExamples(generator, {
        count,
        labels: asked,
        seed: Number(seed),
        bestOf,
        onProgress: (done) => hear(done, count),
      }),
    );
    const out = resolveUserPath(flags.out);
    if (kind === '.png') writeFileWhole(out, encodePng(toRaster(generator, values, count)));
    else {
      const tensors = new Map<string, StoredTensor>([
        ['latents', { type: 'F32', shape: [count, latents.length / count], values: latents }],
        ['images', { type: 'F32', shape: [count, ...generator.outputShape], values }],
      ]);
      if (labels) tensors.set('labels', { type: 'U8', shape: [count], values: labels });
      const weights = file.split(/[\\/]/).slice(-2).join('/');
      const metadata = { seed, weights, ...(candidates ? { bestOf: String(candidates) } : {}) };
      writeFileWhole(out, encodeTensors({ tensors, metadata }));
    }
    networks.dispose();
    console.log(`${count} samples with seed ${seed} are in ${flags.out}.`);
  } catch (error) {
    const isForPeople = [CheckpointError, WriteError, RangeError].some((kind) => error instanceof kind);
    if (isForPeople) throw new UserError((error as Error).message);
    throw error;
  }
}
