/**
 * Answers of the shipped networks of applications, for slides: digits that are mended, sentences that are painted, faces by
 * their attributes, and digits that become outlines and come back. Given are test digits, which no network has learned
 * from, and sentences that no training has seen. Writes pictures.json beside this file:
 *
 *     npm run experiment -- applications/pictures
 */
import { encodeFace } from '../../src/applications/face-requests';
import { answerAll } from '../../src/applications/pair-training';
import { makePairs } from '../../src/applications/pairs';
import { drawRequests } from '../../src/applications/request-training';
import { encodeRequest, splitRequests, writeRequest } from '../../src/applications/requests';
import {
  openShippedFaces,
  openShippedGenerator,
  openShippedPainter,
  openShippedTranslator,
  SHIPPED_TASKS,
  type ShippedTask,
} from '../../src/applications/shipped-generators';
import { sketchDigits } from '../../src/applications/sketches';
import type { FaceLabel } from '../../src/data/faces/face-labels';
import { type ImageSet, selectImages } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { RandomStream } from '../../src/random/stream';
import { openShipped } from '../../src/training/shipped';
import type { Experiment } from '../harness';
import { packPixels } from '../packed-pictures';

export const SETTINGS = {
  seed: 4,
  /** Test digits that are given: which class, and number how many of it. Chosen before an answer was seen. */
  digits: [
    [5, 2],
    [3, 1],
    [7, 3],
    [2, 1],
    [8, 0],
    [6, 1],
  ] as [label: number, nth: number][],
  /** Each fifth of the 50 requests that were kept back is painted, as in notebook 14. */
  every: 5,
  faces: 4,
  lists: [
    [],
    ['glasses'],
    ['hat'],
    ['long hair'],
    ['dark skin'],
    ['glasses', 'hat', 'dark skin'],
  ] as FaceLabel[][],
};

export interface PackedPictures {
  width: number;
  height: number;
  channels: 1 | 3;
  pixels: string;
}

const pack = ({ width, height, channels, pixels }: ImageSet): PackedPictures => ({
  width,
  height,
  channels: channels === 1 ? 1 : 3,
  pixels: packPixels(pixels),
});

function takeDigits(): ImageSet {
  const { test } = loadMnist();
  const places = SETTINGS.digits.map(
    ([label, nth]) => [...test.labels.keys()].filter((i) => test.labels[i] === label)[nth]!,
  );
  return selectImages(test, Uint32Array.from(places));
}

async function mend(task: ShippedTask, random: RandomStream) {
  const { given, wanted } = makePairs(task, takeDigits(), random.fork(task));
  const answer = async (way: 'L2' | 'GAN') => {
    const generator = openShippedGenerator(task, way);
    const answers = await answerAll(generator, given);
    generator.dispose();
    return pack(answers);
  };
  return { given: pack(given), L2: await answer('L2'), GAN: await answer('GAN'), wanted: pack(wanted) };
}

async function paint(random: RandomStream) {
  // The split of applications/text: these requests were kept back.
  const { held } = splitRequests(new RandomStream(0));
  const requests = held.filter((_, i) => i % SETTINGS.every === 0);
  const stageOne = openShipped('conditional-dcgan').load();
  const painter = openShippedPainter();
  const digits = requests.map(({ digit }) => digit);
  const sketches = await sketchDigits(stageOne.generator, digits, random);
  const painted = await drawRequests(painter, Uint8Array.from(requests.flatMap(encodeRequest)), sketches);
  stageOne.dispose();
  painter.dispose();
  return { sentences: requests.map(writeRequest), sketches: pack(sketches), painted: pack(painted) };
}

/** A row for each list; a column has the same latent throughout. */
async function drawFaces(random: RandomStream) {
  const { faces, lists } = SETTINGS;
  const faceMaker = openShippedFaces();
  const rows: ImageSet[] = [];
  for (const list of lists) {
    const requests = Uint8Array.from(Array.from({ length: faces }, () => encodeFace(list)).flat());
    rows.push(await drawRequests(faceMaker, requests, random.fork('faces')));
  }
  faceMaker.dispose();
  const pixels = Uint8Array.from(rows.flatMap((row) => [...row.pixels]));
  return { lists, columns: faces, faces: pack({ ...rows[0]!, pixels }) };
}

async function goThereAndBack() {
  const digits = takeDigits();
  const [there, back] = [openShippedTranslator('there'), openShippedTranslator('back')];
  const outlines = await answerAll(there, digits);
  const again = await answerAll(back, outlines);
  there.dispose();
  back.dispose();
  return { digits: pack(digits), outlines: pack(outlines), again: pack(again) };
}

async function answerAllTasks() {
  const random = new RandomStream(SETTINGS.seed);
  const mended = {} as Record<ShippedTask, Awaited<ReturnType<typeof mend>>>;
  for (const task of SHIPPED_TASKS) mended[task] = await mend(task, random);
  return {
    mended,
    text: await paint(random.fork('sketches')),
    faces: await drawFaces(random),
    cycle: await goThereAndBack(),
  };
}

export type ApplicationPictures = Awaited<ReturnType<typeof answerAllTasks>>;

export const experiment: Experiment<ApplicationPictures> = {
  name: 'applications/pictures',
  file: 'applications/pictures.json',
  engine: 'tensors',
  settings: { networks: 'checkpoints/applications, and conditional-dcgan for sketches', settings: SETTINGS },
  listParts: () => [{ name: 'answers', run: answerAllTasks }],
  collect: (rows) => rows.get('answers')!,
  indent: 1,
};
