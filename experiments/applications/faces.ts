/**
 * Faces from attributes: a conditional GAN is told glasses, smile, hat, long hair and dark skin as five 0s and 1s, over
 * seeds. It is asked for all 32 combinations, and the course's attribute classifier reads its faces. Beside it: faces
 * drawn by code (what the reading itself gets right), and the same readings against shuffled requests (chance). Rate and
 * steps were tried beforehand with one seed of its own. Writes faces.json beside this file, and the network of seed 1 as
 * checkpoints/applications/attributes-to-face.safetensors:
 *
 *     npm run experiment -- applications/faces
 */
import { join } from 'node:path';
import { allFaces, shareAsAsked } from '../../src/applications/face-requests';
import { buildRequestGame, drawRequests, trainRequests } from '../../src/applications/request-training';
import { FACES_FILE, SHIPPED_GENERATORS } from '../../src/applications/shipped-generators';
import { shrinkImages } from '../../src/data/degrade';
import { FACE_LABELS, type FaceLabel, labelFaces } from '../../src/data/faces/face-labels';
import { drawFaces } from '../../src/data/faces/faces';
import { openFaceClassifier, readFaces } from '../../src/evaluation/face-attributes';
import { requestGenerator } from '../../src/models/request-networks';
import { RandomStream } from '../../src/random/stream';
import type { Experiment } from '../harness';
import { keepNetwork } from '../keep-network';

export const SETTINGS = {
  /** Faces to learn from, of 32×32. */
  faces: 2000,
  steps: 1000,
  batchSize: 32,
  learningRate: 1e-3,
  beta1: 0.5,
  /** Faces for each of the 32 combinations. */
  pictures: 20,
};
export type FaceSettings = typeof SETTINGS;

type Asked = Record<FaceLabel | 'all', number>;

export interface FaceRow {
  seed: number;
  asked: Asked;
  /** The same faces against the requests in another order. */
  shuffled: Asked;
  /** Faces drawn by code. */
  real: Asked;
  /** Of the training alone. */
  seconds: number;
  /** Of the file that is shipped, where this run's network is. */
  sha256?: string;
}

const drawSmall = (random: RandomStream, count: number) => shrinkImages(drawFaces({ random, count }), 2);

function shuffle(requests: Uint8Array, random: RandomStream): Uint8Array {
  const size = FACE_LABELS.length;
  const order = random.permutation(requests.length / size);
  return Uint8Array.from(requests, (_, i) => requests[order[Math.floor(i / size)]! * size + (i % size)]!);
}

/** @param folder where the network is kept, if it is. */
export async function runFaces(
  seed: number,
  settings: FaceSettings = SETTINGS,
  folder?: string,
): Promise<FaceRow> {
  const { faces: count, steps, batchSize, learningRate, beta1, pictures } = settings;
  const random = new RandomStream(seed);
  const faces = drawSmall(random.fork('faces'), count);
  const sizes = { side: 32, conditions: FACE_LABELS.length };
  const game = buildRequestGame({
    ...sizes,
    generator: requestGenerator(sizes),
    optimizer: { learningRate, beta1 },
    random: random.fork('networks'),
  });
  const classifier = openFaceClassifier();
  try {
    const lesson = { images: faces, requests: labelFaces(faces.attributes) };
    const begun = performance.now();
    for await (const _ of trainRequests(game, lesson, { steps, batchSize, random: random.fork('order') }));
    const seconds = Math.round((performance.now() - begun) / 1000);
    const wanted = allFaces(pictures);
    const read = await readFaces(
      classifier,
      await drawRequests(game.generator, wanted, random.fork('judged')),
    );
    const others = drawSmall(random.fork('others'), read.count);
    const row: FaceRow = {
      seed,
      asked: shareAsAsked(read, wanted),
      shuffled: shareAsAsked(read, shuffle(wanted, random.fork('shuffled'))),
      real: shareAsAsked(await readFaces(classifier, others), labelFaces(others.attributes)),
      seconds,
    };
    return folder ? { ...row, sha256: await keepNetwork(game.generator, join(folder, FACES_FILE)) } : row;
  } finally {
    classifier.dispose();
    game.dispose();
  }
}

export const experiment: Experiment<FaceRow> = {
  name: 'applications/faces',
  file: 'applications/faces.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: '2,000 faces drawn by code, of 32×32 pixels', settings: SETTINGS },
  listParts: (seeds) =>
    seeds.map((seed, i) => ({
      name: `seed ${seed}`,
      seed,
      run: () => runFaces(seed, SETTINGS, i === 0 ? SHIPPED_GENERATORS : undefined),
    })),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ asked, shuffled }) =>
    `all five attributes as asked ${asked.all.toFixed(2)}, in shuffled order ${shuffled.all.toFixed(2)}`,
  indent: 1,
};
