/** A run that was stopped and taken up again from its checkpoint, over the same run without a stop. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLOURS } from '../../../src/drawing/palette';
import { DOT, drawText, type Picture } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import { drawPath, makePicture } from '../../../src/drawing/shapes';
import { chooseTicks } from '../../../src/drawing/ticks';

interface Losses {
  discriminatorLoss: number;
  generatorLoss: number;
}

interface ResumeFile {
  stoppedAt: number;
  whole: Losses[];
  resumed: Losses[];
}

const FILE = join(__dirname, '..', '..', '..', 'experiments', 'resume', 'results.json');

export const loadResume = () => JSON.parse(readFileSync(FILE, 'utf8')) as ResumeFile;

/** Of both losses over all steps. */
export function largestDifference(): number {
  const { whole, resumed } = loadResume();
  return Math.max(
    ...whole.flatMap((losses, step) => [
      Math.abs(losses.discriminatorLoss - resumed[step]!.discriminatorLoss),
      Math.abs(losses.generatorLoss - resumed[step]!.generatorLoss),
    ]),
  );
}

export const describeResume = () => {
  const { whole, stoppedAt } = loadResume();
  return `The critic's loss over ${whole.length} steps, once run through, once stopped after step ${stoppedAt} and resumed: the same.`;
};

/** The critic's loss: a wide line that ran through, and dots of the run that was stopped. */
export function drawResume(): Picture {
  const { stoppedAt, ...runs } = loadResume();
  const [whole, resumed] = [runs.whole, runs.resumed].map((all) =>
    all.map(({ discriminatorLoss }, step) => [step + 1, discriminatorLoss] as const),
  ) as [(readonly [number, number])[], (readonly [number, number])[]];
  const values = [...whole, ...resumed].map(([, loss]) => loss);
  const [low, high] = [Math.min(...values) * 0.92, Math.max(...values) * 1.08];
  const plot = new Plot({
    box: { left: 56, top: 60, width: 790, height: 246 },
    x: [0, whole.length],
    y: [low, high],
    yTicks: chooseTicks(low, high, 4).filter((tick) => tick >= low),
    xTicks: chooseTicks(0, whole.length, 6),
    xLabel: 'step',
  });
  const drawDots = (places: readonly (readonly [number, number])[]) =>
    drawPath(places.map(([x, y]) => `M${x} ${y}${DOT}`).join(''), COLOURS.vermilion, 6.5);
  const stop = stoppedAt + 0.5;
  return makePicture(
    860,
    356,
    plot.frame,
    plot.line(whole, { colour: COLOURS.sky, width: 9 }),
    drawDots(resumed.map(([step, loss]) => [plot.x(step), plot.y(loss)])),
    plot.vertical(stop, { colour: COLOURS.ink, width: 2.5, dash: '7 5' }),
    drawText(plot.x(stop) + 12, 56, `stopped after step ${stoppedAt}, and resumed`, {
      size: 17,
      weight: 'bold',
    }),
    drawPath('M60 16h40', COLOURS.sky, 9),
    drawText(112, 16, 'ran through', { size: 17 }),
    drawDots([290, 304, 318].map((x) => [x, 16])),
    drawText(334, 16, 'stopped and resumed', { size: 17 }),
  );
}
