/**
 * Trains the network that reads attributes of faces, ships its weights as checkpoints/face-attributes, and writes how
 * often it is right on faces that it has not seen as results.json beside this file, within two minutes:
 *
 *     npm run experiment -- face-attributes
 */
import { join, resolve } from 'node:path';
import { shrinkImages } from '../../src/data/degrade';
import { drawFaces } from '../../src/data/faces/faces';
import { accuracyOf, openFaceClassifier, readFaces } from '../../src/evaluation/face-attributes';
import { RandomStream } from '../../src/random/stream';
import { sha256, WEIGHTS_FILE } from '../../src/training/checkpoints/checkpoint';
import { encodeClassifier } from '../../src/training/checkpoints/classifier-checkpoint';
import { writeFileWhole } from '../../src/training/checkpoints/write-folder';
import { trainFaceAttributes } from '../../src/training/face-attributes';
import type { Experiment } from '../harness';

const FOLDER = resolve(__dirname, '..', '..', 'checkpoints', 'face-attributes');
const SETTINGS = { faces: 6000, held: 2000, epochs: 6, batchSize: 64, learningRate: 2e-3, seed: 1 };

/** Faces that a training sees, and others. */
export const drawSmallFaces = (seed: number, name: string, count: number) =>
  shrinkImages(drawFaces({ random: new RandomStream(seed).fork(name), count }), 2);

async function trainAndShip() {
  const { seed, faces, held, ...training } = SETTINGS;
  const random = new RandomStream(seed);
  const classifier = await trainFaceAttributes(drawSmallFaces(seed, 'faces', faces), { ...training, random });
  const weights = await encodeClassifier({ classifier });
  classifier.dispose();
  writeFileWhole(join(FOLDER, WEIGHTS_FILE), Buffer.from(weights));
  const others = drawSmallFaces(seed, 'held out', held);
  const shipped = openFaceClassifier();
  const accuracy = accuracyOf(await readFaces(shipped, others), others);
  shipped.dispose();
  const provenance = {
    command: 'npm run experiment -- face-attributes',
    settings: SETTINGS,
    weights: { file: WEIGHTS_FILE, sha256: sha256([weights]) },
    metrics: accuracy,
  };
  writeFileWhole(join(FOLDER, 'provenance.json'), `${JSON.stringify(provenance, null, 2)}\n`);
  return accuracy;
}

export const experiment: Experiment<Awaited<ReturnType<typeof trainAndShip>>> = {
  name: 'face-attributes',
  file: 'face-attributes/results.json',
  engine: 'tensors',
  settings: { settings: SETTINGS },
  listParts: () => [{ name: 'train, ship, try', run: trainAndShip }],
  collect: (rows) => ({ accuracy: rows.get('train, ship, try')! }),
  tell: (accuracy) => JSON.stringify(accuracy),
};
