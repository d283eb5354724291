/** Who moves when, in four programs of the decks. */

import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { drawCircle, drawPath } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawBox, FAKE } from './shapes';

/** Who moves when, as beads: four programs of the decks. */
export function drawOrder(): SlideFigure {
  const bead = (x: number, y: number, who: 'D' | 'G') => {
    const tone = who === 'D' ? CRITIC : FAKE;
    return who === 'D'
      ? drawBox(who, { x, y: y - 26, width: 52, height: 52, tone, size: 25 })
      : drawCircle([x + 26, y], 26, { fill: tone.pale, stroke: tone.line, strokeWidth: 3 }) +
          drawText(x + 26, y, who, { size: 25, weight: 'bold', anchor: 'middle', colour: tone.ink });
  };
  const rows: { name: string; where: string; beads: string; together?: boolean }[] = [
    { name: 'Algorithm 1, k = 1', where: 'Abdurakhmanova, Fadugba', beads: 'DGDGDGDG' },
    { name: 'Algorithm 1, k = 3', where: 'Fadugba’s slides', beads: 'DDDGDDDG' },
    { name: 'G first', where: 'Dinh’s slides', beads: 'GDGDGDGD' },
    { name: 'both at once', where: 'Guan’s case study', beads: 'DGDGDGDG', together: true },
  ];
  const content = rows.map(({ name, where, beads, together }, index) => {
    const y = 46 + index * 96;
    const line = [...beads].map((who, i) => {
      const x = 300 + (together ? Math.floor(i / 2) * 140 + (i % 2) * 50 : i * 70);
      return bead(x, y, who as 'D' | 'G');
    });
    return (
      drawText(4, y - 13, name, { size: 25, weight: 'bold' }) +
      drawText(4, y + 17, where, { size: 19, colour: COLOURS.mutedInk }) +
      drawPath(`M290 ${y}H856`, COLOURS.line, 3) +
      line.join('')
    );
  });
  return makeFigure(
    [860, 378],
    'Four rows of beads D and G: in turn, three D for one G, G first, and both at once.',
    ...content,
  );
}
