/** Figures of the game: its value, the best discriminator, and what the generator then minimises. */
import { EQUILIBRIUM_VALUE, jsDivergence, optimalDiscriminator } from '../../../src/arithmetic/game';
import { discriminatorLoss } from '../../../src/arithmetic/gan-losses';
import { formatFixed, formatNumber } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { type Place, Plot } from '../../../src/drawing/plot';
import type { SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawBox, drawStraightArrow, FAKE, QUIET, REAL, type Tone } from './shapes';

/** The value of the game as a rope that both players pull. */
export function drawRope(): SlideFigure {
  const rope = 92;
  const scale = 214;
  const at = (value: number) => 430 + ((value - EQUILIBRIUM_VALUE) / -EQUILIBRIUM_VALUE) * 250;
  const mark = (value: number, top: string, below: string) =>
    element('path', { d: `M${at(value)} ${scale - 12}v24`, stroke: COLOURS.ink, 'stroke-width': 4 }) +
    drawText(at(value), scale + 40, top, { size: 28, weight: 'bold', anchor: 'middle' }) +
    drawText(at(value), scale + 76, below, { size: 21, anchor: 'middle', colour: COLOURS.mutedInk });
  return {
    picture: {
      width: 860,
      height: 306,
      content:
        element('path', {
          d: `M190 ${rope}H670`,
          stroke: COLOURS.mutedInk,
          'stroke-width': 9,
          'stroke-linecap': 'round',
        }) +
        drawBox('Generator', { x: 10, y: rope - 42, width: 180, height: 84, tone: FAKE, size: 25 }) +
        drawBox('Discriminator', { x: 670, y: rope - 42, width: 180, height: 84, tone: CRITIC, size: 22 }) +
        drawStraightArrow([390, rope - 36], [230, rope - 36], FAKE.line, 7) +
        drawText(310, rope - 66, 'smaller', {
          size: 22,
          weight: 'bold',
          anchor: 'middle',
          colour: FAKE.ink,
        }) +
        drawStraightArrow([470, rope - 36], [630, rope - 36], CRITIC.line, 7) +
        drawText(550, rope - 66, 'larger', {
          size: 22,
          weight: 'bold',
          anchor: 'middle',
          colour: CRITIC.ink,
        }) +
        element('circle', {
          cx: 430,
          cy: rope,
          r: 18,
          fill: COLOURS.orange,
          stroke: COLOURS.paper,
          'stroke-width': 3,
        }) +
        element('path', {
          d: `M430 ${rope + 20}V${scale - 16}`,
          stroke: COLOURS.orange,
          'stroke-width': 3,
          'stroke-dasharray': '4 5',
        }) +
        element('path', { d: `M30 ${scale}H830`, stroke: COLOURS.mutedInk, 'stroke-width': 3 }) +
        mark(EQUILIBRIUM_VALUE, `V = −log 4 = ${formatFixed(EQUILIBRIUM_VALUE, 3)}`, 'no idea') +
        mark(0, '0', 'always right') +
        drawText(36, scale + 40, '−∞', { size: 28, weight: 'bold' }) +
        drawText(36, scale + 76, 'sure and wrong', { size: 21, colour: COLOURS.mutedInk }),
    },
    label:
      'A rope between generator and discriminator above a scale of V from minus infinity to 0; the knot is at −log 4.',
  };
}

/** The discriminator's loss without an idea, as a sum and as half of it. */
export function drawSumOrHalf(): SlideFigure {
  const sum = discriminatorLoss({ real: [0], fake: [0] });
  const half = discriminatorLoss({ real: [0], fake: [0], halve: true });
  const length = (loss: number) => loss * 400;
  const part = (x: number, y: number, loss: number, text: string, tone: typeof REAL | typeof FAKE) =>
    element('rect', {
      x,
      y,
      width: length(loss),
      height: 92,
      fill: tone.pale,
      stroke: tone.line,
      'stroke-width': 3,
    }) +
    drawText(x + length(loss) / 2, y + 46, text, {
      size: 22,
      weight: 'bold',
      anchor: 'middle',
      colour: tone.ink,
    });
  const total = (y: number, loss: number) =>
    drawText(30 + length(loss) + 24, y + 46, formatFixed(loss, 3), { size: 48, weight: 'bold' });
  const head = (y: number, text: string) => drawText(30, y, text, { size: 22, colour: COLOURS.mutedInk });
  const lower = 236;
  return {
    picture: {
      width: 860,
      height: 340,
      content:
        head(20, 'the sum: TensorFlow’s tutorial, the case study') +
        part(30, 42, sum.real, `real ${formatFixed(sum.real, 3)}`, REAL) +
        part(30 + length(sum.real), 42, sum.fake, `fakes ${formatFixed(sum.fake, 3)}`, FAKE) +
        total(42, sum.total) +
        head(lower - 22, 'half of it: Abdurakhmanova’s and Dinh’s slides') +
        part(30, lower, half.total / 2, 'real', REAL) +
        part(30 + length(half.total / 2), lower, half.total / 2, 'fakes', FAKE) +
        total(lower, half.total),
    },
    label: 'Two bars for a critic without an idea: real and fake parts added, and half of that.',
  };
}

