/** Precision and recall on points that one can see: balls around real ones, and who lies in them. */
import { sampleArc } from '../../../src/data/arc';
import type { Point } from '../../../src/drawing/box';
import { formatFixed } from '../../../src/drawing/format-number';
import { drawCrosses, drawDots } from '../../../src/drawing/marks';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawCircle, onPressAt } from '../../../src/drawing/shapes';
import { ballRadii, coveredShare } from '../../../src/metrics/precision-recall';
import { RandomStream } from '../../../src/random/stream';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawFrame, drawHeading, placeIn, WIDTH } from '../draw';

/** Seventy real points on an arc; one generator knows a part of it, the other smears. */
function makeClouds() {
  const random = new RandomStream(8);
  const arc = (name: string, part: readonly [number, number], deviation: number) =>
    sampleArc({ random: random.fork(name), count: 70, part, deviation });
  return {
    real: arc('real', [0, 1], 0.16),
    narrow: arc('narrow', [0.68, 0.98], 0.1),
    smeared: arc('smeared', [0, 1], 0.62),
  };
}

export function measureClouds() {
  const { real, narrow, smeared } = makeClouds();
  const score = (fake: Point[]) => ({
    precision: coveredShare(fake, real),
    recall: coveredShare(real, fake),
  });
  return { narrow: score(narrow), smeared: score(smeared) };
}

export function drawClouds(): SlideFigure {
  const clouds = makeClouds();
  const scores = measureClouds();
  const SIDE = 300;
  const place = placeIn(SIDE, 3);
  const unit = SIDE / 6;
  const balls = (points: readonly Point[], colour: string) => {
    const radii = ballRadii(points);
    return element(
      'g',
      { opacity: 0.3 },
      ...points.map((point, i) => {
        const [cx, cy] = place(point);
        return drawCircle([cx, cy], radii[i]! * unit, { fill: colour });
      }),
    );
  };
  const one = (fake: Point[], { precision, recall }: { precision: number; recall: number }, name: string) => {
    const fakeMarks = drawCrosses(fake.map(place), { colour: COLOURS.vermilion, size: 4, width: 2.4 });
    const bar = (y: number, share: number, label: string, tone: 'real' | 'fake', index: number) =>
      onPressAt(
        index,
        drawText(0, y, label, { size: 17 }) +
          element('rect', { x: 92, y: y - 12, width: 150, height: 24, fill: COLOURS.faint, rx: 4 }) +
          element('rect', {
            x: 92,
            y: y - 12,
            width: 150 * share,
            height: 24,
            fill: tone === 'fake' ? COLOURS.vermilion : COLOURS.blue,
            rx: 4,
          }) +
          drawText(250, y, formatFixed(share, 2), { size: 20, weight: 'bold' }),
      );
    return (
      drawHeading(0, 10, name, 'plain', 19) +
      moveTo(
        0,
        26,
        drawFrame(
          SIDE,
          balls(clouds.real, COLOURS.blue) +
            drawDots(clouds.real.map(place), { size: 3.4, colour: COLOURS.blue }) +
            fakeMarks,
        ),
      ) +
      bar(350, precision, 'precision', 'fake', 0) +
      bar(384, recall, 'recall', 'real', 1)
    );
  };
  const legend =
    element('circle', { cx: 30, cy: 0, r: 26, fill: COLOURS.blue, opacity: 0.3 }) +
    drawDots([[30, 0]], { size: 5, colour: COLOURS.blue }) +
    drawText(68, -10, 'real, with', { size: 18, colour: COLOURS.blueInk }) +
    drawText(68, 14, 'its ball', { size: 18, colour: COLOURS.blueInk }) +
    moveTo(
      30,
      70,
      drawCrosses([[0, 0]], { colour: COLOURS.vermilion, size: 6, width: 3 }) +
        drawText(38, 0, 'generated', { size: 18, colour: COLOURS.vermilionInk }),
    );
  return makeFigure(
    [WIDTH, 402],
    `Left, generated points lie on a part of the real ones: precision ${formatFixed(scores.narrow.precision, 2)}, recall ${formatFixed(scores.narrow.recall, 2)}. ` +
      `Right, they lie everywhere around: precision ${formatFixed(scores.smeared.precision, 2)}, recall ${formatFixed(scores.smeared.recall, 2)}.`,
    moveTo(0, 0, one(clouds.narrow, scores.narrow, 'good, but few kinds')),
    moveTo(WIDTH - SIDE, 0, one(clouds.smeared, scores.smeared, 'all kinds, but smeared')),
    moveTo(330, 130, legend),
  );
}
