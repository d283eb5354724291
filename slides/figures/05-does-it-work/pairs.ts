/** Sick and cured side by side: the cards of notebook 11, of the same runs as with the seed that it has by itself. */
import type { CaseName } from '../../../experiments/failures/cases';
import { findRun } from '../../../experiments/failures/read-runs';
import { listMeasure, type Measure } from '../../../experiments/failures/read-seeds';
import { mean } from '../../../src/arithmetic/mean';
import { formatPercent } from '../../../src/drawing/format-number';
import { moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { describeRun, drawRun } from '../../../src/figures/run-card';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { WIDTH } from '../draw';

type Titled = readonly [name: CaseName, title: string];

/** Two cards; the second comes with a press. */
export function drawPair(...pair: readonly [sick: Titled, cured: Titled]): SlideFigure {
  const [sick, cured] = pair.map(([name, title]) => drawRun(title, findRun(name).run));
  const content = sick!.content + onPress(moveTo(WIDTH - cured!.width, 0, cured!.content));
  const label = pair.map(([name, title]) => describeRun(title, findRun(name).run)).join(' ');
  return makeFigure([WIDTH, sick!.height], label, content);
}

const SOUND: Titled = ['sound', 'Cured: k = 1, no head start'];

export const drawVanishing = () => drawPair(['log(1 − D)', 'Sick: log(1 − D)'], ['−log D', 'Cured: −log D']);
export const drawWild = () =>
  drawPair(['large rates', 'Sick: rates of 0.1'], ['sound', 'Cured: 0.002 and 0.01']);
export const drawCollapse = () => drawPair(['far ahead', 'Sick: D far ahead'], SOUND);

/** From the smallest to the largest over the seeds. */
const span = (name: CaseName, measure: Measure, write: (value: number) => string | number) => {
  const values = listMeasure(name, measure);
  return `${write(Math.min(...values))} to ${write(Math.max(...values))}`;
};
const percent = (name: CaseName) => formatPercent(mean(listMeasure(name, 'good')));
const twoDigits = (value: number) => Number(value.toPrecision(2)).toLocaleString('en');

export const PAIR_VALUES = {
  'seeds.count': () => listMeasure('sound', 'modes').length,
  'gradient.sick': () => span('log(1 − D)', 'firstGradient', (value) => value.toFixed(6)),
  'gradient.cured': () => span('−log D', 'firstGradient', twoDigits),
  'swing.sick': () => span('large rates', 'lossSwing', twoDigits),
  'swing.cured': () => span('sound', 'lossSwing', twoDigits),
  'modes.sick': () => span('far ahead', 'modes', String),
  'modes.cured': () => span('sound', 'modes', String),
  'modes.shown': () => findRun('far ahead').modes,
  'good.sick': () => percent('far ahead'),
  'good.cured': () => percent('sound'),
};
