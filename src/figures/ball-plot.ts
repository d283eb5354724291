/** Real points with their balls, and fakes: what precision, recall, density and coverage count. */

import { drawCrosses, drawDots } from '../drawing/marks';
import { element } from '../drawing/markup';
import { COLOURS } from '../drawing/palette';
import { drawText, moveTo } from '../drawing/picture';
import { Plot, type Range } from '../drawing/plot';
import { drawCard } from './card';

type Points = readonly (readonly number[])[];

export interface BallPanel {
  title: string;
  real: Points;
  fake: Points;
  /** Whose balls are drawn, and each ball's radius in the points' unit. */
  balls: { of: 'real' | 'fake'; radii: readonly number[] };
  /** Lines under the panel. */
  lines: readonly string[];
}

const SIDE = 300;
const GAP = 22;
const TOP = 30;
const LINE = 18;
const INKS = { real: COLOURS.blue, fake: COLOURS.vermilion } as const;

/** The smallest square range that holds all points of all panels, with a rim. */
function findSquare(panels: readonly BallPanel[]): Range {
  const all = panels.flatMap(({ real, fake }) => [...real, ...fake].flat());
  const most = Math.max(...all.map(Math.abs)) * 1.08;
  return [-most, most];
}

function drawPanel({ title, real, fake, balls, lines }: BallPanel, range: Range, clip: string): string {
  const box = { left: 0, top: TOP, width: SIDE, height: SIDE };
  const plot = new Plot({ box, x: range, y: range, xTicks: [], yTicks: [], type: 'page' });
  const unit = SIDE / (range[1] - range[0]);
  const place = ([x, y]: readonly number[]) => [plot.x(x!), plot.y(y!)] as const;
  const centres = balls.of === 'real' ? real : fake;
  const circles = centres.map((point, i) => {
    const [cx, cy] = place(point);
    return element('circle', { cx, cy, r: (balls.radii[i]! * unit).toFixed(1), fill: INKS[balls.of] });
  });
  return [
    drawText(0, 12, title, { size: 13, weight: 'bold' }),
    element('rect', { x: 0, y: TOP, width: SIDE, height: SIDE, fill: 'none', stroke: COLOURS.line }),
    element('g', { 'clip-path': `url(#${clip})` }, element('g', { opacity: 0.16 }, ...circles)),
    drawDots(real.map(place), { colour: INKS.real, size: 2.6 }),
    drawCrosses(fake.map(place), { colour: INKS.fake, size: 3.2, width: 1.5 }),
    ...lines.map((line, i) => drawText(0, TOP + SIDE + 18 + i * LINE, line, { size: 13 })),
  ].join('');
}

const LEGEND = [
  drawDots([[6, 12]], { colour: INKS.real, size: 3 }),
  drawText(16, 12, 'real', { size: 12 }),
  drawCrosses([[66, 12]], { colour: INKS.fake, size: 3.4, width: 1.6 }),
  drawText(77, 12, 'generated', { size: 12 }),
].join('');

/**
 * Panels beside each other, and one below the other for a narrow screen: what `adaptivePicture` takes. All have the same
 * scale, around 0.
 *
 * @throws RangeError unless there is a panel, and a radius for each centre.
 */
export function ballPlot(panels: readonly BallPanel[]): { wide: string; narrow: string; label: string } {
  if (panels.length === 0) throw new RangeError('ballPlot: give at least one panel.');
  for (const { title, balls, ...points } of panels) {
    if (balls.radii.length === points[balls.of].length) continue;
    throw new RangeError(
      `ballPlot: "${title}" has ${points[balls.of].length} centres and ${balls.radii.length} radii; give a radius each.`,
    );
  }
  const range = findSquare(panels);
  const label = panels.map(({ title, lines }) => `${title}: ${lines.join(', ')}.`).join(' ');
  const height = TOP + SIDE + 14 + Math.max(...panels.map(({ lines }) => lines.length)) * LINE;
  const lay = (columns: number) => {
    const rows = Math.ceil(panels.length / columns);
    const drawn = panels.map((panel, i) =>
      moveTo(
        14 + (i % columns) * (SIDE + GAP),
        30 + Math.floor(i / columns) * (height + 16),
        drawPanel(panel, range, 'ball-plot-frame'),
      ),
    );
    const frame = element('rect', { x: 0, y: TOP, width: SIDE, height: SIDE });
    const clip = element('defs', {}, element('clipPath', { id: 'ball-plot-frame' }, frame));
    const width = 28 + columns * (SIDE + GAP) - GAP;
    return drawCard(width, 20 + rows * (height + 16), label, clip + moveTo(14, 4, LEGEND) + drawn.join(''));
  };
  return { wide: lay(panels.length), narrow: lay(1), label };
}
