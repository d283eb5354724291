/** The white card that a notebook's picture is drawn on, so that it reads on a dark page, too. */
import { element } from '../drawing/markup';
import { FONT } from '../drawing/palette';

/** Markup on a card; `label` is what a screen reader says. */
export function drawCard(width: number, height: number, label: string, content: string): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': label,
      'font-family': FONT,
    },
    element('rect', { width, height, rx: 8, fill: '#ffffff' }),
    content,
  );
}
