/** Lengths of latents on the way from one to another. */
import { lerp, slerp, vectorLength } from '../../../src/arithmetic/interpolation';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { RandomStream } from '../../../src/random/stream';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawHeading, makePlot, reveal, WIDTH } from './draw';

/** Numbers in a latent of the case study's DCGAN. */
const SIZE = 100;
export const PAIRS = 500;
const PLACES = 20;

function makePairs() {
  const random = new RandomStream(11);
  return Array.from({ length: PAIRS }, () => [random.normals(SIZE), random.normals(SIZE)] as const);
}

/** Mean lengths along both ways, and the range in which all but one latent in a hundred lie. */
let measured: ReturnType<typeof compareWays> | undefined;
export function measureWays() {
  measured ??= compareWays();
  return measured;
}

function compareWays() {
  const pairs = makePairs();
  const mean = (way: typeof lerp, share: number) =>
    pairs.reduce((sum, [a, b]) => sum + vectorLength(way(a, b, share)), 0) / PAIRS;
  const shares = Array.from({ length: PLACES + 1 }, (_, i) => i / PLACES);
  const lengths = pairs.flatMap(([a, b]) => [vectorLength(a), vectorLength(b)]).sort((p, q) => p - q);
  const at = (share: number) => lengths[Math.round(share * (lengths.length - 1))]!;
  return {
    shares,
    lerp: shares.map((share) => mean(lerp, share)),
    slerp: shares.map((share) => mean(slerp, share)),
    usual: [at(0.005), at(0.995)] as const,
    typical: lengths.reduce((sum, x) => sum + x, 0) / lengths.length,
  };
}

export function drawWays(): SlideFigure {
  const ways = measureWays();
  const HEIGHT = 376;
  const plot = makePlot({
    width: WIDTH,
    height: HEIGHT,
    x: [0, 1],
    y: [6, 13],
    yTicks: [6, 8, 10, 12],
    xTicks: [0, 0.5, 1],
    formatX: (value) => ({ 0: 'first latent', 0.5: 'halfway', 1: 'second latent' })[value] ?? '',
  });
  const [low, high] = ways.usual;
  const middle = PLACES / 2;
  const dot = (value: number, colour: string) =>
    element('circle', { cx: plot.toX(0.5), cy: plot.toY(value), r: 8, fill: colour });
  const content =
    element('rect', {
      x: plot.toX(0),
      y: plot.toY(high),
      width: plot.toX(1) - plot.toX(0),
      height: plot.toY(low) - plot.toY(high),
      fill: COLOURS.bluePale,
    }) +
    plot.frame +
    drawText(plot.toX(0.02), plot.toY(high) + 18, `here lie 99 of 100 latents`, {
      size: 18,
      colour: COLOURS.blueInk,
    }) +
    drawText(plot.toX(0) + 8, 16, 'length of the latent', { size: 16, colour: COLOURS.mutedInk }) +
    plot.line(
      ways.shares.map((share, i) => [share, ways.lerp[i]!]),
      { colour: COLOURS.vermilion, width: 5, dash: '14 7' },
    ) +
    dot(ways.lerp[middle]!, COLOURS.vermilion) +
    drawHeading(
      plot.toX(0.5) + 20,
      plot.toY(ways.lerp[middle]!) + 20,
      `straight: ${ways.lerp[middle]!.toFixed(2)}`,
      'fake',
      22,
    ) +
    reveal(
      plot.line(
        ways.shares.map((share, i) => [share, ways.slerp[i]!]),
        { colour: COLOURS.green, width: 5 },
      ) +
        dot(ways.slerp[middle]!, COLOURS.green) +
        drawHeading(
          plot.toX(0.5) + 20,
          plot.toY(ways.slerp[middle]!) - 24,
          `on the sphere: ${ways.slerp[middle]!.toFixed(2)}`,
          'good',
          22,
        ),
    );
  return {
    picture: { width: WIDTH, height: HEIGHT, content },
    label: `Mean length of latents between two draws of ${SIZE} normal numbers: halfway ${ways.lerp[middle]!.toFixed(2)} on the straight way, ${ways.slerp[middle]!.toFixed(2)} on the sphere.`,
  };
}
