/** The five rules of the DCGAN paper as pictures. */

import { leakyRelu, relu } from '../../../src/arithmetic/activations';
import { standardize } from '../../../src/arithmetic/standardize';
import { arrowAlong } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { drawBox, drawCircle, drawLines, drawPath, makePicture, onPress } from '../../../src/drawing/shapes';
import { PLAYER } from '../../../src/drawing/tones';
import type { RandomStream } from '../../../src/random/stream';

const WIDTH = 162;
const STEP = 174.5;

function drawCells(x: number, y: number, count: number, side: number, fill: string): string {
  return Array.from({ length: count * count }, (_, index) =>
    element('rect', {
      x: x + (index % count) * side,
      y: y + Math.floor(index / count) * side,
      width: side - 2,
      height: side - 2,
      rx: 2,
      fill,
    }),
  ).join('');
}

/** A learned kernel moves in steps of two: 4×4 to 2×2 in the critic, and the other way round in the artist. */
function drawStrides(): string {
  const row = (y: number, name: string, left: number, right: number, player: keyof typeof PLAYER) => {
    const side = 15;
    const place = (count: number) => y + 30 - (count * side) / 2;
    return (
      drawText(14, y + 30, name, { size: 18, weight: 'bold', colour: PLAYER[player].ink, anchor: 'middle' }) +
      drawCells(30, place(left), left, side, PLAYER[player].line) +
      arrowAlong([34 + left * side, y + 30], [144 - right * side, y + 30]) +
      drawCells(150 - right * side, place(right), right, side, PLAYER[player].line)
    );
  };
  return row(0, 'D', 4, 2, 'discriminator') + row(76, 'G', 2, 4, 'generator');
}

/** A dense layer's web of lines, crossed out. */
function drawNoDense(): string {
  const left = [10, 36, 62, 88, 114];
  const right = [36, 62, 88];
  const lines = left.map((from) => right.map((to) => `M40 ${from}L122 ${to}`).join('')).join('');
  const dots = (x: number, ys: number[]) =>
    ys.map((cy) => drawCircle([x, cy], 7, { fill: COLOURS.mutedInk })).join('');
  return (
    drawPath(lines, COLOURS.line, 1.4) +
    dots(40, left) +
    dots(122, right) +
    drawPath('M24 6L138 118M138 6L24 118', COLOURS.vermilion, 6)
  );
}

function drawHistogram(values: ArrayLike<number>, y: number, fill: string): string {
  const bins = new Array<number>(27).fill(0);
  for (const value of Array.from(values)) {
    const bin = Math.floor(((value + 6) / 12) * bins.length);
    if (bin >= 0 && bin < bins.length) bins[bin]! += 1;
  }
  const highest = Math.max(...bins);
  const bars = bins.map((count, index) => {
    const height = (46 * count) / highest;
    return element('rect', { x: index * 6, y: y + 46 - height, width: 5, height, fill });
  });
  return (
    bars.join('') +
    drawPath(`M0 ${y + 47.5}h162`, COLOURS.mutedInk, 1.5) +
    drawPath(`M81 ${y - 4}v56`, COLOURS.ink, 1.5, '4 3')
  );
}

/** The same numbers before and after: mean 0, deviation 1. */
function drawNormalized(random: RandomStream): string {
  const before = Array.from(random.normals(3000), (value) => 2.4 + 1.7 * value);
  return drawHistogram(before, 4, COLOURS.orange) + drawHistogram(standardize(before), 72, COLOURS.green);
}

function drawCurve(y: number, height: number, colour: string, of: (x: number) => number): string {
  const points = Array.from({ length: 61 }, (_, index) => {
    const x = -3 + index * 0.1;
    return `${(81 + x * 24).toFixed(1)} ${(y + height / 2 - of(x) * (height / 6.4)).toFixed(1)}`;
  });
  return (
    drawPath(`M6 ${y + height / 2}H156M81 ${y}v${height}`, COLOURS.line, 1.5) +
    drawPath(`M${points.join('L')}`, colour, 4.5)
  );
}

const RULES = [
  { title: ['Strides learn', 'the resizing'], foot: ['no pooling'] },
  { title: ['No dense layers', 'at the end'], foot: ['maps all the way'] },
  { title: ['Batch norm', 'in G and D'], foot: ['mean 0,', 'deviation 1'] },
  { title: ['G: ReLU,', 'at last tanh'], foot: ['tanh: pixels in', '−1 … 1'] },
  { title: ['D: leaky ReLU', 'everywhere'], foot: ['no dead end for', 'the gradient'] },
] as const;

export function drawRules(random: RandomStream): Picture {
  const pictures = [
    drawStrides(),
    drawNoDense(),
    drawNormalized(random),
    drawCurve(0, 58, PLAYER.generator.line, relu) +
      drawCurve(68, 58, PLAYER.generator.line, (x) => 2.2 * Math.tanh(x)),
    drawCurve(4, 116, PLAYER.discriminator.line, (x) => leakyRelu(x, 0.2)),
  ];
  const cards = RULES.map(({ title, foot }, index) => {
    const card = moveTo(
      index * STEP,
      0,
      drawBox({ x: 0, y: 0, width: WIDTH, height: 330, fill: COLOURS.faint, radius: 14 }),
      drawText(16, 28, String(index + 1), { size: 26, weight: 'bold', colour: COLOURS.blueInk }),
      drawLines(WIDTH / 2, 62, title, { size: 16.8, weight: 'bold', anchor: 'middle' }),
      element('g', { transform: 'translate(5 122) scale(0.94)' }, pictures[index]!),
      drawLines(WIDTH / 2, 280, foot, { size: 16, anchor: 'middle', colour: COLOURS.mutedInk }),
    );
    return index === 0 ? card : onPress(card);
  });
  return makePicture(860, 332, ...cards);
}
