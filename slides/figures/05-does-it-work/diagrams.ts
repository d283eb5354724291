/** Diagrams of lecture 5: what is drawn here has not been trained by the course. */

import { drawArrow } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import type { SlideFigure } from '../../../src/slides/lecture';
import { drawBox, drawHeading, drawImage, type GreyImage, reveal, TONES, WIDTH } from './draw';

const PANEL = 404;

/** What both generators with a code share: z and c go in, a fake comes out. */
function drawCoded(code: string[]): string {
  return (
    drawBox(['noise z'], { x: 20, y: 44, width: 130, height: 50, radius: 25 }) +
    drawBox(code, { x: 190, y: 44, width: 170, height: 50, radius: 25, tone: 'good' }) +
    drawArrow([
      [85, 96],
      [85, 138],
    ]) +
    drawArrow(
      [
        [275, 96],
        [275, 138],
      ],
      { colour: COLOURS.green, width: 3.4 },
    ) +
    drawBox(['Generator'], { x: 40, y: 140, width: 320, height: 62, tone: 'fake', size: 22 }) +
    drawArrow([
      [120, 204],
      [120, 262],
    ]) +
    drawText(132, 232, 'fake', { size: 16, colour: COLOURS.mutedInk })
  );
}

/** The conditional GAN beside InfoGAN. */
export function drawCodes(): SlideFigure {
  const conditional =
    drawHeading(0, 12, 'Conditional GAN: a label says which', 'plain', 19) +
    drawCoded(['label c = 7']) +
    drawBox(['Discriminator'], { x: 20, y: 264, width: 250, height: 62, tone: 'real', size: 22 }) +
    drawArrow(
      [
        [362, 69],
        [388, 69],
        [388, 295],
        [272, 295],
      ],
      { colour: COLOURS.green, width: 3.4 },
    ) +
    drawArrow([
      [145, 328],
      [145, 360],
    ]) +
    drawText(145, 376, '“a real picture of a 7?”', { size: 18, anchor: 'middle' });
  const found =
    drawHeading(0, 12, 'InfoGAN: nobody says which', 'plain', 19) +
    drawCoded(['code c, drawn']) +
    drawBox(['Discriminator'], { x: 10, y: 264, width: 178, height: 62, tone: 'real', size: 20 }) +
    drawBox(['Reader Q'], { x: 210, y: 264, width: 160, height: 62, tone: 'good', size: 20 }) +
    drawArrow([
      [120, 246],
      [240, 246],
      [240, 262],
    ]) +
    drawArrow(
      [
        [372, 295],
        [392, 295],
        [392, 69],
        [363, 69],
      ],
      { colour: COLOURS.green, width: 3.4, dash: '9 6' },
    ) +
    drawArrow([
      [100, 328],
      [100, 360],
    ]) +
    drawText(86, 376, '“real?”', { size: 18, anchor: 'middle' }) +
    drawText(290, 376, '“which c was it?”', { size: 18, anchor: 'middle' });
  return {
    picture: { width: WIDTH, height: 392, content: conditional + moveTo(WIDTH - PANEL, 0, reveal(found)) },
    label:
      'Left, a conditional GAN: the label goes into the generator and into the discriminator. Right, InfoGAN: a code is drawn, and a third network reads it back from the fake picture.',
  };
}

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
    reveal(
      row(148, 'Extract', 'few labels', 'plain', { name: 'answers B', tone: 'warm' }, true) +
        drawArrow(
          [
            [LEFT + 250, 84],
            [LEFT + 250, 142],
          ],
          { dash: '6 5' },
        ) +
        drawText(LEFT + 264, 113, 'the weights, kept', { size: 16, colour: COLOURS.mutedInk }),
    ) +
    reveal(
      row(288, 'Fine-tune', 'some labels', 'warm', { name: 'answers B', tone: 'warm' }, false) +
        drawArrow(
          [
            [LEFT + 250, 224],
            [LEFT + 250, 282],
          ],
          { dash: '6 5' },
        ) +
        drawText(LEFT + 264, 253, 'all learn on, in small steps', { size: 16, colour: COLOURS.mutedInk }),
    );
  return {
    picture: { width: WIDTH, height: 372, content },
    label:
      'Three rows of the same four layers. Task A trains them all. Feature extraction locks them and trains a new last layer. Fine-tuning lets all of them learn on.',
  };
}

