/** k and momentum, each against its opposite over seeds. */
import trials from '../../../experiments/first-gan/trials.json';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, FAKE } from './shapes';

interface Contest {
  readonly title: string;
  /** Names of the two trials, and what stands below them. */
  readonly pair: readonly [string, string];
  readonly names: readonly [string, string];
}

function drawContest({ title, pair, names }: Contest, width: number): string {
  const plot = new Plot({
    box: { left: 56, top: 50, width: width - 66, height: 278 },
    x: [-0.45, 1.45],
    y: [0, 0.75],
    xTicks: [],
    yTicks: [0, 0.2, 0.4, 0.6],
  });
  const js = (trial: string, seed: number) =>
    trials.rows.find((row) => row.trial === trial && row.seed === seed)!.js;
  const count = Math.max(...trials.rows.map(({ seed }) => seed));
  const lines = Array.from({ length: count }, (_, i) => {
    const [left, right] = [js(pair[0], i + 1), js(pair[1], i + 1)];
    return (
      plot.line(
        [
          [0, left],
          [1, right],
        ],
        { colour: COLOURS.mutedInk, width: 2.5 },
      ) +
      plot.dot([0, left], CRITIC.line, 9) +
      plot.dot([1, right], FAKE.line, 9)
    );
  });
  const most = Math.log(2);
  return (
    drawText(56, 16, title, { size: 24, weight: 'bold' }) +
    plot.frame +
    plot.line(
      [
        [-0.45, most],
        [1.45, most],
      ],
      { colour: COLOURS.mutedInk, width: 2, dash: '3 5' },
    ) +
    plot.text([-0.45, most], 'nothing in common', { dx: 6, dy: -16, size: 18, colour: COLOURS.mutedInk }) +
    lines.join('') +
    names
      .map((name, i) =>
        drawText(plot.x(i), 354, name, {
          size: 28,
          weight: 'bold',
          anchor: 'middle',
          colour: (i ? FAKE : CRITIC).ink,
        }),
      )
      .join('')
  );
}

/** k and momentum over seeds: lower is nearer to the data. */
export function drawTrials(): SlideFigure {
  const k = {
    title: 'steps of D for one of G',
    pair: ['k = 1', 'k = 5'],
    names: ['k = 1', 'k = 5'],
  } as const;
  const momentum = { title: 'momentum', pair: ['momentum 0', 'momentum 0.9'], names: ['0', '0.9'] } as const;
  return makeFigure(
    [860, 376],
    'Divergence after 20 epochs over five seeds: for k = 1 and 5, and for momentum 0 and 0.9.',
    drawContest(k, 410),
    moveTo(440, 0, drawContest(momentum, 410)),
  );
}
