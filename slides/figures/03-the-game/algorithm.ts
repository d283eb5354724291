/** One pass of Algorithm 1. */
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawPath } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawBox, drawStraightArrow, FAKE, QUIET, REAL, type Tone } from './shapes';

/** One pass of Algorithm 1: the discriminator's step k times, then the generator's. */
export function drawAlgorithm(): SlideFigure {
  const row = (y: number, learner: 'D' | 'G'): string => {
    const phase = learner === 'D' ? CRITIC : FAKE;
    const [critic, maker] = learner === 'D' ? [CRITIC, QUIET] : [QUIET, FAKE];
    const middle = y + 74;
    const box = (text: string, x: number, width: number, tone: Tone, size = 24) =>
      drawBox(text, { x, y: middle - 32, width, height: 64, tone, size });
    const [gx, dx] = [196, 400];
    const target = (learner === 'D' ? dx : gx) + 45;
    const back = `M640 ${middle + 32}V${middle + 62}H${target}V${middle + 42}`;
    return (
      element('rect', {
        x: 4,
        y,
        width: 852,
        height: 172,
        rx: 22,
        fill: 'none',
        stroke: phase.line,
        'stroke-width': 3,
        'stroke-dasharray': learner === 'D' ? undefined : '10 7',
      }) +
      box('noise', 28, 110, QUIET, 20) +
      drawStraightArrow([140, middle], [gx - 4, middle], COLOURS.mutedInk) +
      box('G', gx, 90, maker, 32) +
      drawStraightArrow([gx + 92, middle], [dx - 4, middle], COLOURS.mutedInk) +
      drawText(gx + 145, middle - 18, 'fakes', {
        size: 18,
        anchor: 'middle',
        colour: FAKE.ink,
        weight: 'bold',
      }) +
      box('D', dx, 90, critic, 32) +
      drawStraightArrow([dx + 92, middle], [538, middle], COLOURS.mutedInk) +
      drawBox(learner === 'D' ? 'log D(x) + log(1 − D(fake))' : 'log(1 − D(fake))', {
        x: 542,
        y: middle - 32,
        width: 302,
        height: 64,
        tone: phase,
        size: 18,
      }) +
      drawPath(back, phase.line, 5) +
      drawStraightArrow([target, middle + 60], [target, middle + 34], phase.line, 5) +
      drawText(660, middle + 62, learner === 'D' ? 'D climbs' : 'G descends', {
        size: 21,
        weight: 'bold',
        colour: phase.ink,
      })
    );
  };
  const data =
    drawText(382, 26, 'data x', { size: 18, weight: 'bold', anchor: 'end', colour: REAL.ink }) +
    drawPath('M388 26H446.5', REAL.line, 3.5) +
    drawStraightArrow([445, 26], [445, 42], REAL.line, 3.5);
  return makeFigure(
    [860, 392],
    'Two loops. Above, k times: noise through G, fakes and data into D, and D climbs. Below, once: noise through G and D, and G descends.',
    moveTo(
      0,
      10,
      row(0, 'D') + data + drawText(30, 142, '↻ k times', { size: 27, weight: 'bold', colour: CRITIC.ink }),
    ),
    moveTo(
      0,
      210,
      row(0, 'G') + drawText(30, 142, 'then once', { size: 27, weight: 'bold', colour: FAKE.ink }),
    ),
  );
}