/** Ganin's network with the turned gradient. */
export function drawDann(images: { source: GreyImage; target: GreyImage }): SlideFigure {
  const green = { colour: COLOURS.green, width: 4, dash: '10 6', head: 14 };
  const red = { colour: COLOURS.vermilion, width: 4, dash: '10 6', head: 14 };
  const source = drawImage(images.source, 20, 40, 120, 'real');
  const target = drawImage(images.target, 20, 212, 120, 'fake');
  const forward =
    source +
    drawText(80, 176, 'labelled source', { size: 17, anchor: 'middle', colour: COLOURS.blueInk }) +
    target +
    drawText(80, 348, 'target, no labels', { size: 17, anchor: 'middle', colour: COLOURS.vermilionInk }) +
    drawArrow([
      [146, 100],
      [176, 100],
      [176, 172],
      [200, 172],
    ]) +
    drawArrow([
      [146, 272],
      [176, 272],
      [176, 212],
      [200, 212],
    ]) +
    drawBox(['Features'], { x: 202, y: 134, width: 166, height: 116, tone: 'warm', size: 26 }) +
    drawArrow([
      [370, 158],
      [398, 158],
      [398, 72],
      [600, 72],
    ]) +
    drawArrow([
      [370, 226],
      [398, 226],
      [398, 328],
      [600, 328],
    ]) +
    drawBox(['Which digit?', 'learns from the source'], {
      x: 604,
      y: 40,
      width: 264,
      height: 96,
      tone: 'good',
      size: 23,
    }) +
    drawBox(['Which domain?', 'a critic'], {
      x: 604,
      y: 262,
      width: 264,
      height: 96,
      tone: 'real',
      size: 23,
    });
  const backward =
    drawArrow(
      [
        [600, 110],
        [470, 110],
        [470, 176],
        [374, 176],
      ],
      green,
    ) + drawText(486, 138, 'helps', { size: 20, colour: COLOURS.greenInk, weight: 'bold' });
  const turned =
    drawArrow(
      [
        [600, 288],
        [470, 288],
        [470, 208],
        [374, 208],
      ],
      red,
    ) +
    element('circle', {
      cx: 470,
      cy: 250,
      r: 40,
      fill: COLOURS.vermilionPale,
      stroke: COLOURS.vermilion,
      'stroke-width': 3,
    }) +
    drawText(470, 250, '× (−λ)', {
      size: 21,
      anchor: 'middle',
      weight: 'bold',
      colour: COLOURS.vermilionInk,
    });
  return {
    picture: { width: WIDTH, height: 372, content: forward + reveal(backward) + reveal(turned) },
    label:
      'Features of source and target images go to two heads: one names the digit, one names the domain. The gradient of the second is multiplied by minus lambda on its way back into the features.',
  };
}

