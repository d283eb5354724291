/** Which of both players a phase moves. */
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawLock } from '../../../src/drawing/signs';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { CRITIC, drawStraightArrow, FAKE, QUIET } from './shapes';

/** Which of both networks a phase moves. */
function drawPhase(name: string, moves: 'D' | 'G' | undefined, note: string): string {
  const box = (who: 'D' | 'G', x: number) => {
    const tone = moves === who ? (who === 'D' ? CRITIC : FAKE) : QUIET;
    const lock = moves === who ? '' : drawLock(x + 76, 40);
    return (
      element('rect', {
        x,
        y: 28,
        width: 92,
        height: 76,
        rx: 12,
        fill: tone.pale,
        stroke: tone.line,
        'stroke-width': 3,
      }) +
      drawText(x + 40, 66, who, { size: 34, weight: 'bold', anchor: 'middle', colour: tone.ink }) +
      lock
    );
  };
  return (
    drawText(0, 6, name, { size: 22, weight: 'bold' }) +
    box('G', 0) +
    drawStraightArrow([94, 66], [128, 66], COLOURS.mutedInk) +
    box('D', 132) +
    drawText(246, 66, note, { size: 22, weight: 'bold', colour: moves ? COLOURS.ink : FAKE.ink })
  );
}

/** The trick of two compiles, and lists of variables: who may move in each phase. */
export function drawLocks(which: 'trick' | 'lists'): SlideFigure {
  const rows =
    which === 'trick'
      ? [drawPhase('phase 1', undefined, 'error!'), drawPhase('phase 2', 'G', 'G moves')]
      : [drawPhase('phase 1', 'D', 'D moves'), drawPhase('phase 2', 'G', 'G moves')];
  return makeFigure(
    [400, 268],
    which === 'trick'
      ? 'In phase 1 both networks are locked; in phase 2 the generator moves.'
      : 'In phase 1 the discriminator moves, in phase 2 the generator.',
    moveTo(4, 14, rows[0]!),
    moveTo(4, 158, rows[1]!),
  );
}
