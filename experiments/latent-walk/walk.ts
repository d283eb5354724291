/**
 * Pictures of the shipped DCGAN that lectures 5 and 6 show: walks from one latent to another, on the sphere and straight, and
 * some fakes, whose nearest training digits the slide looks up itself. Writes walk.json beside this file, within a minute:
 *
 *     npm run experiment -- latent-walk
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { lerp, slerp } from '../../src/arithmetic/interpolation';
import { RandomStream } from '../../src/random/stream';
import { readNetworks } from '../../src/training/checkpoints/stored-networks';
import { generateImages } from '../../src/training/sample';
import type { Experiment } from '../harness';
import { packPixels } from '../packed-pictures';

const FOLDER = resolve(__dirname, '..', '..', 'checkpoints', 'dcgan');
const SEED = 5;
/** Walks from which the slide's are chosen, pictures in each, and fakes. */
const WALKS = 12;
const PLACES = 9;
const FAKES = 24;

function findWeights(): string {
  const file = existsSync(FOLDER)
    ? readdirSync(FOLDER).find((name) => name.endsWith('.safetensors'))
    : undefined;
  if (!file) throw new Error(`There are no weights in ${FOLDER}: train a DCGAN and ship it first.`);
  return join(FOLDER, file);
}

async function drawWalks() {
  const weights = findWeights();
  const networks = readNetworks(weights);
  const size = networks.generator.spec.inputShape[0]!;
  const random = new RandomStream(SEED);
  const draw = async (latents: number[][]) => {
    const input = tf.tensor2d(latents, [latents.length, size]);
    const { pixels } = await generateImages(networks.generator, input);
    input.dispose();
    return packPixels(pixels);
  };
  const ends = random.fork('ends');
  const pairs = Array.from({ length: WALKS }, () => [ends.normals(size), ends.normals(size)] as const);
  const along = (way: typeof lerp) =>
    pairs.flatMap(([a, b]) => Array.from({ length: PLACES }, (_, i) => way(a, b, i / (PLACES - 1))));
  const fakes = random.fork('fakes');
  const content = {
    /** Bytes of 28×28 pictures, deflated, in base64: walk after walk, place after place. */
    walks: WALKS,
    places: PLACES,
    sphere: await draw(along(slerp)),
    straight: await draw(along(lerp)),
    fakeCount: FAKES,
    fakes: await draw(Array.from({ length: FAKES }, () => Array.from(fakes.normals(size)))),
  };
  networks.dispose();
  return content;
}

export const experiment: Experiment<Awaited<ReturnType<typeof drawWalks>>> = {
  name: 'latent-walk',
  file: 'latent-walk/walk.json',
  engine: 'tensors',
  get settings() {
    return { weights: `checkpoints/dcgan/${findWeights().slice(FOLDER.length + 1)}`, seed: SEED };
  },
  listParts: () => [{ name: 'walks and fakes', run: drawWalks }],
  collect: (rows) => rows.get('walks and fakes')!,
};
