/** Lecture 6 in three pictures. */

import { readMended } from '../../../experiments/applications/read-pictures';
import { arrowAlong } from '../../../src/drawing/arrow';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawImage } from '../draw';
import { drawThree, fitToFrame } from '../recap';
import { drawRaceCurves } from './race';
import { drawWalksCorner } from './walks';

export function drawRecap(): SlideFigure {
  const { given, GAN } = readMended('super-resolution');
  const repaired =
    drawImage(given[0]!, 0, 62, 96) +
    arrowAlong([102, 110], [132, 110]) +
    drawImage(GAN[0]!, 138, 62, 96, 'fake');
  return drawThree(
    [
      [fitToFrame({ width: 234, height: 234, content: drawWalksCorner() }), 'Little by little'],
      [fitToFrame({ width: 234, height: 220, content: repaired }), 'An image, not noise'],
      [
        fitToFrame({ width: 260, height: 234, content: drawRaceCurves(260, 234, { isSmall: true }) }),
        'A GAN looks once',
      ],
    ],
    'Three walks between latents, a small digit that a network has made large, and the race of two GANs with flow matching.',
  );
}
