/** How strong R1 and R2 should be: five values of γ at two paces, a dot a seed. */
import sweep from '../../../experiments/modern-gan/gamma.json';
import type { Point } from '../../../src/drawing/box';
import { drawCrosses, drawDots } from '../../../src/drawing/marks';
import { Plot } from '../../../src/drawing/plot';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { nameAtRight, ROLES, WIDTH } from '../draw';

const HEIGHT = 390;
const { gammas, steps, seeds } = sweep.provenance;
const rowsOf = (pace: string, gamma: number) =>
  sweep.rows.filter((row) => row.pace === pace && row.gamma === gamma);

export const STRENGTH_VALUES = {
  'gamma.seeds': () => seeds.length,
  'gamma.steps': () => steps.toLocaleString('en'),
  'gamma.modes': () =>
    Math.max(...gammas.slice(1).flatMap((g) => rowsOf('hasty', g).map(({ modes }) => modes))),
};

/** Each run by its worst distance in the second half: the gentle pace first, the hasty one with a press. */
export function drawStrengths(): SlideFigure {
  const top = Math.max(...sweep.rows.map(({ worst }) => worst));
  const plot = new Plot({
    box: { left: 56, top: 42, width: WIDTH - 64, height: HEIGHT - 96 },
    x: [-0.5, gammas.length - 0.5],
    y: [0.1, 1.1 * top],
    logY: true,
    yTicks: [0.1, 0.3, 1, 3],
    xTicks: gammas.map((_, i) => i),
    formatX: (place) => String(gammas[place]),
    xLabel: 'γ, the strength of both penalties',
    yLabel: 'worst distance in the second half',
  });
  const places = (pace: string, shift: number) =>
    gammas.flatMap((gamma, i) =>
      rowsOf(pace, gamma).map(({ worst }): Point => [plot.x(i + shift), plot.y(worst)]),
    );
  const [gentle, hasty] = [places('gentle', -0.1), places('hasty', 0.1)];
  return makeFigure(
    [WIDTH, HEIGHT],
    'Worst distance over five strengths. With gentle steps a plateau up to 1; with hasty ones the runs without penalties go farthest away.',
    plot.frame,
    drawDots(gentle, { colour: ROLES.good.line, size: 8 }),
    nameAtRight(12, 'gentle steps: dots', 'good'),
    onPress(
      drawCrosses(hasty, { colour: ROLES.fake.line, size: 8, width: 4 }),
      nameAtRight(54, 'hasty steps: crosses', 'fake'),
    ),
  );
}
