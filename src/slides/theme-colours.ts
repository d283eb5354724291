import { COLOURS } from '../drawing/palette';
import { DARK, declareColours, writeFollowRules } from '../widgets/page-colours';

/** Both palettes as custom properties (`html[data-theme=dark]` chooses), and figures that follow them. */
export function writeColourRules(): string {
  return `${writeFollowRules('figure.picture')}\n:root{${declareColours(COLOURS)}}\n:root[data-theme=dark]{${DARK}}\n`;
}

/** Both palettes for a page that has no switch: the reader's own theme chooses, and paper is light. */
export function writeReaderColours(): string {
  return `:root{color-scheme:light dark;${declareColours(COLOURS)}}\n@media screen and (prefers-color-scheme:dark){:root{${DARK}}}\n`;
}
