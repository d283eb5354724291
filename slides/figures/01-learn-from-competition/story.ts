/** Deck 001's counterfeiter, told with moments of a real training: experiments/first-gan/story. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPercent } from '../../../src/drawing/format-number';
import { drawCrosses, drawDots } from '../../../src/drawing/marks';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { makePicture, onPress } from '../../../src/drawing/shapes';
import { pickStory, type StoryFrame } from '../../../src/notebook/counterfeiter-story';
import { decodeFilm } from '../../../src/widgets/plane-film/decode-film';
import { drawPlane } from '../../../src/widgets/plane-film/draw';
import type { Film } from '../../../src/widgets/plane-film/film';

const FILE = join(__dirname, '..', '..', '..', 'experiments', 'first-gan', 'story.json');

interface FilmFile {
  moments: StoryNumbers[];
  data: string;
}

export interface Story {
  film: Film;
  frames: (StoryFrame & StoryNumbers)[];
}

interface StoryNumbers {
  step: number;
  /** Share of the real bills of which the officer says more than ½, and of the counterfeits of which it says less. */
  knownShare: number;
  caughtShare: number;
  /** Jensen-Shannon divergence of counterfeits and real points. */
  js: number;
  discriminatorLoss: number;
}

let known: Promise<Story> | undefined;

async function read(): Promise<Story> {
  const { moments, data } = JSON.parse(readFileSync(FILE, 'utf8')) as FilmFile;
  const film = await decodeFilm(data);
  return { film, frames: pickStory(moments).map((frame) => ({ ...moments[frame.index]!, ...frame })) };
}

export function loadStory(): Promise<Story> {
  known ??= read();
  return known;
}

const SIDE = 182;
const STEP = { x: 226, y: 248 };

/** What the deck's two players do at each moment. */
const WORDS = [
  'An amateur',
  'Caught',
  'Fools the officer',
  'The penalty',
  'A better officer',
  'Better bills',
  'Winner?',
];

export function drawStory({ film, frames }: Story): Picture {
  const shown = frames.map(({ index, caughtShare, discriminatorLoss }, number) => {
    const plane = drawPlane({ film, frame: index, layers: 'map' }, index, SIDE);
    const content = moveTo(
      (number % 4) * STEP.x,
      Math.floor(number / 4) * STEP.y,
      drawText(0, 10, `${number + 1}  ${WORDS[number]}`, { size: 16.5, weight: 'bold' }),
      moveTo(0, 26, plane.content),
      drawText(0, SIDE + 40, `finds ${formatPercent(caughtShare)}`, { size: 16.5, weight: 'bold' }),
      drawText(SIDE + 24, SIDE + 40, `loss ${discriminatorLoss.toFixed(2)}`, {
        size: 16.5,
        colour: COLOURS.mutedInk,
        anchor: 'end',
      }),
    );
    return number === 0 ? content : onPress(content);
  });
  return makePicture(860, 2 * STEP.y - 18, ...shown, moveTo(3 * STEP.x, STEP.y + 12, drawKey()));
}

function drawKey(): string {
  const row = (y: number, sign: string, text: string) => sign + drawText(34, y, text, { size: 15.5 });
  const patch = (y: number, fill: string) =>
    element('rect', { x: 0, y: y - 10, width: 22, height: 20, rx: 3, fill, stroke: COLOURS.line });
  return (
    row(
      14,
      drawDots(
        [
          [4, 17],
          [11, 9],
          [18, 17],
        ],
        { colour: COLOURS.blueInk, size: 3 },
      ),
      'real bills',
    ) +
    row(
      46,
      drawCrosses(
        [
          [5, 48],
          [17, 43],
        ],
        { colour: COLOURS.vermilionInk, size: 4, width: 2.4 },
      ),
      'the counterfeits',
    ) +
    row(78, patch(78, '#569ed6'), 'officer: “real”') +
    row(110, patch(110, '#f0b25c'), 'officer: “fake”') +
    row(142, patch(142, '#fefefe'), 'officer: no idea') +
    drawText(0, 178, 'finds: fakes found out', { size: 15, colour: COLOURS.mutedInk }) +
    drawText(0, 200, 'loss: the officer’s', { size: 15, colour: COLOURS.mutedInk })
  );
}
