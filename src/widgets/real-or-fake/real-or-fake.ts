import { element } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { drawText, moveTo, type Picture } from '../../drawing/picture';
import { readInteger } from '../read-attributes';
import type { Attributes, Layout, Widget } from '../widget';

/** A quiz: pictures one after the other, the guesses so far, and after each guess the truth. */
export interface QuizState {
  readonly src: string;
  readonly columns: number;
  /** Side of a picture as stored. */
  readonly side: number;
  /** For each picture `r` (real) or `f` (fake). */
  readonly truth: string;
  /** As far as somebody has guessed. */
  readonly guesses: string;
  /** For each picture what the discriminator said, or nothing. */
  readonly critic: string;
  /** On paper for those who are still to guess. */
  readonly hidesAnswers: boolean;
}

function readMarks(attributes: Attributes, name: string, longest: number): string {
  const text = attributes[name] ?? '';
  if (!/^[rf]*$/.test(text) || text.length > longest) {
    throw new Error(
      `"${name}" must be a letter for each picture, r (real) or f (fake); it is "${text.slice(0, 40)}".`,
    );
  }
  return text;
}

function readQuiz(attributes: Attributes): QuizState {
  if (!attributes.src) throw new Error('"src" must be the address of the image that holds all pictures.');
  const truth = readMarks(attributes, 'truth', 100) || 'r';
  return {
    src: attributes.src,
    truth,
    guesses: readMarks(attributes, 'guesses', truth.length),
    critic: readMarks(attributes, 'critic', truth.length),
    hidesAnswers: attributes['hide-answers'] !== undefined,
    columns: readInteger(attributes, 'columns', { min: 1, max: 100, fallback: truth.length }),
    side: readInteger(attributes, 'side', { min: 1, max: 512, fallback: 28 }),
  };
}

const WORDS: Record<string, string> = { r: 'real', f: 'fake' };
const IMAGE = 'quiz';

function defineImage({ src, side, columns, truth }: QuizState): string {
  return element('image', {
    id: IMAGE,
    href: src,
    width: side * columns,
    height: side * Math.ceil(truth.length / columns),
    style: 'image-rendering:pixelated',
    preserveAspectRatio: 'none',
  });
}

function drawPicture(
  { side, columns }: QuizState,
  index: number,
  x: number,
  y: number,
  size: number,
): string {
  const [left, top] = [(index % columns) * side, Math.floor(index / columns) * side];
  return element(
    'svg',
    { x, y, width: size, height: size, viewBox: `${left} ${top} ${side} ${side}`, overflow: 'hidden' },
    element('use', { href: `#${IMAGE}` }),
  );
}

/** How many of the first `count` marks are right. */
export function countRight(marks: string, truth: string, count = marks.length): number {
  return [...marks.slice(0, count)].filter((mark, index) => mark === truth[index]).length;
}

/** A small picture with a frame: green and solid where the guess was right, vermilion and dashed where not. */
function drawThumb(state: QuizState, index: number, x: number, y: number, size: number): string {
  const { guesses, truth } = state;
  if (index >= guesses.length) {
    return element('rect', { x, y, width: size, height: size, rx: 4, fill: COLOURS.faint });
  }
  const right = guesses[index] === truth[index];
  return (
    drawPicture(state, index, x, y, size) +
    element('rect', {
      x: x - 2,
      y: y - 2,
      width: size + 4,
      height: size + 4,
      rx: 4,
      fill: 'none',
      stroke: right ? COLOURS.green : COLOURS.vermilion,
      'stroke-width': 4,
      'stroke-dasharray': right ? undefined : '6 4',
    }) +
    drawText(x + size / 2, y + size + 13, WORDS[truth[index]!]!, {
      size: 13,
      anchor: 'middle',
      weight: 'bold',
      colour: right ? COLOURS.greenInk : COLOURS.vermilionInk,
    })
  );
}

function writeVerdict({ guesses, truth, critic }: QuizState): string[] {
  const done = guesses.length;
  if (done === 0) return ['Real, or made by the generator?'];
  const last = truth[done - 1]!;
  const hit = guesses[done - 1] === last ? 'Right' : 'No';
  const score = `${countRight(guesses, truth)} of ${done} right`;
  if (done < truth.length) return [`${hit}: it was ${WORDS[last]}.`, score];
  const critics = critic ? [writeShares('Discriminator', critic, truth)] : [];
  return [`${hit}: it was ${WORDS[last]}. ${score}`, writeShares('You', guesses, truth), ...critics];
}

