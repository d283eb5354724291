/** The batch-norm trap: while training an image depends on its neighbours. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { drawPath, drawPixels, makePicture, onPress } from '../../../src/drawing/shapes';

interface TrapFile {
  company: number;
  rows: { training: boolean; alone: string; company: string; largestDifference: number }[];
}

export function loadTrap(): TrapFile {
  const file = join(__dirname, '..', '..', '..', 'experiments', 'batch-norm-trap', 'results.json');
  return JSON.parse(readFileSync(file, 'utf8')) as TrapFile;
}

/** Left the statistics of training, right the gathered ones; each with the same latent twice. */
export function drawTrap(): Picture {
  const { company, rows } = loadTrap();
  const side = 186;
  const half = (training: boolean, title: string, x: number) => {
    const row = rows.find((one) => one.training === training)!;
    const colour = training ? COLOURS.vermilionInk : COLOURS.greenInk;
    const image = (left: number, source: string, name: string) =>
      drawPixels(source, { x: left, y: 46, width: side }) +
      drawText(left + side / 2, 46 + side + 22, name, {
        size: 17,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      });
    return moveTo(
      x,
      0,
      drawText(0, 16, title, { size: 21, weight: 'bold', colour }),
      image(0, row.alone, 'alone'),
      image(side + 20, row.company, `among ${company}`),
      drawText(side + 10, 310, training ? 'not the same image' : 'the same image', {
        size: 21,
        weight: 'bold',
        anchor: 'middle',
        colour,
      }),
    );
  };
  return makePicture(
    860,
    330,
    half(true, 'training: true', 0),
    drawPath('M430 4V322', COLOURS.line, 2),
    onPress(half(false, 'training: false', 468)),
  );
}
