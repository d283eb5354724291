/** Transfer learning: layers that are kept, learn a little, or are new. */
import { arrowsLike, drawArrow } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, WIDTH } from '../draw';

/** Layers that are kept, learn a little, or are new. */
export function drawTransfer(): SlideFigure {
  const LEFT = 190;
  const block = (x: number, y: number, tone: 'plain' | 'real' | 'warm', name: string, width = 112) =>
    drawBox([name], { x, y, width, height: 72, tone, size: 17 });
  const lock = (x: number, y: number) =>
    moveTo(
      x,
      y,
      element('rect', { x: 0, y: 9, width: 20, height: 15, rx: 3, fill: COLOURS.mutedInk }),
      element('path', {
        d: 'M4 9V6a6 6 0 0 1 12 0v3',
        fill: 'none',
        stroke: COLOURS.mutedInk,
        'stroke-width': 3,
      }),
    );
  const row = (
    y: number,
    title: string,
    sub: string,
    tone: 'plain' | 'real' | 'warm',
    head: { name: string; tone: 'plain' | 'real' | 'warm' },
    locked: boolean,
  ) => {
    const names = ['edges', 'strokes', 'parts', 'features'];
    let content =
      drawText(0, y + 24, title, { size: 19, weight: 'bold' }) +
      drawText(0, y + 52, sub, { size: 15, colour: COLOURS.mutedInk });
    names.forEach((name, i) => {
      const x = LEFT + i * 132;
      content +=
        block(x, y, tone, name) +
        drawArrow([[x + 114, y + 36] as const, [x + 131, y + 36] as const], { head: 9 });
      if (locked) content += lock(x + 86, y - 10);
    });
    return content + block(LEFT + 4 * 132 + 4, y, head.tone, head.name, 144);
  };
  const content =
    row(8, 'Task A', 'many labels', 'real', { name: 'answers A', tone: 'real' }, false) +
    onPress(
      row(148, 'Extract', 'few labels', 'plain', { name: 'answers B', tone: 'warm' }, true) +
        arrowsLike({ dash: '6 5' })([LEFT + 250, 84], [LEFT + 250, 142]) +
        drawText(LEFT + 264, 113, 'the weights, kept', { size: 16, colour: COLOURS.mutedInk }),
    ) +
    onPress(
      row(288, 'Fine-tune', 'some labels', 'warm', { name: 'answers B', tone: 'warm' }, false) +
        arrowsLike({ dash: '6 5' })([LEFT + 250, 224], [LEFT + 250, 282]) +
        drawText(LEFT + 264, 253, 'all learn on, in small steps', { size: 16, colour: COLOURS.mutedInk }),
    );
  return makeFigure(
    [WIDTH, 372],
    'Three rows of the same four layers. Task A trains them all. Feature extraction locks them and trains a new last layer. Fine-tuning lets all of them learn on.',
    content,
  );
}
