/** Lengths of latents on the way from one to another. */

import { measureLatentLengths } from '../../../src/arithmetic/latent-lengths';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawCircle, onPress } from '../../../src/drawing/shapes';
import { RandomStream } from '../../../src/random/stream';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawHeading, WIDTH } from '../draw';

/** Numbers in a latent of the case study's DCGAN. */
const SIZE = 100;
export const PAIRS = 500;
const PLACES = 20;

let measured: ReturnType<typeof compareWays> | undefined;
export function measureWays() {
  measured ??= compareWays();
  return measured;
}

function compareWays() {
  const random = new RandomStream(11);
  const pairs = Array.from({ length: PAIRS }, () => [random.normals(SIZE), random.normals(SIZE)] as const);
  return measureLatentLengths(pairs, PLACES);
}

export function drawWays(): SlideFigure {
  const ways = measureWays();
  const HEIGHT = 376;
  const plot = new Plot({
    box: { left: 56, top: 8, width: WIDTH - 122, height: HEIGHT - 54 },
    x: [0, 1],
    y: [6, 13],
    yTicks: [6, 8, 10, 12],
    xTicks: [0, 0.5, 1],
    formatX: (value) => ({ 0: 'first latent', 0.5: 'halfway', 1: 'second latent' })[value] ?? '',
  });
  const [low, high] = ways.usual;
  const middle = PLACES / 2;
  const dot = (value: number, colour: string) =>
    drawCircle([plot.x(0.5), plot.y(value)], 8, { fill: colour });
  const content =
    element('rect', {
      x: plot.x(0),
      y: plot.y(high),
      width: plot.x(1) - plot.x(0),
      height: plot.y(low) - plot.y(high),
      fill: COLOURS.bluePale,
    }) +
    plot.frame +
    drawText(plot.x(0.02), plot.y(high) + 18, `here lie 99 of 100 latents`, {
      size: 18,
      colour: COLOURS.blueInk,
    }) +
    drawText(plot.x(0) + 8, 16, 'length of the latent', { size: 16, colour: COLOURS.mutedInk }) +
    plot.line(
      ways.shares.map((share, i) => [share, ways.lerp[i]!]),
      { colour: COLOURS.vermilion, width: 5, dash: '14 7' },
    ) +
    dot(ways.lerp[middle]!, COLOURS.vermilion) +
    drawHeading(
      plot.x(0.5) + 20,
      plot.y(ways.lerp[middle]!) + 20,
      `straight: ${ways.lerp[middle]!.toFixed(2)}`,
      'fake',
      22,
    ) +
    onPress(
      plot.line(
        ways.shares.map((share, i) => [share, ways.slerp[i]!]),
        { colour: COLOURS.green, width: 5 },
      ) +
        dot(ways.slerp[middle]!, COLOURS.green) +
        drawHeading(
          plot.x(0.5) + 20,
          plot.y(ways.slerp[middle]!) - 24,
          `on the sphere: ${ways.slerp[middle]!.toFixed(2)}`,
          'good',
          22,
        ),
    );
  return makeFigure(
    [WIDTH, HEIGHT],
    `Mean length of latents between two draws of ${SIZE} normal numbers: halfway ${ways.lerp[middle]!.toFixed(2)} on the straight way, ${ways.slerp[middle]!.toFixed(2)} on the sphere.`,
    content,
  );
}
