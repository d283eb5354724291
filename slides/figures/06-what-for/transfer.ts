/** Transfer learning: layers that are kept, learn a little, or are new. */
import { arrowsLike, drawArrow } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { drawLock } from '../../../src/drawing/signs';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, WIDTH } from '../draw';

/** Layers that are kept, learn a little, or are new. */
export function drawTransfer(): SlideFigure {
  const LEFT = 190;
  const block = (x: number, y: number, tone: 'plain' | 'real' | 'warm', name: string, width = 112) =>
    drawBox([name], { x, y, width, height: 72, tone, size: 17 });
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
      if (locked) content += drawLock(x + 96, y + 2, 0.7);
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
