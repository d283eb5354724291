import { element, voidElement } from '../drawing/markup';
import { toSvg } from '../drawing/picture';
import type { SlideFigure } from './lecture';

/** A figure as markup that fills the room it gets; drawings take the theme's colours. */
export function drawFigure(name: string, figure: SlideFigure): string {
  return element('figure', { 'data-figure': name, class: 'picture' }, drawInside(figure));
}

/** Room around a drawing, in its pixels: the outer half of a line along its edge. */
const RIM = 2;

function drawInside(figure: SlideFigure): string {
  if ('picture' in figure) {
    const { width, height } = figure.picture;
    const viewBox = [-RIM, -RIM, Math.ceil(width) + 2 * RIM, Math.ceil(height) + 2 * RIM].join(' ');
    return toSvg(figure.picture, figure.label, { viewBox });
  }
  if ('image' in figure) {
    const look = figure.pixelated ? 'pixelated' : undefined;
    return voidElement('img', { alt: figure.label, class: look, src: figure.image });
  }
  return element(
    'div',
    { role: figure.isText ? 'group' : 'img', 'aria-label': figure.label, class: 'markup' },
    figure.markup,
  );
}
