/** Unsupervised learning on suits that nobody has named: groups, one direction, and how crowded each place is. */
import { chooseCentres, clusterPoints } from '../../../src/arithmetic/k-means';
import { findComponents } from '../../../src/arithmetic/principal-components';
import { drawSuit } from '../../../src/data/suits';
import { formatPercent } from '../../../src/drawing/format-number';
import { drawCrosses, drawDots } from '../../../src/drawing/marks';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawCircle, drawPath, makePicture, onPress } from '../../../src/drawing/shapes';
import type { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { random as streams } from './digits';
import { drawHills, place, SIDE } from './suit-plane';

const EACH = 60;
const GAP = 37;

/** As many of each kind, without their names. */
function sampleUnnamed(random: RandomStream): number[][] {
  const draw = (kind: 'bats' | 'irons') => Array.from({ length: EACH }, () => [...drawSuit(random, kind)]);
  return [...draw('bats'), ...draw('irons')];
}

/** What the three ways find in the same suits. */
function findStructure() {
  const random = streams().fork('structure');
  const suits = sampleUnnamed(random.fork('suits'));
  const groups = clusterPoints(suits, chooseCentres(suits, 2, random.fork('centres')));
  const first = suits.filter((_, i) => (groups.labels[i] === groups.labels[0]) === i < EACH).length;
  const components = findComponents(suits, 1);
  const kept = components.variances[0]! / components.totalVariance;
  return { suits, groups, components, kept, together: Math.max(first, suits.length - first) };
}

function drawPanel(title: string, ...content: string[]): string {
  const frame = element('rect', {
    width: SIDE,
    height: SIDE,
    rx: 6,
    fill: 'none',
    stroke: COLOURS.line,
  });
  const head = drawText(SIDE / 2, 12, title, { size: 19, weight: 'bold', anchor: 'middle' });
  const axis = { size: 15, anchor: 'middle', colour: COLOURS.mutedInk } as const;
  return head + moveTo(0, 30, ...content, frame) + drawText(SIDE / 2, SIDE + 48, 'ears →  red ↑', axis);
}

export function drawStructure(): SlideFigure {
  const { suits, groups, components } = findStructure();
  const points = suits.map(place);
  const grey = drawDots(points, { colour: COLOURS.mutedInk, size: 3.4 });
  const ofGroup = (label: number) => points.filter((_, i) => groups.labels[i] === label);
  const [mean, direction] = [components.mean, components.components[0]!];
  const end = (sign: number) => place(mean.map((x, i) => x + sign * 0.45 * direction[i]!));
  const [from, to] = [end(-1), end(1)];
  const panels = [
    drawPanel(
      'Groups',
      drawDots(ofGroup(0), { colour: COLOURS.blueInk, size: 3.4 }),
      drawCrosses(ofGroup(1), { colour: COLOURS.vermilionInk, size: 3.4, width: 2.4 }),
      ...groups.centres.map((centre) => {
        const [x, y] = place(centre);
        return drawCircle([x, y], 13, { stroke: COLOURS.ink, strokeWidth: 3 });
      }),
    ),
    onPress(
      drawPanel(
        'One number for two',
        grey,
        drawPath(`M${from.join(' ')}L${to.join(' ')}`, COLOURS.blueInk, 4),
      ),
    ),
    onPress(drawPanel('How crowded is a place?', drawHills(suits), grey)),
  ];
  const shown = panels.map((panel, i) => moveTo(i * (SIDE + GAP), 0, panel));
  return {
    picture: makePicture(3 * SIDE + 2 * GAP, SIDE + 60, ...shown),
    label:
      'The same suits three times, each a point of two numbers. Two groups that k-means found, with their centres. The direction along which they vary most. Where they lie close, shaded.',
  };
}

export const STRUCTURE_VALUES = {
  'structure.suits': () => findStructure().suits.length,
  'structure.together': () => findStructure().together,
  'structure.kept': () => formatPercent(findStructure().kept),
};
