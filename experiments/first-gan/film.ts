/**
 * Notebook 06's training as a film for lecture 3: what the plane looks like at 41 moments, and how far the points are
 * from the real ones there. Writes film.json beside this file. About a minute on two cores:
 *
 *     npm run experiment -- first-gan/film
 */
import * as tf from '@tensorflow/tfjs';
import { sampleQuadratic, standardizePoints } from '../../src/data/toy';
import { boundPoints, compareOnGrid } from '../../src/metrics/divergences';
import { POINT_DISCRIMINATOR, POINT_GENERATOR } from '../../src/models/dense-gan';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import type { StepReport } from '../../src/training/loop';
import { trainPoints } from '../../src/training/point-loop';
import { generatePoints, gridPlaces, takeSnapshot, toPointList } from '../../src/training/point-snapshot';
import { POINT_PLANS } from '../../src/training/profiles';
import { encodeFilm } from '../../src/widgets/plane-film/encode-film';
import type { FilmFrame } from '../../src/widgets/plane-film/film';
import type { Experiment } from '../harness';

const SEED = 1;
const PROFILE = 'laptop';
const FRESH = 10_000;
/** Moments after the first; they lie closer at the beginning. */
const MOMENTS = 40;
const GRID = [40, 40] as const;
/** Points and arrows that a hall can still tell apart. */
const REAL = 200;
const FAKE = 150;
const ARROWS = 30;

interface Moment extends FilmFrame {
  js: number;
  caughtShare: number;
}

/** The same calls, with the same names of streams, as in the notebook. */
async function filmTraining() {
  const plan = POINT_PLANS[PROFILE];
  const random = new RandomStream(SEED);
  const data = sampleQuadratic({ random: random.fork('points'), count: plan.points });
  const standard = standardizePoints(data.points);
  const { optimizer } = plan;
  const networks = { generator: POINT_GENERATOR, discriminator: POINT_DISCRIMINATOR };
  const gan = buildGan({ ...networks, random, optimizer });
  const fresh = sampleQuadratic({ random: random.fork('fresh points'), count: FRESH }).points;
  const latents = tf.tensor2d(random.fork('fresh latents').normals(FRESH * 10), [FRESH, 10]);
  const watched = latents.slice([0, 0], [FAKE, 10]);
  const real = standard.points.subarray(0, 2 * REAL);
  const bounds = boundPoints(real, 0.4);
  const places = gridPlaces(bounds, GRID);

  const moments: Moment[] = [];
  let unseen: StepReport[] = [];
  const mean = (key: 'discriminatorLoss' | 'generatorLoss') =>
    unseen.reduce((sum, report) => sum + report[key], 0) / unseen.length;
  const film = async (step: number) => {
    const { map, fake, pulls, caughtShare } = await takeSnapshot(gan, { latents: watched, places });
    const made = standard.restore(await generatePoints(gan, latents));
    const { js } = compareOnGrid({ real: fresh, fake: made });
    const losses = { discriminatorLoss: mean('discriminatorLoss'), generatorLoss: mean('generatorLoss') };
    moments.push({ step, map, fake, arrows: pulls.slice(0, ARROWS), js, caughtShare, ...losses });
    unseen = [];
  };

  await film(0);
  let step = 0;
  for await (const report of trainPoints(gan, standard.points, {
    ...plan,
    shuffle: random.fork('shuffle'),
  })) {
    step++;
    unseen.push(report);
    // Losses are measured before a step moves anything: the first step's are those of the beginning.
    if (step === 1)
      Object.assign(moments[0]!, {
        discriminatorLoss: report.discriminatorLoss,
        generatorLoss: report.generatorLoss,
      });
    const total = report.epochs * report.stepsPerEpoch;
    if (step >= total * (moments.length / MOMENTS) ** 1.7 || step === total) await film(step);
  }
  tf.dispose([latents, watched, places]);
  gan.dispose();
  return {
    plan,
    moments,
    data: encodeFilm({ bounds, grid: GRID, real: toPointList(real), frames: moments }),
  };
}

const digits = (value: number) => Number(value.toFixed(4));

export const experiment: Experiment<Awaited<ReturnType<typeof filmTraining>>> = {
  name: 'first-gan/film',
  file: 'first-gan/film.json',
  engine: 'tensors',
  settings: { profile: PROFILE, plan: POINT_PLANS[PROFILE], seed: SEED },
  indent: 1,
  listParts: () => [{ name: 'film', run: filmTraining }],
  collect: (rows) => {
    const { moments, data } = rows.get('film')!;
    const told = moments.map(({ step, js, caughtShare }) => ({
      step,
      js: digits(js),
      caughtShare: digits(caughtShare),
    }));
    return { moments: told, data };
  },
  tell: ({ moments }) => `${moments.length} moments; JS ${moments[0]!.js} → ${moments.at(-1)!.js}`,
};
