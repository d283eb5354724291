/// <reference lib="dom" />
import { DARK } from '../page-colours';

const STYLE = 'gan-lab-theme';

/**
 * Lets the widgets of a page follow JupyterLab's own theme: its dark ones mark the page, and a switch of the theme shows
 * at once. Pages of the course choose their colours themselves and bear no such mark.
 */
export function followLabTheme(page: Document): void {
  if (page.getElementById(STYLE)) return;
  const style = page.createElement('style');
  style.id = STYLE;
  style.textContent = `@media screen{body[data-jp-theme-light=false]{${DARK}}}`;
  page.head.append(style);
}
