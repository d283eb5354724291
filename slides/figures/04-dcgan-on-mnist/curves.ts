/** The curves of a run, and a run that was stopped and taken up again. */

import { COLOURS } from '../../../src/drawing/palette';
import { DOT, drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { drawPath, makePicture } from '../../../src/drawing/shapes';
import { chooseTicks } from '../../../src/drawing/ticks';
import { PLAYER } from '../../../src/drawing/tones';
import { runningMean } from '../../../src/figures/training-curves';
import type { StepReport } from '../../../src/training/loop';

interface Line {
  name: string;
  values: readonly number[];
  colour: string;
  ink: string;
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
  const top = 66;
  const bottom = height - 38;
  const x = (step: number) => LEFT + (step / steps) * (width - LEFT - 8);
  const y = (value: number) => bottom - (Math.min(value, high) / high) * (bottom - top);
  let content = drawText(0, 12, title, { size: 19, weight: 'bold' });
  for (const tick of chooseTicks(0, high, 4)) {
    content += drawPath(`M${LEFT} ${y(tick).toFixed(1)}H${width - 8}`, COLOURS.line, 1.2);
    content += drawText(LEFT - 8, y(tick), String(tick), {
      size: 15,
      anchor: 'end',
      colour: COLOURS.mutedInk,
    });
  }
  for (const tick of chooseTicks(0, steps, 4)) {
    content += drawText(x(tick), bottom + 16, tick.toLocaleString('en'), {
      size: 15,
      anchor: tick === 0 ? 'start' : 'middle',
      colour: COLOURS.mutedInk,
    });
  }
  content += drawText((LEFT + width) / 2, bottom + 32, 'step', {
    size: 15,
    anchor: 'middle',
    colour: COLOURS.mutedInk,
  });
  content += drawPath(`M${LEFT} ${y(level.value).toFixed(1)}H${width - 8}`, COLOURS.ink, 2, '3 5');
  if (level.name)
    content += drawText(width - 10, y(level.value) - 12, level.name, { size: 15, anchor: 'end' });
  let legend = LEFT;
  for (const { name, values, colour, ink, dash } of lines) {
    const stride = Math.max(1, Math.floor(values.length / MOST));
    const points = values.flatMap((value, step) =>
      step % stride === 0 || step === values.length - 1
        ? [`${x(step + 1).toFixed(1)} ${y(value).toFixed(1)}`]
        : [],
    );
    content += drawPath(`M${points.join('L')}`, colour, 3.2, dash);
    content += drawPath(`M${legend} 42h28`, colour, 3.6, dash);
    content += drawText(legend + 36, 42, name, { size: 16, colour: ink });
    legend += 36 + name.length * 10.4 + 24;
  }
  return content;
}

const SMOOTH = 25;

/** The distance from real digits after every epoch, on an axis from 0. */
function drawScore(scores: readonly number[], width: number, height: number): string {
  const bottom = height - 24;
  const high = Math.max(...scores);
  const x = (epoch: number) => LEFT + (epoch / scores.length) * (width - LEFT - 60);
  const y = (value: number) => bottom - (value / high) * (bottom - 34);
  const points = scores.map((value, index) => `${x(index + 1).toFixed(1)} ${y(value).toFixed(1)}`);
  const small = { size: 15, colour: COLOURS.mutedInk } as const;
  const named = [0, scores.length - 1].map((index) =>
    drawText(x(index + 1) + 10, y(scores[index]!) - (index === 0 ? 0 : 12), scores[index]!.toFixed(3), {
      size: 17,
      weight: 'bold',
      colour: COLOURS.greenInk,
    }),
  );
  return [
    drawText(0, 10, 'Distance of the images from real digits', { size: 19, weight: 'bold' }),
    drawPath(`M${LEFT} ${bottom}H${width - 60}`, COLOURS.mutedInk, 1.2),
    drawText(LEFT - 8, bottom, '0', { ...small, anchor: 'end' }),
    drawPath(`M${points.join('L')}`, COLOURS.green, 3.6),
    ...named,
    ...chooseTicks(0, scores.length, 5).map((tick) =>
      drawText(x(tick), bottom + 16, String(tick), { ...small, anchor: 'middle' }),
    ),
    drawText(width - 50, bottom + 16, 'epoch', small),
  ].join('');
}

/** Both losses, what D says of real images and of fakes, and below them the score of every epoch. */
export function drawCurves(steps: readonly StepReport[], scores: readonly number[]): Picture {
  const smooth = (pick: (report: StepReport) => number) => runningMean(steps.map(pick), SMOOTH);
  const { discriminator: d, generator: g } = PLAYER;
  const losses = [
    { name: 'critic', values: smooth((report) => report.discriminatorLoss), colour: d.line, ink: d.ink },
    {
      name: 'artist',
      values: smooth((report) => report.generatorLoss),
      colour: g.line,
      ink: g.ink,
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
          { name: 'D(x), real', values: smooth((report) => report.realScore), colour: d.line, ink: d.ink },
          {
            name: 'D(G(z)), fake',
            values: smooth((report) => report.fakeScore),
            colour: g.line,
            ink: g.ink,
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

/** Two trainings over each other: one ran through, the other was stopped and went on from its checkpoint. */
export function drawResume({
  whole,
  resumed,
  stoppedAt,
}: {
  whole: number[];
  resumed: number[];
  stoppedAt: number;
}): Picture {
  const width = 860;
  const height = 350;
  const bottom = height - 36;
  const high = Math.max(...whole, ...resumed) * 1.08;
  const low = Math.min(...whole, ...resumed) * 0.92;
  const x = (step: number) => 56 + (step / whole.length) * (width - 70);
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - 60);
  const path = (values: readonly number[]) =>
    `M${values.map((value, step) => `${x(step + 1).toFixed(1)} ${y(value).toFixed(1)}`).join('L')}`;
  const ticks = chooseTicks(low, high, 4).filter((tick) => tick >= low);
  const dots = resumed
    .map((value, step) => `M${x(step + 1).toFixed(1)} ${y(value).toFixed(1)}${DOT}`)
    .join('');
  return makePicture(
    width,
    height,
    ...ticks.map(
      (tick) =>
        drawPath(`M56 ${y(tick).toFixed(1)}H846`, COLOURS.line, 1.2) +
        drawText(48, y(tick), String(tick), { size: 15, anchor: 'end', colour: COLOURS.mutedInk }),
    ),
    drawPath(path(whole), COLOURS.sky, 9),
    drawPath(dots, COLOURS.vermilion, 6.5),
    drawPath(`M${x(stoppedAt + 0.5).toFixed(1)} 46V${bottom}`, COLOURS.ink, 2.5, '7 5'),
    drawText(x(stoppedAt + 0.5) + 12, 56, `stopped after step ${stoppedAt}, and resumed`, {
      size: 17,
      weight: 'bold',
    }),
    drawPath('M60 16h40', COLOURS.sky, 9),
    drawText(112, 16, 'ran through', { size: 17 }),
    drawPath(['M290 16', 'M304 16', 'M318 16'].map((at) => at + DOT).join(''), COLOURS.vermilion, 6.5),
    drawText(334, 16, 'stopped and resumed', { size: 17 }),
    ...chooseTicks(0, whole.length, 6).map((tick) =>
      drawText(x(tick), bottom + 16, String(tick), { size: 15, anchor: 'middle', colour: COLOURS.mutedInk }),
    ),
    drawText(width / 2, bottom + 32, 'step', { size: 15, anchor: 'middle', colour: COLOURS.mutedInk }),
  );
}
