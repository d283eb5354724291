/** Digits with something missing, what a shipped generator makes of them, and what was wanted. */
import { readMended } from '../../../experiments/applications/read-pictures';
import type { ShippedTask } from '../../../src/applications/shipped-generators';
import { arrowAlong, drawArrow } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo } from '../../../src/drawing/picture';
import { onPress } from '../../../src/drawing/shapes';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { drawBox, drawHeading, drawImage, type Role, WIDTH } from '../draw';

const [IMAGE, PAIR, STEP] = [84, 176, 196];
/** Tops of the rows. */
const ROW = { given: 26, generator: 134, answer: 196, wanted: 296 };

/** Two of the test digits for each task. For completion the second one goes wrong. */
const TASKS: { task: ShippedTask; name: string; shown: [number, number] }[] = [
  { task: 'super-resolution', name: 'too small', shown: [0, 4] },
  { task: 'completion', name: 'half hidden', shown: [2, 1] },
  { task: 'de-raining', name: 'rain', shown: [3, 5] },
];

const down = (y: number) => arrowAlong([PAIR / 2, y], [PAIR / 2, y + 20]);

function drawTask({ task, name, shown }: (typeof TASKS)[number]): string {
  const { given, GAN, wanted } = readMended(task);
  const pair = (images: typeof given, y: number, tone?: Role) =>
    shown.map((place, i) => drawImage(images[place]!, i * (PAIR - IMAGE), y, IMAGE, tone)).join('');
  return (
    drawHeading(0, 10, name, 'plain') +
    pair(given, ROW.given) +
    down(ROW.given + IMAGE + 2) +
    drawBox(['G'], { x: 0, y: ROW.generator, width: PAIR, height: 38, tone: 'fake', size: 22 }) +
    down(ROW.generator + 40) +
    pair(GAN, ROW.answer, 'fake') +
    pair(wanted, ROW.wanted, 'real')
  );
}

const toCritic = (...points: [number, number][]) => drawArrow(points, { colour: COLOURS.blue, width: 3 });

/** Three problems with the same shape: something is missing, a generator fills it in, a critic sees both. */
export function drawRepairs(): SlideFigure {
  const columns = TASKS.map((task, i) => {
    const column = moveTo(i * STEP, 0, drawTask(task));
    return i === 0 ? column : onPress(column);
  });
  const left = 2 * STEP + PAIR + 10;
  const content =
    columns.join('') +
    drawHeading(left + 6, 46, 'in place of noise', 'plain') +
    drawHeading(left + 6, 216, 'answers', 'fake') +
    drawHeading(left + 6, 360, 'wanted', 'real') +
    toCritic([left, 68], [790, 68], [790, 192]) +
    toCritic([left, 238], [704, 238]) +
    toCritic([left, 338], [790, 338], [790, 286]) +
    drawBox(['Critic', 'sees pairs'], { x: 708, y: 196, width: 164, height: 86, tone: 'real', size: 22 });
  return makeFigure(
    [WIDTH, ROW.wanted + IMAGE],
    'Digits made too small, half hidden and rained on; below them what the course’s generators answer, and the true digits. One of the two half hidden digits is completed wrongly.',
    content,
  );
}

/** Names of the rows that compare two ways of learning. */
export function drawCompleted(): SlideFigure {
  const { given, L2, GAN, wanted } = readMended('completion');
  const rows: [images: typeof given, name: string, role: Role][] = [
    [given, 'given', 'plain'],
    [L2, 'squared error', 'warm'],
    [GAN, 'and a critic', 'fake'],
    [wanted, 'truth', 'real'],
  ];
  const [side, step, left] = [88, 96, 212];
  const content = rows.map(([images, name, role], row) => {
    const line =
      drawText(left - 22, row * step + side / 2, name, { size: 24, weight: 'bold', anchor: 'end' }) +
      images.map((image, i) => drawImage(image, left + i * step, row * step, side, role)).join('');
    return row === 2 ? onPress(line) : line;
  });
  return makeFigure(
    [left + 6 * step - 8, 4 * step - 8],
    'Six digits whose lower half is hidden. The squared error alone fills in grey clouds; with a critic there are strokes, some of them wrong.',
    ...content,
  );
}
