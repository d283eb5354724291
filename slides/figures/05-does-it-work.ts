/** What lecture 5 shows: runs of experiments/failures, exact arithmetic, and measures of points and of digits. */

import { formatFixed } from '../../src/drawing/format-number';
import { frechet1d } from '../../src/metrics/frechet';
import { readPatients } from '../../src/notebook/diagnosis-game';
import { defineLecture } from '../../src/slides/lecture';
import { letterOf, orderPatients, TRUTH } from '../../src/widgets/diagnosis/patients';
import { BELLS, drawBells } from './05-does-it-work/bells';
import { BIAS_VALUES, drawBias } from './05-does-it-work/bias';
import { drawClouds, measureClouds } from './05-does-it-work/clouds';
import { drawNearest, findDistances } from './05-does-it-work/fakes';
import { drawFive } from './05-does-it-work/five';
import { drawCheats, GENERATOR_VALUES, showShipped } from './05-does-it-work/generators';
import { drawGrids, findRealDivergence } from './05-does-it-work/grids';
import { drawOrbits, PENALTY, STEPS, traceCured, traceOrbit } from './05-does-it-work/orbits';
import { drawCollapse, drawVanishing, drawWild, PAIR_VALUES } from './05-does-it-work/pairs';
import { drawRecap } from './05-does-it-work/recap';
import { listReferences } from './05-does-it-work/references';
import { drawTricks, TRICK_VALUES } from './05-does-it-work/tricks';
import { drawTwins, TWIN_VALUES } from './05-does-it-work/twins';

/** The order of the patients: the first five have all five diagnoses. */
const GAME = 4;

export default defineLecture({
  values: {
    ...PAIR_VALUES,
    ...TWIN_VALUES,
    'orbit.end': () => formatFixed(traceOrbit().at(-1)!.radius, 2),
    'orbit.cured': () => formatFixed(traceCured().at(-1)!.radius, 3),
    'orbit.rounds': () => STEPS,
    'orbit.penalty': () => PENALTY,
    'patients.count': () => TRUTH.length,
    'patients.truth': () =>
      orderPatients(GAME)
        .map((patient, place) => `${letterOf(place)} ${TRUTH[patient]}`)
        .join(', '),
    ...TRICK_VALUES,
    'js.most': () => formatFixed(Math.log(2), 3),
    'js.real': () => formatFixed(findRealDivergence(), 2),
    'bells.shift': () => Math.abs(BELLS.real.mean - BELLS.fake.mean),
    'bells.stretch': () => Math.abs(BELLS.real.deviation - BELLS.fake.deviation),
    'bells.distance': () => frechet1d(BELLS.real, BELLS.fake),
    ...BIAS_VALUES,
    ...GENERATOR_VALUES,
    'clouds.narrow': () => {
      const { precision, recall } = measureClouds().narrow;
      return `${formatFixed(precision, 2)} and ${formatFixed(recall, 2)}`;
    },
    'clouds.smeared': () => {
      const { precision, recall } = measureClouds().smeared;
      return `${formatFixed(precision, 2)} and ${formatFixed(recall, 2)}`;
    },
    'nearest.fake': () => formatFixed(findDistances().fake, 1),
    'nearest.unseen': () => formatFixed(findDistances().unseen, 1),
  },
  figures: {
    recap: drawRecap,
    references: listReferences,
    five: drawFive,
    vanishing: drawVanishing,
    orbits: drawOrbits,
    wild: drawWild,
    collapse: drawCollapse,
    twins: drawTwins,
    tricks: drawTricks,
    grids: drawGrids,
    bells: drawBells,
    bias: drawBias,
    clouds: drawClouds,
    cheats: drawCheats,
    shipped: showShipped,
    nearest: drawNearest,
  },
  widgets: {
    get patients() {
      return { tag: 'gan-diagnosis', options: { runs: readPatients(), game: GAME, columns: 4 } };
    },
  },
});
