import { COLOURS } from './palette';
import { drawText, moveTo, type Picture } from './picture';

/** Width of a printed page's picture: an A4 page holds it nearly at its own size, so small type stays legible. */
export const PAPER_WIDTH = 720;

const TITLE_HEIGHT = 28;
const SIGN_WIDTH = 44;

/** A picture under its name. */
export function titlePicture(title: string, picture: Picture): Picture {
  const heading = drawText(2, 10, title, { size: 14, weight: 'bold', colour: COLOURS.mutedInk });
  return {
    ...picture,
    width: Math.max(picture.width, title.length * 8.6),
    height: picture.height + TITLE_HEIGHT,
    content: heading + moveTo(0, TITLE_HEIGHT, picture.content),
  };
}

/** Pictures below each other. */
export function stackPictures(pictures: readonly Picture[], gap: number): Picture {
  let y = 0;
  let content = '';
  for (const picture of pictures) {
    content += moveTo(0, y, picture.content);
    y += picture.height + gap;
  }
  return { width: Math.max(...pictures.map(({ width }) => width)), height: y - gap, content };
}

/** Titled pictures beside each other, each after its sign: `['', '∗', '=']`. */
export function drawEquation(parts: readonly { sign: string; picture: Picture }[]): Picture {
  const height = Math.max(...parts.map(({ picture }) => picture.height));
  const middle = TITLE_HEIGHT + (height - TITLE_HEIGHT) / 2;
  let x = 0;
  let content = '';
  for (const { sign, picture } of parts) {
    if (sign) {
      content += drawText(x + SIGN_WIDTH / 2, middle, sign, {
        size: 24,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      });
      x += SIGN_WIDTH;
    }
    content += moveTo(x, (height - picture.height) / 2, picture.content);
    x += picture.width;
  }
  return { width: x, height, content };
}

/** What the signs of an equation with three parts take of the width. */
export const EQUATION_SIGNS = 2 * SIGN_WIDTH;

/** Pictures in rows of at most `width`, each with its caption above: the printed form of a film. */
export function arrangePictures(
  pictures: readonly { caption: string; picture: Picture }[],
  width: number,
  gap = 24,
): Picture {
  const CAPTION = 24;
  let content = '';
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let widest = 0;
  for (const { caption, picture } of pictures) {
    if (x > 0 && x + picture.width > width) {
      x = 0;
      y += rowHeight + gap;
      rowHeight = 0;
    }
    content += moveTo(x, y, drawText(0, CAPTION / 2 - 2, caption, { size: 13, weight: 'bold' }));
    content += moveTo(x, y + CAPTION, picture.content);
    rowHeight = Math.max(rowHeight, picture.height + CAPTION);
    widest = Math.max(widest, x + picture.width);
    x += picture.width + gap;
  }
  const definitions = pictures[0]?.picture.definitions;
  return { width: widest, height: y + rowHeight, content, ...(definitions ? { definitions } : {}) };
}
