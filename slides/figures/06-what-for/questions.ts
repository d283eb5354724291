/** Three questions about whose, who is fooled, and who made it. */
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { drawCircle, onPress } from '../../../src/drawing/shapes';
import { drawEye, drawPen, drawPerson } from '../../../src/drawing/signs';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { ROLES, WIDTH } from '../draw';

/** Three questions, each with its sign. */
export function drawQuestions(): SlideFigure {
  const one = (x: number, tone: 'real' | 'fake' | 'good', icon: string, lines: [string, string]) =>
    moveTo(
      x,
      0,
      drawCircle([0, 110], 104, { fill: ROLES[tone].pale }),
      moveTo(0, 110, icon),
      drawText(0, 256, lines[0], { size: 25, anchor: 'middle', weight: 'bold', colour: ROLES[tone].ink }),
      drawText(0, 294, lines[1], { size: 19, anchor: 'middle', colour: COLOURS.mutedInk }),
    );
  return makeFigure(
    [WIDTH, 316],
    'Three questions: whose pictures trained it, who is fooled by it, and who made it.',
    one(140, 'real', drawPerson(COLOURS.blue), ['Whose pictures?', 'Did they agree?']),
    onPress(one(436, 'fake', drawEye(COLOURS.vermilion), ['Who is fooled?', 'Is it marked as made?'])),
    onPress(one(732, 'good', drawPen(COLOURS.green), ['Who made it?', 'Who is named, who is paid?'])),
  );
}
