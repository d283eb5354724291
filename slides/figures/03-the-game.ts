/** What lecture 3 computes: losses, the game and its orbits; and what shipped trainings of the first GAN came to. */
import film from '../../experiments/first-gan/film.json';
import seeds from '../../experiments/first-gan/seeds.json';
import { findOverflow } from '../../src/arithmetic/cross-entropy';
import { EQUILIBRIUM_VALUE } from '../../src/arithmetic/game';
import {
  discriminatorLoss,
  leastSquares,
  minimax,
  nonSaturating,
  wasserstein,
} from '../../src/arithmetic/gan-losses';
import { formatFixed, formatNumber } from '../../src/drawing/format-number';
import { generatorSteps } from '../../src/exercises/06-first-gan/generator-steps';
import { divergenceAtDistance } from '../../src/metrics/bell-divergence';
import { defineLecture } from '../../src/slides/lecture';
import { drawAlgorithm } from './03-the-game/algorithm';
import { drawBells } from './03-the-game/bells';
import { drawOrbits, drawSmallest, radius } from './03-the-game/circles';
import { drawDrift } from './03-the-game/drift';
import { countParameters, drawPlayers, filmJs } from './03-the-game/first-gan';
import { drawRope, drawSumOrHalf } from './03-the-game/game';
import { drawLocks } from './03-the-game/locks';
import { drawSigmoid, drawSign } from './03-the-game/logits';
import { drawFamily, drawPushes, HIGH_SCORE, pushRatio, SURE_LOGIT } from './03-the-game/losses';
import { drawOrder } from './03-the-game/order';
import { drawPenalty } from './03-the-game/penalty';
import { drawRecap } from './03-the-game/recap';
import { computeFloor, drawSeeds } from './03-the-game/seeds';
import { DENSER, shareOfReal } from './03-the-game/share-poll';
import { drawOverflow, drawSlopes } from './03-the-game/slopes';
import { drawSmooth } from './03-the-game/smooth';
import { drawTrials } from './03-the-game/trials';

const noIdea = discriminatorLoss({ real: [0], fake: [0] });
const half = discriminatorLoss({ real: [0], fake: [0], halve: true });
const { plan } = film.provenance;
const after = seeds.rows.map((row) => row.after);
const steps = (k: number) => generatorSteps.solution(plan.points, plan.batchSize, k);

/** The slope of −log D where the critic is fooled, and what it is taken for. */
const FOOLED_LOGIT = 6;
const fooled = {
  right: nonSaturating.generator(FOOLED_LOGIT).gradient,
  minimax: minimax.generator(FOOLED_LOGIT).gradient,
  turned: -nonSaturating.generator(FOOLED_LOGIT).gradient,
};

const shout = (loudness: number) =>
  discriminatorLoss({ loss: wasserstein, real: [2 * loudness], fake: [-loudness] }).total;

/** Loss of the label 0 when its probability is cut off at 1 − 1e-7. */
const cutLoss = -Math.log(1e-7);

export default defineLecture({
  values: {
    'overflow.first': () => formatNumber(findOverflow(), 0),
    'overflow.float32': () => findOverflow(Math.fround),
    // The critic there has three dense layers, each with a kernel and a bias.
    'frozen.message': () => `none of the ${3 * 2} variables is trainable`,
    'cut.most': () => formatFixed(cutLoss, 1),
    'equilibrium.value': () => formatFixed(EQUILIBRIUM_VALUE, 3),
    'equilibrium.sum': () => formatFixed(noIdea.total, 3),
    'equilibrium.half': () => formatFixed(half.total, 3),
    'share.right': () => shareOfReal,
    'share.fake': () => 1 - shareOfReal,
    'share.ratio': () => DENSER,
    'js.near': () => formatFixed(divergenceAtDistance(2) - divergenceAtDistance(1), 3),
    'js.far': () => formatFixed(divergenceAtDistance(6) - divergenceAtDistance(5), 3),
    'push.written': () => formatFixed(minimax.generator(SURE_LOGIT).gradient, 4),
    'push.coded': () => formatFixed(nonSaturating.generator(SURE_LOGIT).gradient, 4),
    'push.ratio': pushRatio,
    'push.logit': () => SURE_LOGIT,
    'fooled.logit': () => FOOLED_LOGIT,
    'fooled.right': () => formatFixed(fooled.right, 4),
    'fooled.minimax': () => formatFixed(fooled.minimax, 4),
    'fooled.turned': () => formatFixed(fooled.turned, 4),
    'orbit.start': () => formatFixed(radius(0, 'start'), 2),
    'orbit.at-once': () => formatFixed(radius(0, 'end'), 2),
    'orbit.in-turn': () => formatFixed(radius(1, 'end'), 2),
    'orbit.penalty': () => formatFixed(radius(2, 'end'), 2),
    'family.score': () => HIGH_SCORE,
    'family.push': () => leastSquares.generator(HIGH_SCORE).gradient,
    'shout.quiet': () => shout(1),
    'shout.loud': () => shout(10),
    'gan.generator': () => countParameters('generator'),
    'gan.discriminator': () => countParameters('discriminator'),
    'plan.points': () => plan.points.toLocaleString('en'),
    'plan.batch': () => plan.batchSize,
    'plan.epochs': () => plan.epochs,
    'plan.trial': () => plan.trialEpochs,
    'film.seed': () => film.provenance.seed,
    'film.start': () => filmJs('start'),
    'film.end': () => filmJs('end'),
    'film.steps': () => film.moments.at(-1)!.step.toLocaleString('en'),
    'seeds.best': () => formatFixed(Math.min(...after), 3),
    'seeds.worst': () => formatFixed(Math.max(...after), 3),
    'seeds.floor': () => formatFixed(computeFloor(), 3),
    'steps.k1': () => steps(1),
    'steps.k5': () => steps(5),
    'steps.times': () => steps(1) * 5,
    'steps.uncut': () => plan.points / plan.batchSize / 5,
    'steps.k': () => 5,
  },
  figures: {
    sigmoid: drawSigmoid,
    sign: ({ printed }) => drawSign(printed !== undefined),
    slopes: drawSlopes,
    overflow: drawOverflow,
    rope: drawRope,
    smooth: drawSmooth,
    algorithm: drawAlgorithm,
    order: drawOrder,
    'sum-or-half': drawSumOrHalf,
    bells: drawBells,
    drift: drawDrift,
    pushes: drawPushes,
    smallest: drawSmallest,
    orbits: drawOrbits,
    family: drawFamily,
    penalty: drawPenalty,
    players: drawPlayers,
    locks: ({ which = 'lists' }) => drawLocks(which === 'trick' ? 'trick' : 'lists'),
    seeds: drawSeeds,
    trials: drawTrials,
    recap: drawRecap,
  },
  widgets: {
    film: { tag: 'gan-plane-film', options: { data: film.data, frame: 0, layers: 'all' } },
  },
});
