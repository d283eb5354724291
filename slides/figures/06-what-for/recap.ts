/** Lecture 6 in three pictures. */

import { shrink } from '../../../src/data/degrade';
import { drawArrow } from '../../../src/drawing/arrow';
import type { SlideFigure } from '../../../src/slides/lecture';
import { findDigit, loadDigits } from '../digits';
import { drawImage } from '../draw';
import { drawThree, fitToFrame } from '../recap';
import { drawRaceCurves } from './race';
import { drawWalksCorner } from './walks';

export function drawRecap(): SlideFigure {
  const digit = findDigit(loadDigits().test, 5, 2);
  const repaired =
    drawImage(shrink(digit, 4), 0, 62, 96, 'fake') +
    drawArrow([
      [102, 110],
      [132, 110],
    ]) +
    drawImage(digit, 138, 62, 96, 'real');
  return drawThree(
    [
      [fitToFrame({ width: 234, height: 234, content: drawWalksCorner() }), 'Little by little'],
      [fitToFrame({ width: 234, height: 220, content: repaired }), 'An image, not noise'],
      [
        fitToFrame({ width: 260, height: 234, content: drawRaceCurves(260, 234, { isSmall: true }) }),
        'A GAN looks once',
      ],
    ],
    'Three walks between latents, a small digit that becomes a large one, and the race of two GANs with flow matching.',
  );
}
