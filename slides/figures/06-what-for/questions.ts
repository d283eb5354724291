/** Three questions about whose, who is fooled, and who made it. */
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { ROLES, WIDTH } from '../draw';

/** Three questions, each with its sign. */
export function drawQuestions(): SlideFigure {
  const stroke = { fill: 'none', 'stroke-width': 6, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  const person = (colour: string) =>
    element('circle', { cx: 0, cy: -26, r: 22, stroke: colour, ...stroke }) +
    element('path', { d: 'M-46 48C-46 0 46 0 46 48', stroke: colour, ...stroke });
  const eye = (colour: string) =>
    element('path', { d: 'M-56 0C-28 -40 28 -40 56 0C28 40 -28 40 -56 0Z', stroke: colour, ...stroke }) +
    element('circle', { cx: 0, cy: 0, r: 15, fill: colour });
  const pen = (colour: string) =>
    element('path', { d: 'M-44 44L-34 12L28 -50L50 -28L-12 34Z', stroke: colour, ...stroke }) +
    element('path', { d: 'M12 -34L34 -12', stroke: colour, ...stroke });
  const one = (x: number, tone: 'real' | 'fake' | 'good', icon: string, lines: [string, string]) =>
    moveTo(
      x,
      0,
      element('circle', { cx: 0, cy: 110, r: 104, fill: ROLES[tone].pale }),
      moveTo(0, 110, icon),
      drawText(0, 256, lines[0], { size: 25, anchor: 'middle', weight: 'bold', colour: ROLES[tone].ink }),
      drawText(0, 294, lines[1], { size: 19, anchor: 'middle', colour: COLOURS.mutedInk }),
    );
  return makeFigure(
    [WIDTH, 316],
    'Three questions: whose pictures trained it, who is fooled by it, and who made it.',
    one(140, 'real', person(COLOURS.blue), ['Whose pictures?', 'Did they agree?']),
    onPress(one(436, 'fake', eye(COLOURS.vermilion), ['Who is fooled?', 'Is it marked as made?'])),
    onPress(one(732, 'good', pen(COLOURS.green), ['Who made it?', 'Who is named, who is paid?'])),
  );
}
