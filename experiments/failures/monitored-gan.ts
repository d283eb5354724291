/**
 * A GAN on the ring of 8 that can be made ill in more ways than `RingGan`: its networks are the course's, so that
 * dropout, batch normalisation, smoothed labels and R1 are those of `npm run train`. The health monitor looks on.
 */
import * as tf from '@tensorflow/tfjs';
import { countModes } from '../../src/metrics/divergences';
import type { LayerSpec, NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { type Game, TUTORIAL_GAME } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import { chooseSwing, type Finding, HealthMonitor } from '../../src/training/health';
import { type Probe, probeHealth } from '../../src/training/health-probe';
import { findLoss } from '../../src/training/losses';
import type { OptimizerOptions } from '../../src/training/optimizers';
import { generatePoints } from '../../src/training/point-snapshot';
import { gameStep } from '../../src/training/steps/game-step';
import type { StepResult } from '../../src/training/steps/shared-pass';
import { drawRing } from './ring-gan';

/** What is set of a training; each treatment changes one thing of it. */
export interface Regime {
  steps: number;
  generator: OptimizerOptions;
  discriminator: OptimizerOptions;
  /** Steps of the discriminator before the generator learns at all. */
  headStart: number;
  /** What differs from the game of `PLAIN_GAME`. */
  game: Partial<Game>;
  /** Slope of the hidden layers left of zero; 0 is a plain ReLU. */
  slope: number;
  /** Share of the discriminator's hidden numbers that are dropped while it learns. */
  dropout: number;
  /** Which players have batch normalisation before their activations. */
  normalised: readonly ('generator' | 'discriminator')[];
}

/** Two hidden layers of 24, batches of 32, two latent numbers: as in `cases.ts`. */
const [HIDDEN, BATCH, LATENT] = [24, 32, 2];
const [JUDGED, PROBED, PROBE_EVERY] = [1000, 100, 25];

/** The discriminator first, its whole loss, and new latents for the generator: as `RingGan` plays. */
const PLAIN_GAME: Game = { ...TUTORIAL_GAME, order: 'discriminator-first', latents: 'fresh' };

export interface Outcome {
  steps: number;
  /** What the monitor said, and after which step. */
  findings: (Finding & { step: number })[];
  /** Of 8; of a training that flew apart, 0. */
  modes: number;
  /** Share of the points within three deviations of a centre. */
  good: number;
}

function describe(player: 'generator' | 'discriminator', regime: Regime): NetworkSpec {
  const { slope, dropout, normalised } = regime;
  const hidden: LayerSpec[] = [{ layer: 'dense', units: HIDDEN }];
  if (normalised.includes(player)) hidden.push({ layer: 'batchNormalization', momentum: 0.9 });
  hidden.push({ layer: 'leakyRelu', negativeSlope: slope });
  if (player === 'discriminator' && dropout > 0) hidden.push({ layer: 'dropout', rate: dropout });
  const [inputs, outputs] = player === 'generator' ? [LATENT, 2] : [2, 1];
  const layers: LayerSpec[] = [...hidden, ...hidden, { layer: 'dense', units: outputs }];
  return { name: player, inputShape: [inputs], layers };
}

/** The probe of a training, with the generator's gradient by the loss that it learns with. */
async function probe(gan: Gan, game: Game, latents: tf.Tensor2D, real: tf.Tensor2D): Promise<Probe> {
  const loss = findLoss(game.loss);
  const judge = (x: tf.Tensor) => gan.discriminator.apply(x, { training: false });
  const squares = tf.tidy(() => {
    const learn = () => loss.generator(judge(gan.generator.apply(latents, { training: false })), judge(real));
    const { grads } = tf.variableGrads(learn, gan.generator.variables);
    const flat = tf.concat(Object.values(grads).map((gradient) => gradient.flatten()));
    return tf.sqrt(tf.mean(tf.square(flat)));
  });
  const [generatorGradient] = await squares.data();
  squares.dispose();
  return { ...(await probeHealth(gan, { latents, real })), generatorGradient: generatorGradient! };
}

async function playStep(gan: Gan, game: Game, draw: () => tf.Tensor2D): Promise<StepResult> {
  const batches = Array.from({ length: game.k }, draw);
  const result = await gameStep(gan, game, batches);
  tf.dispose(batches);
  return result;
}

/** The generator keeps still at a rate of 0. (Under Adam it goes on with the moments that it has gathered.) */
export async function playHeadStart(gan: Gan, steps: number, play: () => Promise<unknown>): Promise<void> {
  const { learningRate } = gan.generatorOptimizer;
  gan.generatorOptimizer.learningRate = 0;
  for (let i = 0; i < steps; i++) await play();
  gan.generatorOptimizer.learningRate = learningRate;
}

/** Trains with a seed. One whose numbers are no longer finite goes on, and finds no mode. */
export async function trainPatient(regime: Regime, seed: number): Promise<Outcome> {
  const random = new RandomStream(seed);
  const game = { ...PLAIN_GAME, ...regime.game };
  const networks = {
    generator: describe('generator', regime),
    discriminator: describe('discriminator', regime),
  };
  const { generator, discriminator } = regime;
  const gan = buildGan({ ...networks, random, optimizer: { generator, discriminator } });
  const data = random.fork('points');
  const judge = random.fork('judge');
  const draw = (count: number, stream: RandomStream) =>
    tf.tensor2d(drawRing(count, stream).points, [count, 2]);
  const latents = tf.tensor2d(judge.normals(JUDGED * LATENT), [JUDGED, LATENT]);
  const few = latents.slice(0, PROBED);
  const seen = draw(PROBED, judge);
  const monitor = new HealthMonitor({ swing: chooseSwing(game.loss) });
  const outcome: Outcome = { steps: 0, findings: [], modes: 0, good: 0 };
  const play = () => playStep(gan, game, () => draw(BATCH, data));
  try {
    await playHeadStart(gan, regime.headStart, play);
    while (outcome.steps < regime.steps) {
      const report = await play();
      outcome.steps++;
      // Batches come and go with a step: the count is not what is looked at here.
      const said = monitor.takeStep(report, 0);
      if (outcome.steps % PROBE_EVERY === 0)
        said.push(...monitor.takeProbe(await probe(gan, game, few, seen)));
      outcome.findings.push(...said.map((finding) => ({ step: outcome.steps, ...finding })));
    }
    const points = await generatePoints(gan, latents);
    // A mode is found from a tenth of its fair share on.
    const { covered, highQuality } = countModes(points, drawRing(JUDGED, judge), { least: JUDGED / 8 / 10 });
    return { ...outcome, modes: covered, good: highQuality };
  } finally {
    tf.dispose([latents, few, seen]);
    gan.dispose();
  }
}
