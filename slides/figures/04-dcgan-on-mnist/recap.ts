/** Lecture 4 in three pictures. */

import { drawBox, drawPath, drawPixels, drawTiles, takeTile } from '../../../src/drawing/shapes';
import { PLAYER } from '../../../src/drawing/tones';
import { runningMean } from '../../../src/figures/training-curves';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawThree, FRAME, fitToFrame, SIDE } from '../recap';
import { cutTiles, loadRun, type Run } from './run';

/** 7 by 7, 14 by 14, 28 by 28, to scale. */
function drawGrowth(run: Run): string {
  const unit = 5;
  const { line, pale } = PLAYER.generator;
  const square = (x: number, side: number) =>
    drawBox({ x, y: SIDE / 2 - side / 2, width: side, height: side, fill: pale, stroke: line, radius: 4 });
  const digit = takeTile(cutTiles(run.frames.at(-1)!), 1);
  return (
    FRAME +
    square(12, 7 * unit) +
    square(12 + 7 * unit + 7, 14 * unit) +
    drawPixels(digit, { x: 12 + 21 * unit + 14, y: SIDE / 2 - 14 * unit + 10, width: 24 * unit + 6 }, line)
  );
}

/** Three latents early, half-way and at the end. */
function drawProgress({ frames }: Run): string {
  const picked = [2, Math.floor(frames.length / 4), frames.length - 1];
  const shown = picked.map((frame, row) => {
    const images = cutTiles(frames[frame]!);
    const size = images.width * images.height;
    const three = { ...images, count: 3, pixels: images.pixels.slice(0, 3 * size) };
    return drawTiles(three, { x: 0, y: row * 80, width: 238, columns: 3 }).content;
  });
  return fitToFrame({ width: 238, height: 240, content: shown.join('') });
}

/** Both losses, smoothed, without numbers. */
function drawLevels({ steps }: Run): string {
  const line = (values: readonly number[], colour: string, dash?: string) => {
    const stride = Math.ceil(values.length / 160);
    const points = values
      .filter((_, step) => step % stride === 0)
      .map((value, index, all) => {
        const x = 16 + (index / (all.length - 1)) * (SIDE - 32);
        return `${x.toFixed(1)} ${(SIDE - 20 - Math.min(value, 2) * 110).toFixed(1)}`;
      });
    return drawPath(`M${points.join('L')}`, colour, 5, dash);
  };
  const smooth = (pick: (step: Run['steps'][number]) => number) => runningMean(steps.map(pick), 60);
  return (
    FRAME +
    line(
      smooth(({ discriminatorLoss }) => discriminatorLoss),
      PLAYER.discriminator.line,
    ) +
    line(
      smooth(({ generatorLoss }) => generatorLoss),
      PLAYER.generator.line,
      '11 7',
    )
  );
}

export function drawRecap(): SlideFigure {
  const run = loadRun();
  return drawThree(
    [
      [drawGrowth(run), 'Each stride doubles'],
      [drawProgress(run), 'Same latents, later on'],
      [drawLevels(run), 'Losses only level off'],
    ],
    'Squares that grow from seven to a digit of twenty-eight pixels, three latents at three moments of the run, and both losses, level.',
  );
}
