/** A loss of pairs on six scores: who is compared with whom, and what that costs. */
import { softplus } from '../../../src/arithmetic/activations';
import { mean } from '../../../src/arithmetic/mean';
import { arrowsLike } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { drawPath, onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, WIDTH } from '../draw';

/** Scores of real and of generated examples, the pairs of notebook 16. */
const PAIRS = [
  [2, -1],
  [1, 1],
  [0, 2],
] as const;
const ROW = 112;
const STEP = 132;
const placeOf = (score: number) => 150 + (score + 1) * STEP;

const write = (score: number) => String(score).replace('-', '−');

/** The discriminator's loss at a pair. */
const costOf = ([real, fake]: readonly [number, number]) => softplus(fake - real);

const writeMean = () => mean(PAIRS.map(costOf)).toFixed(2);

export const PAIR_VALUES = { 'pairs.loss': writeMean };

function drawPair(pair: readonly [number, number], index: number): string {
  const y = 40 + index * ROW;
  const [real, fake] = [placeOf(pair[0]), placeOf(pair[1])];
  const isLevel = real === fake;
  const box = (x: number, top: number, text: string, tone: 'real' | 'fake') =>
    drawBox([text], { x: x - 44, y: top, width: 88, height: 36, tone, size: 18 });
  const way = isLevel
    ? ''
    : arrowsLike({ colour: COLOURS.mutedInk })(
        [fake + (fake < real ? 48 : -48), y + 18],
        [real + (fake < real ? -48 : 48), y + 18],
      );
  return (
    drawPath(`M100 ${y + 64}H${placeOf(2) + 50}`, COLOURS.line, 1.5) +
    box(real, isLevel ? y - 22 : y, `real ${write(pair[0])}`, 'real') +
    box(fake, isLevel ? y + 20 : y, `fake ${write(pair[1])}`, 'fake') +
    way +
    onPress(
      drawText(WIDTH - 8, y + 18, costOf(pair).toFixed(2), { size: 30, weight: 'bold', anchor: 'end' }),
      index === PAIRS.length - 1
        ? drawText(WIDTH - 8, y + 70, `mean ${writeMean()}`, { size: 20, anchor: 'end' })
        : '',
    )
  );
}

export function drawPairs(): SlideFigure {
  const head = (x: number, text: string, anchor?: 'end') =>
    drawText(x, 8, text, { size: 17, colour: COLOURS.mutedInk, ...(anchor ? { anchor } : {}) });
  return makeFigure(
    [WIDTH, 20 + PAIRS.length * ROW],
    `Three pairs of a real and a fake score. The discriminator's loss is ${PAIRS.map((pair) => costOf(pair).toFixed(2)).join(', ')}: dearest where the fake scores higher.`,
    head(0, 'score: low'),
    head(placeOf(2) - 30, 'high'),
    head(WIDTH - 8, 'loss of D', 'end'),
    ...PAIRS.map(
      (pair, i) =>
        drawText(0, 58 + i * ROW, `pair ${'ABC'[i]}`, { size: 20, weight: 'bold' }) + drawPair(pair, i),
    ),
  );
}
