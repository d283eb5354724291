/** The decks' applications in miniature: what is given, and what the course's own networks answer. */
import {
  readCycle,
  readFaces,
  readMended,
  readPaintings,
} from '../../../experiments/applications/read-pictures';
import { arrowAlong } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import type { Raster } from '../../../src/drawing/png';
import { drawBox, drawPixels, makePicture } from '../../../src/drawing/shapes';

const SIDE = 100;

/** A test digit by its place among those that were answered. */
const DIGIT = { five: 0, seven: 2, two: 3 };

/** One of ten sentences, and one of the lists of attributes. */
const [SENTENCE, LIST] = [2, 'long hair'];

/** A picture, or the lines of what is asked for. */
type Given = Raster | readonly string[];

function drawGiven(given: Given): string {
  if ('pixels' in given) return drawPixels(given, { x: 0, y: 34, width: SIDE });
  const look = { fill: COLOURS.faint, stroke: COLOURS.line, radius: 6 };
  const top = 34 + SIDE / 2 - 11 * (given.length - 1);
  return (
    drawBox({ x: 0, y: 34, width: SIDE, height: SIDE, ...look }) +
    given
      .map((line, row) =>
        drawText(SIDE / 2, top + 22 * row, line, { size: 17, weight: 'bold', anchor: 'middle' }),
      )
      .join('')
  );
}

function listTasks(): { name: string; given: Given; answer: Raster }[] {
  const [rain, small, half] = [
    readMended('de-raining'),
    readMended('super-resolution'),
    readMended('completion'),
  ];
  const { digits, outlines } = readCycle();
  const { sentences, painted } = readPaintings();
  const face = readFaces().find(({ wanted }) => wanted.join() === LIST)!.faces[0]!;
  // "a thick red two on black": the article and the ground are left out.
  const words = sentences[SENTENCE]!.split(' ').slice(1, 4);
  return [
    { name: 'Take the rain away', given: rain.given[DIGIT.two]!, answer: rain.GAN[DIGIT.two]! },
    { name: 'Sharpen', given: small.given[DIGIT.five]!, answer: small.GAN[DIGIT.five]! },
    { name: 'Fill the lower half', given: half.given[DIGIT.seven]!, answer: half.GAN[DIGIT.seven]! },
    { name: 'Draw what is written', given: words, answer: painted[SENTENCE]! },
    { name: 'Draw what is listed', given: ['a face,', LIST], answer: face },
    { name: 'Change the style', given: digits[DIGIT.two]!, answer: outlines[DIGIT.two]! },
  ];
}

/** Six tasks: given, and answered. */
export function drawApplications(): Picture {
  const content = listTasks().map(({ name, given, answer }, index) =>
    moveTo(
      (index % 3) * 300,
      Math.floor(index / 3) * 182,
      drawText(0, 12, name, { size: 18, weight: 'bold' }),
      drawGiven(given),
      arrowAlong([108, 84], [142, 84]),
      drawPixels(answer, { x: 150, y: 34, width: SIDE }, COLOURS.vermilion),
    ),
  );
  return makePicture(852, 318, ...content);
}