/** Marks on one kind of picture that are right, and how many there are: of fakes the sensitivity, of real ones the specificity. */
export function countKind(marks: string, truth: string, kind: 'r' | 'f'): { right: number; of: number } {
  const all = [...truth].flatMap((is, index) => (is === kind ? [marks[index] === kind] : []));
  return { right: all.filter(Boolean).length, of: all.length };
}

function writeShares(who: string, marks: string, truth: string): string {
  const [fakes, reals] = [countKind(marks, truth, 'f'), countKind(marks, truth, 'r')];
  return `${who}: ${fakes.right} of ${fakes.of} fakes found, ${reals.right} of ${reals.of} real ones believed`;
}

function drawQuiz(state: QuizState, layout: Layout): Picture {
  const { guesses, truth } = state;
  const wide = layout === 'wide';
  const size = 300;
  const done = guesses.length === truth.length;
  const shown = done ? truth.length - 1 : guesses.length;
  const rows = writeVerdict(state).map((line, index) =>
    drawText(0, 24 + index * 38, line, {
      size: index === 0 ? 24 : done ? 16 : 20,
      weight: index === 0 ? 'bold' : undefined,
    }),
  );
  const thumb = 50;
  const perRow = wide ? 8 : 7;
  const thumbs = [...truth].map((_, index) =>
    drawThumb(
      state,
      index,
      4 + (index % perRow) * (thumb + 14),
      Math.floor(index / perRow) * (thumb + 30),
      thumb,
    ),
  );
  const thumbRows = Math.ceil(truth.length / perRow) * (thumb + 30);
  const counter = drawText(
    size / 2,
    size + 22,
    `picture ${Math.min(shown + 1, truth.length)} of ${truth.length}`,
    {
      size: 15,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    },
  );
  const picture =
    drawPicture(state, shown, 0, 0, size) +
    element('rect', {
      x: 0,
      y: 0,
      width: size,
      height: size,
      fill: 'none',
      stroke: COLOURS.line,
      'stroke-width': 2,
    }) +
    counter;
  const beside = wide ? size + 44 : 0;
  const below = wide ? 0 : size + 50;
  const content = picture + moveTo(beside, below, rows.join('') + moveTo(0, 130, thumbs.join('')));
  return {
    width: wide ? 860 : 460,
    height: wide ? Math.max(size + 36, 130 + thumbRows) : below + 130 + thumbRows,
    content,
    definitions: defineImage(state),
  };
}

/** All pictures with their truth, or with numbers while it is hidden. */
function drawAnswers(state: QuizState): Picture {
  const { truth, hidesAnswers } = state;
  const size = 76;
  const perRow = 8;
  const all = [...truth].map((mark, index) => {
    const [x, y] = [2 + (index % perRow) * (size + 12), Math.floor(index / perRow) * (size + 30)];
    return (
      drawPicture(state, index, x, y, size) +
      drawText(x + size / 2, y + size + 13, hidesAnswers ? String(index + 1) : WORDS[mark]!, {
        size: 14,
        anchor: 'middle',
      })
    );
  });
  return {
    width: perRow * (size + 12),
    height: Math.ceil(truth.length / perRow) * (size + 30),
    content: all.join(''),
    definitions: defineImage(state),
  };
}

/** `<gan-real-or-fake>`: be the art critic; a picture at a time, the truth after each guess, your score. */
export const realOrFake: Widget<QuizState> = {
  tag: 'gan-real-or-fake',
  attributes: ['src', 'columns', 'side', 'truth', 'guesses', 'critic', 'hide-answers'],
  read: readQuiz,
  title: () => 'Real or fake?',
  describe: (state) => `Quiz with ${state.truth.length} pictures. ${writeVerdict(state).join(' ')}`,
  draw: drawQuiz,
  drawAll: drawAnswers,
  controls: ({ guesses, truth }) =>
    guesses.length < truth.length
      ? [
          { kind: 'preset', label: 'Real', set: { guesses: `${guesses}r` } },
          { kind: 'preset', label: 'Fake', set: { guesses: `${guesses}f` } },
        ]
      : [{ kind: 'preset', label: 'Once more', set: { guesses: '' } }],
};