const bell = (center: number) => (x: number) => Math.exp(-((x - center) ** 2) / 2) / Math.sqrt(2 * Math.PI);

/** Two bells, and the best answer at each place. */
export function drawBells(): SlideFigure {
  const plot = new Plot({
    box: { left: 56, top: 20, width: 790, height: 320 },
    x: [-3, 5],
    y: [0, 1],
    xTicks: [-2, -1, 0, 1, 2, 3, 4],
    yTicks: [0, 0.5, 1],
    formatTick: (value) => (value === 0.5 ? '½' : formatNumber(value)),
  });
  const [real, fake] = [bell(0), bell(2)];
  const best = (x: number) => optimalDiscriminator([real(x)], [fake(x)])[0]!;
  const marks = [0, 1, 2].map((x) => {
    const text = x === 1 ? '½' : formatNumber(best(x), 2);
    return (
      element('path', {
        d: `M${plot.x(x)} ${plot.y(best(x))}V${plot.y(0)}`,
        stroke: CRITIC.line,
        'stroke-width': 2,
        'stroke-dasharray': '4 5',
      }) +
      plot.dot([x, best(x)], CRITIC.line, 10) +
      plot.text([x, best(x)], text, { dx: 18, dy: -18, size: 30, weight: 'bold', colour: CRITIC.ink })
    );
  });
  const name = { size: 24, weight: 'bold', anchor: 'middle' } as const;
  return {
    picture: {
      width: 860,
      height: 372,
      content:
        plot.area((x) => 1.5 * real(x), REAL.pale) +
        plot.area((x) => 1.5 * fake(x), FAKE.pale) +
        plot.frame +
        plot.curve((x) => 1.5 * real(x), { colour: REAL.line, width: 4 }) +
        plot.curve((x) => 1.5 * fake(x), { colour: FAKE.line, width: 4, dash: '12 7' }) +
        plot.curve(best, { colour: CRITIC.line, width: 6 }) +
        marks.join('') +
        plot.text([-0.62, 0.36], 'real', { ...name, colour: REAL.ink }) +
        plot.text([2.62, 0.36], 'fake', { ...name, colour: FAKE.ink }) +
        plot.text([-2.9, 1], 'best answer D*', { ...name, anchor: 'start', dy: 30, colour: CRITIC.ink }),
    },
    label:
      'Two bells around 0 and 2; the best answer falls from 1 on the left to 0 on the right and is one half between them.',
  };
}

/** A bell as probabilities of places: as notebook 05 has it. */
const places = Array.from({ length: 421 }, (_, i) => -9 + i / 20);
const shares = (center: number) => {
  const heights = places.map(bell(center));
  const total = heights.reduce((a, b) => a + b, 0);
  return heights.map((height) => height / total);
};

/** Jensen-Shannon divergence of two bells at a distance. */
export function bellDivergence(distance: number): number {
  return jsDivergence(shares(0), shares(distance));
}

/** What a small picture of two bells shows of the line. */
const PAIR = [-2.6, 8.6] as const;

/** Two bells side by side, as small as a word. */
function drawPair(distance: number, width: number): string {
  const plot = new Plot({
    box: { left: 0, top: 0, width, height: 60 },
    x: PAIR,
    y: [0, 0.45],
    xTicks: [],
    yTicks: [],
  });
  return (
    plot.area(bell(0), REAL.pale) +
    plot.area(bell(distance), FAKE.pale) +
    plot.curve(bell(0), { colour: REAL.line, width: 3 }) +
    plot.curve(bell(distance), { colour: FAKE.line, width: 3, dash: '6 4' })
  );
}

/** What the generator minimises, over the distance of two bells. */
export function drawDrift(): SlideFigure {
  const plot = new Plot({
    box: { left: 60, top: 96, width: 780, height: 240 },
    x: [-0.4, 6.4],
    y: [0, 1],
    xTicks: [0, 1, 2, 3, 4, 5, 6],
    yTicks: [0, 0.5],
    xLabel: 'distance',
  });
  const steps = Array.from({ length: 61 }, (_, i) => i / 10);
  const line = steps.map((distance): Place => [distance, bellDivergence(distance)]);
  const wide = 130;
  const pairs = [0, 2, 6].map((distance) => {
    const middle = ((distance / 2 - PAIR[0]) / (PAIR[1] - PAIR[0])) * wide;
    return moveTo(plot.x(distance) - middle, 8, drawPair(distance, wide));
  });
  const most = Math.log(2);
  const name = { size: 22, weight: 'bold' } as const;
  return {
    picture: {
      width: 860,
      height: 392,
      content:
        pairs.join('') +
        plot.frame +
        element('path', {
          d: `M60 ${plot.y(most)}H840`,
          stroke: COLOURS.mutedInk,
          'stroke-width': 2,
          'stroke-dasharray': '3 5',
        }) +
        plot.text([-0.4, most], `log 2 = ${formatFixed(most, 3)}`, {
          dx: 8,
          dy: -16,
          size: 20,
          colour: COLOURS.mutedInk,
        }) +
        plot.line(
          steps.map((distance): Place => [distance, distance / 6]),
          { colour: COLOURS.purple, dash: '12 7', width: 4 },
        ) +
        plot.line(line, { colour: COLOURS.ink, width: 6 }) +
        plot.text([1.6, bellDivergence(1.6)], 'JS', { ...name, size: 30, dx: 22, dy: 34 }) +
        plot.text([4.7, 0.93], 'the distance ÷ 6', { ...name, anchor: 'end', colour: COLOURS.purpleInk }) +
        plot.text([5.3, most], 'flat: no hint', { ...name, anchor: 'middle', dy: 40 }),
    },
    label:
      'The Jensen-Shannon divergence of two bells rises with their distance and becomes flat near log 2.',
  };
}

