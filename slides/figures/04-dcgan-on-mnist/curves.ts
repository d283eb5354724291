/** The curves of a run: losses, what the critic says, and how far the images are from real ones. */
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawPath, makePicture } from '../../../src/drawing/shapes';
import { chooseTicks } from '../../../src/drawing/ticks';
import { PLAYER, type Tone } from '../../../src/drawing/tones';
import { runningMean } from '../../../src/figures/training-curves';
import type { StepReport } from '../../../src/training/loop';

interface Line {
  name: string;
  values: readonly number[];
  tone: Tone;
  dash?: string;
}

interface ChartOptions {
  title: string;
  lines: readonly Line[];
  high: number;
  width: number;
  height: number;
  /** A level that means something; its name stands above it. */
  level: { value: number; name: string };
}

const LEFT = 44;

/** Points of a line: more than the slide has pixels would only be noise. */
const MOST = 260;

/** Lines over steps, each named at its own end of the legend. */
function drawChart({ title, lines, high, width, height, level }: ChartOptions): string {
  const steps = lines[0]!.values.length;
  const plot = new Plot({
    box: { left: LEFT, top: 66, width: width - LEFT - 8, height: height - 112 },
    x: [0, steps],
    y: [0, high],
    yTicks: chooseTicks(0, high, 2),
    xTicks: chooseTicks(0, steps, 4),
    formatX: (value) => value.toLocaleString('en'),
    xLabel: 'step',
  });
  let legend = LEFT;
  const drawn = lines.map(({ name, values, tone, dash }) => {
    const stride = Math.max(1, Math.floor(values.length / MOST));
    const places = values.flatMap((value, step) =>
      step % stride === 0 || step === values.length - 1 ? [[step + 1, Math.min(value, high)] as const] : [],
    );
    const key =
      drawPath(`M${legend} 42h28`, tone.line, 3.6, dash) +
      drawText(legend + 36, 42, name, { size: 16, colour: tone.ink });
    legend += 36 + name.length * 10.4 + 24;
    return plot.line(places, { colour: tone.line, width: 3.2, ...(dash ? { dash } : {}) }) + key;
  });
  return [
    drawText(0, 12, title, { size: 19, weight: 'bold' }),
    plot.frame,
    plot.horizontal(level.value, { colour: COLOURS.ink }),
    drawText(width - 10, plot.y(level.value) - 12, level.name, { size: 15, anchor: 'end' }),
    ...drawn,
  ].join('');
}

const SMOOTH = 25;

/** The distance from real digits after every epoch, on an axis from 0. */
function drawScore(scores: readonly number[], width: number, height: number): string {
  const high = Math.max(...scores);
  const plot = new Plot({
    box: { left: LEFT, top: 34, width: width - LEFT - 60, height: height - 58 },
    x: [0, scores.length],
    y: [0, high],
    yTicks: [0],
    xTicks: chooseTicks(0, scores.length, 5),
  });
  const named = [0, scores.length - 1].map((index) =>
    plot.text([index + 1, scores[index]!], scores[index]!.toFixed(3), {
      dx: 10,
      dy: index === 0 ? 0 : -12,
      size: 17,
      weight: 'bold',
      colour: COLOURS.greenInk,
    }),
  );
  return [
    drawText(0, 10, 'Distance of the images from real digits', { size: 19, weight: 'bold' }),
    plot.frame,
    plot.line(
      scores.map((score, index) => [index + 1, score]),
      { colour: COLOURS.green, width: 3.6 },
    ),
    ...named,
    drawText(width - 50, height - 5, 'epoch', { size: 16, colour: COLOURS.mutedInk }),
  ].join('');
}

/** Both losses, what D says of real images and of fakes, and below them the score of every epoch. */
export function drawCurves(steps: readonly StepReport[], scores: readonly number[]): Picture {
  const smooth = (pick: (report: StepReport) => number) => runningMean(steps.map(pick), SMOOTH);
  const { discriminator: d, generator: g } = PLAYER;
  const losses = [
    { name: 'critic', values: smooth((report) => report.discriminatorLoss), tone: d },
    {
      name: 'artist',
      values: smooth((report) => report.generatorLoss),
      tone: g,
      dash: '9 5',
    },
  ];
  const highest = Math.max(...losses.flatMap(({ values }) => values));
  const size = { width: 412, height: 262 };
  return makePicture(
    860,
    440,
    drawChart({
      ...size,
      title: 'Losses',
      lines: losses,
      high: Math.ceil(highest * 2.2) / 2,
      level: { value: 2 * Math.log(2), name: 'a critic without an idea' },
    }),
    moveTo(
      448,
      0,
      drawChart({
        ...size,
        title: 'What the critic says',
        lines: [
          { name: 'D(x), real', values: smooth((report) => report.realScore), tone: d },
          {
            name: 'D(G(z)), fake',
            values: smooth((report) => report.fakeScore),
            tone: g,
            dash: '9 5',
          },
        ],
        high: 1,
        level: { value: 0.5, name: '' },
      }),
    ),
    moveTo(0, 284, drawScore(scores, 860, 152)),
  );
}