/** There and back again. */
export function drawCycle(images: { x: GreyImage; y: GreyImage }): SlideFigure {
  const SIDE = 190;
  const content =
    drawImage(images.x, 0, 60, SIDE, 'real') +
    drawText(SIDE / 2, 30, 'digits', {
      size: 20,
      anchor: 'middle',
      weight: 'bold',
      colour: COLOURS.blueInk,
    }) +
    drawImage(images.y, 341, 60, SIDE, 'warm') +
    drawText(341 + SIDE / 2, 30, 'outlines', {
      size: 20,
      anchor: 'middle',
      weight: 'bold',
      colour: COLOURS.orangeInk,
    }) +
    drawArrow(
      [
        [200, 155],
        [331, 155],
      ],
      { width: 4, head: 15 },
    ) +
    drawText(265, 130, 'G', { size: 26, anchor: 'middle', weight: 'bold' }) +
    reveal(
      drawArrow(
        [
          [541, 155],
          [672, 155],
        ],
        { width: 4, head: 15 },
      ) +
        drawText(606, 130, 'F', { size: 26, anchor: 'middle', weight: 'bold' }) +
        drawImage(images.x, 682, 60, SIDE, 'real') +
        drawText(682 + SIDE / 2, 30, 'digits again', {
          size: 20,
          anchor: 'middle',
          weight: 'bold',
          colour: COLOURS.blueInk,
        }) +
        element('path', {
          d: `M${SIDE / 2} 262V320H${682 + SIDE / 2}V262`,
          fill: 'none',
          stroke: COLOURS.green,
          'stroke-width': 4,
          'stroke-dasharray': '10 6',
        }) +
        drawBox(['must be the same'], {
          x: 316,
          y: 294,
          width: 240,
          height: 52,
          tone: 'good',
          size: 20,
          radius: 26,
        }),
    );
  return {
    picture: { width: WIDTH, height: 350, content },
    label:
      'A digit becomes its outline by a generator G, and a digit again by a second generator F; the last must be the same as the first.',
  };
}

/** Text, a coarse picture, a fine one. */
export function drawStack(images: { coarse: GreyImage; fine: GreyImage }): SlideFigure {
  const content =
    drawBox(['“a slanted seven”'], {
      x: 0,
      y: 130,
      width: 206,
      height: 70,
      size: 17,
      tone: 'good',
      radius: 20,
    }) +
    drawArrow([
      [206, 165],
      [232, 165],
    ]) +
    drawBox(['Stage I'], { x: 234, y: 125, width: 110, height: 80, tone: 'fake', size: 21 }) +
    drawArrow([
      [346, 165],
      [384, 165],
    ]) +
    drawImage(images.coarse, 388, 90, 150) +
    drawArrow([
      [542, 165],
      [566, 165],
    ]) +
    drawBox(['Stage II'], { x: 568, y: 125, width: 110, height: 80, tone: 'fake', size: 21 }) +
    drawArrow(
      [
        [680, 165],
        [698, 165],
      ],
      { head: 9 },
    ) +
    drawImage(images.fine, 702, 80, 170) +
    element('path', {
      d: 'M95 202V300H623V214',
      fill: 'none',
      stroke: COLOURS.green,
      'stroke-width': 3.4,
    }) +
    drawArrow(
      [
        [623, 230],
        [623, 208],
      ],
      { colour: COLOURS.green, width: 3.4 },
    ) +
    drawText(360, 322, 'the sentence is read twice', { size: 18, anchor: 'middle', colour: TONES.good.ink });
  return {
    picture: { width: WIDTH, height: 340, content: moveTo(0, -40, content) },
    label:
      'A sentence goes into a first generator, which makes a coarse picture, and into a second, which makes it fine.',
  };
}

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
      element('circle', { cx: 0, cy: 110, r: 104, fill: TONES[tone].fill }),
      moveTo(0, 110, icon),
      drawText(0, 256, lines[0], { size: 25, anchor: 'middle', weight: 'bold', colour: TONES[tone].ink }),
      drawText(0, 294, lines[1], { size: 19, anchor: 'middle', colour: COLOURS.mutedInk }),
    );
  return {
    picture: {
      width: WIDTH,
      height: 316,
      content:
        one(140, 'real', person(COLOURS.blue), ['Whose pictures?', 'Did they agree?']) +
        reveal(one(436, 'fake', eye(COLOURS.vermilion), ['Who is fooled?', 'Is it marked as made?'])) +
        reveal(one(732, 'good', pen(COLOURS.green), ['Who made it?', 'Who is named, who is paid?'])),
    },
    label: 'Three questions: whose pictures trained it, who is fooled by it, and who made it.',
  };
}