/** One pass of Algorithm 1: the discriminator's step k times, then the generator's. */
export function drawAlgorithm(): SlideFigure {
  const row = (y: number, learner: 'D' | 'G'): string => {
    const phase = learner === 'D' ? CRITIC : FAKE;
    const [critic, maker] = learner === 'D' ? [CRITIC, QUIET] : [QUIET, FAKE];
    const middle = y + 74;
    const box = (text: string, x: number, width: number, tone: Tone, size = 24) =>
      drawBox(text, { x, y: middle - 32, width, height: 64, tone, size });
    const [gx, dx] = [196, 400];
    const back =
      learner === 'D'
        ? `M640 ${middle + 32}V${middle + 62}H${dx + 45}V${middle + 42}`
        : `M640 ${middle + 32}V${middle + 62}H${gx + 45}V${middle + 42}`;
    const target = (learner === 'D' ? dx : gx) + 45;
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
      element('path', { d: back, fill: 'none', stroke: phase.line, 'stroke-width': 5 }) +
      drawStraightArrow([target, middle + 60], [target, middle + 34], phase.line, 5) +
      drawText(learner === 'D' ? 660 : 660, middle + 62, learner === 'D' ? 'D climbs' : 'G descends', {
        size: 21,
        weight: 'bold',
        colour: phase.ink,
      })
    );
  };
  const data =
    drawText(382, 26, 'data x', { size: 18, weight: 'bold', anchor: 'end', colour: REAL.ink }) +
    element('path', { d: 'M388 26H446.5', fill: 'none', stroke: REAL.line, 'stroke-width': 3.5 }) +
    drawStraightArrow([445, 26], [445, 42], REAL.line, 3.5);
  return {
    picture: {
      width: 860,
      height: 392,
      content:
        moveTo(
          0,
          10,
          row(0, 'D') +
            data +
            drawText(30, 142, '↻ k times', { size: 27, weight: 'bold', colour: CRITIC.ink }),
        ) +
        moveTo(
          0,
          210,
          row(0, 'G') + drawText(30, 142, 'then once', { size: 27, weight: 'bold', colour: FAKE.ink }),
        ),
    },
    label:
      'Two loops. Above, k times: noise through G, fakes and data into D, and D climbs. Below, once: noise through G and D, and G descends.',
  };
}

/** Who moves when, as beads: four programs of the decks. */
export function drawOrder(): SlideFigure {
  const bead = (x: number, y: number, who: 'D' | 'G') => {
    const tone = who === 'D' ? CRITIC : FAKE;
    return who === 'D'
      ? drawBox(who, { x, y: y - 26, width: 52, height: 52, tone, size: 25 })
      : element('circle', {
          cx: x + 26,
          cy: y,
          r: 26,
          fill: tone.pale,
          stroke: tone.line,
          'stroke-width': 3,
        }) + drawText(x + 26, y, who, { size: 25, weight: 'bold', anchor: 'middle', colour: tone.ink });
  };
  const rows: { name: string; where: string; beads: string; together?: boolean }[] = [
    { name: 'Algorithm 1, k = 1', where: 'Abdurakhmanova, Fadugba', beads: 'DGDGDGDG' },
    { name: 'Algorithm 1, k = 3', where: 'Fadugba’s slides', beads: 'DDDGDDDG' },
    { name: 'G first', where: 'Dinh’s slides', beads: 'GDGDGDGD' },
    { name: 'both at once', where: 'Guan’s case study', beads: 'DGDGDGDG', together: true },
  ];
  const content = rows.map(({ name, where, beads, together }, index) => {
    const y = 46 + index * 96;
    const line = [...beads].map((who, i) => {
      const x = 300 + (together ? Math.floor(i / 2) * 140 + (i % 2) * 50 : i * 70);
      return bead(x, y, who as 'D' | 'G');
    });
    return (
      drawText(4, y - 13, name, { size: 25, weight: 'bold' }) +
      drawText(4, y + 17, where, { size: 19, colour: COLOURS.mutedInk }) +
      element('path', { d: `M290 ${y}H856`, stroke: COLOURS.line, 'stroke-width': 3 }) +
      line.join('')
    );
  });
  return {
    picture: { width: 860, height: 378, content: content.join('') },
    label: 'Four rows of beads D and G: in turn, three D for one G, G first, and both at once.',
  };
}
