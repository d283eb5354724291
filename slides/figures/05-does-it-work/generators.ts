/** Real measures of real generators: the table of the shipped ones, and which measure catches which cheat. */
import { bestOfMean } from '../../../experiments/best-of/read-results';
import { judgeCheats, readCheats } from '../../../experiments/cheats/read-cheats';
import { formatPercent } from '../../../src/drawing/format-number';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { drawBox, drawPixels, onPress } from '../../../src/drawing/shapes';
import { compareRows, comparisonMarkup } from '../../../src/evaluation/compare';
import { readShippedRows } from '../../../src/evaluation/shipped-rows';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';

const COLUMNS = ['readable', 'distance', 'precision', 'recall', 'memorised'] as const;

export function showShipped(): SlideFigure {
  const { rows } = readShippedRows();
  return {
    markup: element('div', { class: 'measures' }, comparisonMarkup(compareRows(rows, COLUMNS))),
    label: `Measures of ${rows.map(({ name }) => name).join(', ')}.`,
  };
}

/** Measures that catch every cheat. */
function listSure(): string[] {
  const { headings, catchers } = judgeCheats();
  const cheats = catchers.slice(0, readCheats().cheats.length);
  return headings.slice(1).filter((name) => cheats.every((by) => by.includes(name)));
}

const caughtBy = (index: number) => judgeCheats().catchers[index]!.join(', ') || 'nothing';

export const GENERATOR_VALUES = {
  'shipped.chosen': () => formatPercent(bestOfMean('dcgan-hidden', 3, 'readable')),
  'shipped.count': () => readShippedRows().rows[0]!.compared.toLocaleString('en'),
  'cheats.count': () => readCheats().count.toLocaleString('en'),
  'cheats.real': () => readCheats().real.length,
  'cheats.copies': () => caughtBy(0),
  'cheats.sure': () => listSure().join(', ') || 'none',
};

const HEAD = 30;
const ROW = 41;
/** Eleven lines take the slide's height: the table is as wide as the slide allows. */
const WIDTH = 996;
/** Where the measures begin, and how far apart they are. */
const LEFT = 268;
const STEP = (WIDTH - LEFT) / 8;

function drawCell(text: string, column: number, y: number): string {
  const x = LEFT + (column + 0.5) * STEP;
  const isCaught = text.endsWith('✗');
  const box = { x: x - STEP / 2 + 2, y: y - ROW / 2 + 3, width: STEP - 4, height: ROW - 6 };
  const [low, high] = text.split('–');
  const look = {
    size: high ? 14 : 15,
    anchor: 'middle',
    weight: isCaught ? 'bold' : undefined,
    colour: isCaught ? COLOURS.vermilionInk : COLOURS.ink,
  } as const;
  return (
    (isCaught ? drawBox({ ...box, fill: COLOURS.vermilionPale, stroke: COLOURS.vermilion, radius: 6 }) : '') +
    (high
      ? drawText(x, y - 9, low!, look) + drawText(x, y + 10, `– ${high}`, look)
      : drawText(x, y, text, look))
  );
}

/** Real digits first; each cheat comes with a press, then the shipped generators. */
export function drawCheats(): SlideFigure {
  const { headings, cells, catchers } = judgeCheats();
  const { cheats } = readCheats();
  const heads = headings.slice(1).map((text, column) =>
    drawText(LEFT + (column + 0.5) * STEP, 10, text, {
      size: 14,
      anchor: 'middle',
      colour: COLOURS.mutedInk,
    }),
  );
  const lines = cells.map(([name = '', ...texts], row) => {
    const y = HEAD + (row + 0.5) * ROW;
    const picture = cheats[row - 1]?.picture;
    return (
      drawText(0, y, name, { size: 15 }) +
      (picture ? drawPixels(picture, { x: 142, y: y - 14, width: 116, height: 28 }) : '') +
      texts.map((text, column) => drawCell(text, column, y)).join('')
    );
  });
  const [real, ...others] = lines;
  const shown = others.slice(0, cheats.length).map((line) => onPress(line));
  return makeFigure(
    [WIDTH, HEAD + cells.length * ROW],
    cells
      .slice(1)
      .map(([name], i) => `${name}: caught by ${catchers[i]!.join(', ') || 'nothing'}`)
      .join('; '),
    ...heads,
    real!,
    ...shown,
    onPress(...others.slice(cheats.length)),
  );
}

/** Which measure (a column) catches which cheat (a line), as a square of that side without words. */
export function drawCatches(side: number): string {
  const rows = judgeCheats().cells.slice(1, 1 + readCheats().cheats.length);
  const measures = rows[0]!.length - 1;
  const [width, height] = [side / measures, side / rows.length];
  return rows
    .flatMap(([, ...texts], row) =>
      texts.map((text, column) => {
        const box = { x: column * width + 2, y: row * height + 2, width: width - 4, height: height - 4 };
        const isCaught = text.endsWith('✗');
        const [fill, stroke] = isCaught ? [COLOURS.vermilion, COLOURS.vermilion] : ['none', COLOURS.line];
        return drawBox({ ...box, fill, stroke, radius: 4 });
      }),
    )
    .join('');
}
