/**
 * The counterfeiter's story of lecture 1 as a real training: a critic that learns twice as fast as the generator, so that
 * one sees it win, lose and win again before both settle. Writes story.json beside this file. Some 20 seconds:
 *
 *     npm run experiment -- first-gan/story
 */
import { nonSaturating } from '../../src/arithmetic/gan-losses';
import { mean } from '../../src/arithmetic/mean';
import { compareOnGrid } from '../../src/metrics/divergences';
import { RandomStream } from '../../src/random/stream';
import { encodeFilm } from '../../src/widgets/plane-film/encode-film';
import type { FilmFrame, Point } from '../../src/widgets/plane-film/film';
import { drawRing, RingGan, type RingPlan } from '../failures/ring-gan';
import type { Experiment } from '../harness';

const PLAN: RingPlan = {
  seed: 3,
  loss: nonSaturating,
  generator: { rate: 0.002, beta1: 0.5 },
  discriminator: { rate: 0.004, beta1: 0.9 },
  hidden: 32,
  latent: 4,
  batch: 64,
  k: 1,
  headStart: 0,
  startScale: 0.3,
};

/** Steps at which the plane is looked at: often while everything changes. */
const MOMENTS = [
  0, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 100, 120, 160, 200, 250, 300, 400, 600, 800, 1000, 1300, 1600,
  2000, 2500, 3000, 4000, 5000, 6000,
];
const LIMIT = 2.9;
const GRID = 40;
/** Points that are judged, and those that a hall can still tell apart. */
const JUDGED = 2000;
const REAL = 200;
const FAKE = 150;

const toPoints = (flat: ArrayLike<number>, count: number): Point[] =>
  Array.from({ length: count }, (_, index) => [flat[2 * index]!, flat[2 * index + 1]!]);
const toProbability = (logit: number) => 1 / (1 + Math.exp(-logit));
const round = (value: number) => Number(value.toFixed(3));

function listPlaces(): Float64Array {
  const at = (index: number) => -LIMIT + ((index + 0.5) / GRID) * 2 * LIMIT;
  const places = Array.from({ length: GRID * GRID }, (_, index) => [
    at(index % GRID),
    at(Math.floor(index / GRID)),
  ]);
  return Float64Array.from(places.flat());
}

function tellStory() {
  const gan = new RingGan(PLAN);
  const latents = Float64Array.from(new RandomStream(5).normals(JUDGED * PLAN.latent));
  const real = drawRing(JUDGED, new RandomStream(6)).points;
  const places = listPlaces();
  const judge = (points: ArrayLike<number>) =>
    Array.from(gan.slopes(Float64Array.from(points)).logits, toProbability);
  const frames: FilmFrame[] = [];
  const moments: object[] = [];
  let losses = { discriminatorLoss: 0, generatorLoss: 0 };
  for (let step = 0; step <= MOMENTS.at(-1)!; step++) {
    if (MOMENTS.includes(step)) {
      const made = gan.generate(latents);
      const [ofReal, ofFake] = [judge(real), judge(made)];
      // Losses are those that the critic would have now, on all judged points.
      const discriminatorLoss = -mean(ofReal.map(Math.log)) - mean(ofFake.map((d) => Math.log(1 - d)));
      losses = { discriminatorLoss, generatorLoss: -mean(ofFake.map(Math.log)) };
      frames.push({ step, map: judge(places), fake: toPoints(made, FAKE), arrows: [], ...losses });
      moments.push({
        step,
        js: round(compareOnGrid({ real, fake: Array.from(made) }).js),
        /** Shares that the critic judges right, and its mean answers. */
        knownShare: round(mean(ofReal.map((d) => Number(d > 0.5)))),
        caughtShare: round(mean(ofFake.map((d) => Number(d < 0.5)))),
        realAnswer: round(mean(ofReal)),
        fakeAnswer: round(mean(ofFake)),
        discriminatorLoss: round(discriminatorLoss),
      });
    }
    gan.step();
  }
  const bounds = { x: [-LIMIT, LIMIT], y: [-LIMIT, LIMIT] } as const;
  const data = encodeFilm({ bounds, grid: [GRID, GRID], real: toPoints(real, REAL), frames });
  return { moments, data };
}

export const experiment: Experiment<ReturnType<typeof tellStory>> = {
  name: 'first-gan/story',
  file: 'first-gan/story.json',
  engine: 'plain',
  settings: { plan: { ...PLAN, loss: PLAN.loss.name } },
  indent: 1,
  listParts: () => [{ name: 'story', run: tellStory }],
  collect: (rows) => rows.get('story')!,
  tell: ({ moments }) => JSON.stringify(moments.at(-1)),
};
