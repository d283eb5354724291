/** What lecture 6 shows: latents and walks, diagrams of uses, and what experiments/modern-gan measured. */

import { outline, shrink } from '../../src/data/degrade';
import { formatFixed } from '../../src/drawing/format-number';
import { defineLecture } from '../../src/slides/lecture';
import { drawAuction, ratioToEstimate } from './06-what-for/auction';
import { drawCodes } from './06-what-for/codes';
import { drawCycle } from './06-what-for/cycle';
import { drawDann } from './06-what-for/dann';
import { drawWays, measureWays, PAIRS } from './06-what-for/latents';
import { drawPairs, PAIR_VALUES } from './06-what-for/pairs';
import { drawQuestions } from './06-what-for/questions';
import { drawRace, RACE_VALUES } from './06-what-for/race';
import { drawRecap } from './06-what-for/recap';
import { listReferences, listSourceDecks } from './06-what-for/references';
import { drawRepairs } from './06-what-for/repairs';
import { drawStack } from './06-what-for/stack';
import { drawStrengths, STRENGTH_VALUES } from './06-what-for/strengths';
import { drawTransfer } from './06-what-for/transfer';
import { drawWalks } from './06-what-for/walks';
import { drawYears, YEAR_VALUES } from './06-what-for/years';
import { findDigit, loadDigits } from './digits';
import { withMargin } from './draw';

const pickDigit = (label: number, nth: number) => findDigit(loadDigits().test, label, nth);

const halfway = () => {
  const { lerp, slerp } = measureWays();
  return { lerp: lerp[lerp.length >> 1]!, slerp: slerp[slerp.length >> 1]! };
};

export default defineLecture({
  values: {
    'ways.pairs': () => PAIRS,
    'ways.lerp': () => formatFixed(halfway().lerp, 2),
    'ways.slerp': () => formatFixed(halfway().slerp, 2),
    'auction.ratio': () => formatFixed(ratioToEstimate(), 0),
    ...YEAR_VALUES,
    ...PAIR_VALUES,
    ...STRENGTH_VALUES,
    ...RACE_VALUES,
  },
  figures: {
    recap: drawRecap,
    ways: () => withMargin(drawWays()),
    walks: () => withMargin(drawWalks()),
    codes: () => withMargin(drawCodes()),
    repairs: () => withMargin(drawRepairs()),
    stack: () => withMargin(drawStack({ coarse: shrink(pickDigit(7, 1), 4), fine: pickDigit(7, 1) })),
    cycle: () => withMargin(drawCycle({ x: pickDigit(2, 1), y: outline(pickDigit(2, 1)) })),
    auction: () => withMargin(drawAuction()),
    transfer: () => withMargin(drawTransfer()),
    dann: () => withMargin(drawDann({ source: pickDigit(4, 2), target: outline(pickDigit(8, 1)) })),
    years: () => withMargin(drawYears()),
    pairs: () => withMargin(drawPairs()),
    strengths: () => withMargin(drawStrengths()),
    race: () => withMargin(drawRace()),
    questions: () => withMargin(drawQuestions()),
    references: listReferences,
    sources: listSourceDecks,
  },
});
