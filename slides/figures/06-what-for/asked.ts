/** Faces by a list of attributes, as the shipped network draws them. */
import { readFaces } from '../../../experiments/applications/read-pictures';
import { drawText } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawImage, WIDTH } from '../draw';

const [SIDE, STEP, TOP, LATENTS] = [108, 147, 62, 3];

/** A column for each list; the faces of a row have the same random numbers. */
export function drawAsked(): SlideFigure {
  const lists = readFaces();
  const content = lists.map(({ wanted, faces }, column) => {
    const x = column * STEP + (WIDTH - 5 * STEP - SIDE) / 2;
    const words = wanted.length === 0 ? ['none'] : wanted;
    const heading = words.map((word, row) =>
      drawText(x + SIDE / 2, TOP - 16 - 20 * (words.length - 1 - row), word, {
        size: 18,
        anchor: 'middle',
        weight: 'bold',
      }),
    );
    const shown = faces
      .slice(0, LATENTS)
      .map((face, row) => drawImage(face, x, TOP + row * (SIDE + 6), SIDE, 'fake'));
    const whole = [...heading, ...shown].join('');
    return column === 0 ? whole : onPress(whole);
  });
  return makeFigure(
    [WIDTH, TOP + LATENTS * (SIDE + 6) - 6],
    `Rough faces in columns, drawn on request: ${lists.map(({ wanted }) => wanted.join(' and ') || 'none of the attributes').join('; ')}.`,
    ...content,
  );
}
