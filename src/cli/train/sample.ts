/** The sample command: finds the weights, draws, writes. */
import { existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { toBytes } from '../../data/images';
import { layOutGrid } from '../../figures/image-grid';
import { encodePng, type Raster } from '../../figures/png';
import { rasterizePoints } from '../../figures/point-raster';
import { boundPoints } from '../../metrics/divergences';
import type { Network } from '../../models/network';
import { RandomStream } from '../../random/stream';
import {
  CheckpointError,
  readCheckpoint,
  STATE_FILE,
  WEIGHTS_FILE,
} from '../../training/checkpoints/checkpoint';
import { encodeTensors, type StoredTensor } from '../../training/checkpoints/safetensors';
import { CheckpointStore } from '../../training/checkpoints/store';
import { readNetworks } from '../../training/checkpoints/stored-networks';
import { WriteError, writeFileWhole } from '../../training/checkpoints/write-folder';
import { assertSeed } from '../choices';
import { resolveUserPath } from '../project';
import { UserError } from '../user-error';
import { startEngine } from './engine';
import { CHECKPOINT_FOLDER } from './run-training';
import { parseCount } from './settings';

export interface SampleFlags {
  checkpoint: string;
  count: string;
  seed?: string;
  out: string;
  backend?: string;
}

const MOST = 10_000;

/** The file of weights that a path means. @throws UserError */
export function findWeights(path: string): string {
  if (!existsSync(path)) throw new UserError(`There is no ${path}.`);
  if (!statSync(path).isDirectory()) return path;
  const best = new CheckpointStore(join(path, CHECKPOINT_FOLDER)).findBest();
  const folder = best ?? path;
  // Both files of a checkpoint are checked against each other; weights alone have no such guard.
  if (existsSync(join(folder, STATE_FILE))) readCheckpoint(folder);
  const file = join(folder, WEIGHTS_FILE);
  if (!existsSync(file)) {
    throw new UserError(
      `${path} holds no ${WEIGHTS_FILE} and no checkpoints. Name a folder that npm run train has written.`,
    );
  }
  return file;
}

async function draw(generator: Network, count: number, seed: number) {
  const size = generator.spec.inputShape[0]!;
  const latents = new RandomStream(seed).fork('samples').normals(count * size);
  const output = tf.tidy(() => generator.apply(tf.tensor2d(latents, [count, size]), { training: false }));
  const values = (await output.data()) as Float32Array;
  output.dispose();
  return { latents, values, size };
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
  const kind = extname(flags.out);
  if (kind !== '.png' && kind !== '.safetensors') {
    throw new UserError(`--out names a .png or a .safetensors file; got "${flags.out}".`);
  }
  const count = parseCount(flags.count, '--count');
  if (count > MOST) throw new UserError(`--count is at most ${MOST}; got ${count}.`);
  const seed = flags.seed ?? (process.env.COURSE_SEED || '1');
  assertSeed(seed);
  try {
    const file = findWeights(resolveUserPath(flags.checkpoint));
    await startEngine(flags.backend);
    const networks = readNetworks(file);
    const { generator } = networks;
    const { latents, values, size } = await draw(generator, count, Number(seed));
    const out = resolveUserPath(flags.out);
    if (kind === '.png') writeFileWhole(out, encodePng(toRaster(generator, values, count)));
    else {
      const tensors = new Map<string, StoredTensor>([
        ['latents', { type: 'F32', shape: [count, size], values: latents }],
        ['images', { type: 'F32', shape: [count, ...generator.outputShape], values }],
      ]);
      const metadata = { seed, weights: file.split(/[\\/]/).slice(-2).join('/') };
      writeFileWhole(out, encodeTensors({ tensors, metadata }));
    }
    networks.dispose();
    console.log(`${count} samples with seed ${seed} are in ${flags.out}.`);
  } catch (error) {
    if (error instanceof CheckpointError || error instanceof WriteError) throw new UserError(error.message);
    throw error;
  }
}
