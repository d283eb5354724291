/** What lecture 6 shows: latents and walks, diagrams of uses, and what experiments/modern-gan measured. */

import { formatFixed } from '../../src/drawing/format-number';
import { defineLecture } from '../../src/slides/lecture';
import { ANSWER_VALUES } from './06-what-for/answer-values';
import { drawAsked } from './06-what-for/asked';
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
import { drawCompleted, drawRepairs } from './06-what-for/repairs';
import { drawStack } from './06-what-for/stack';
import { drawStrengths, STRENGTH_VALUES } from './06-what-for/strengths';
import { drawTransfer } from './06-what-for/transfer';
import { drawWalks } from './06-what-for/walks';
import { drawYears, YEAR_VALUES } from './06-what-for/years';

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
    ...ANSWER_VALUES,
    ...YEAR_VALUES,
    ...PAIR_VALUES,
    ...STRENGTH_VALUES,
    ...RACE_VALUES,
  },
  figures: {
    recap: drawRecap,
    ways: drawWays,
    walks: drawWalks,
    codes: drawCodes,
    repairs: drawRepairs,
    completed: drawCompleted,
    stack: drawStack,
    asked: drawAsked,
    cycle: drawCycle,
    auction: drawAuction,
    transfer: drawTransfer,
    dann: drawDann,
    years: drawYears,
    pairs: drawPairs,
    strengths: drawStrengths,
    race: drawRace,
    questions: drawQuestions,
    references: listReferences,
    sources: listSourceDecks,
  },
});
