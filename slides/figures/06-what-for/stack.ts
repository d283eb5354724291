/** Text to image in two stages, by the course's networks: a sketch, then a painting. */
import { readPaintings } from '../../../experiments/applications/read-pictures';
import { arrowAlong, arrowsLike } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, wrapText } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, drawImage, ROLES, WIDTH } from '../draw';

/** The sentence that goes through both stages, and four others: five of ten that were drawn. */
const [MAIN, OTHERS] = [2, [1, 4, 8, 9]];

const right = (from: number, to: number) => arrowAlong([from, 65], [to, 65]);

/** From the sentence, below stage I, to stage II. */
const readTwice =
  arrowsLike({ colour: COLOURS.green, width: 3.4 })([95, 104], [95, 160], [623, 160], [623, 110]) +
  drawText(300, 182, 'the sentence is read twice', { size: 18, anchor: 'middle', colour: ROLES.good.ink });

function drawOther(place: number): string {
  const { sentences, painted } = readPaintings();
  const lines = wrapText(sentences[place]!, 140, 16);
  return (
    drawImage(painted[place]!, 40, 0, 110, 'fake') +
    lines.map((line, row) => drawText(95, 128 + 20 * row, line, { size: 16, anchor: 'middle' })).join('')
  );
}

export function drawStack(): SlideFigure {
  const { sentences, sketches, painted } = readPaintings();
  const stage = (name: string, x: number) =>
    drawBox([name], { x, y: 25, width: 110, height: 80, tone: 'fake', size: 21 });
  const content =
    drawBox(wrapText(`“${sentences[MAIN]}”`, 180, 17), {
      x: 0,
      y: 28,
      width: 206,
      height: 74,
      size: 18,
      tone: 'good',
      radius: 20,
    }) +
    right(206, 232) +
    stage('Stage I', 234) +
    right(346, 384) +
    drawImage(sketches[MAIN]!, 388, 0, 140) +
    right(532, 566) +
    stage('Stage II', 568) +
    right(680, 714) +
    drawImage(painted[MAIN]!, 718, 0, 140, 'fake') +
    readTwice +
    onPress(element('g', {}, ...OTHERS.map((place, i) => moveTo(i * 222, 206, drawOther(place)))));
  return makeFigure(
    [WIDTH, 366],
    `A sentence goes into a first generator, which sketches the digit in grey, and into a second, which paints it. Below, what four other sentences became: ${OTHERS.map((place) => sentences[place]).join('; ')}.`,
    content,
  );
}
