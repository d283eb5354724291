import { COLOURS } from '../drawing/palette';
import { colourVariable, writeFollowRules } from '../widgets/page-colours';

type Name = keyof typeof COLOURS;

/** The palette on dark paper: the same hues, lighter inks and deeper tints. */
export const DARK_COLOURS: Record<Name, string> = {
  blue: '#56b4e9',
  blueInk: '#a5dbfa',
  bluePale: '#15405c',
  orange: '#f0b429',
  orangeInk: '#ffd27a',
  orangePale: '#4d3a10',
  vermilion: '#ff8a4c',
  vermilionInk: '#ffb892',
  vermilionPale: '#552a14',
  green: '#2fd3a2',
  greenInk: '#93ebcd',
  greenPale: '#0f4737',
  purple: '#e29ac2',
  purpleInk: '#f4c3de',
  sky: '#56b4e9',
  ink: '#eef3f7',
  mutedInk: '#b3c0cc',
  line: '#4a5967',
  faint: '#212d38',
  paper: '#18222c',
};

const names = Object.keys(COLOURS) as Name[];

function declare(colours: Record<Name, string>): string {
  return names.map((name) => `${colourVariable(name)}:${colours[name]}`).join(';');
}

const DARK = `${declare(DARK_COLOURS)};--gan-color-scheme:dark`;

/** Both palettes as custom properties (`html[data-theme=dark]` chooses), and figures that follow them. */
export function writeColourRules(): string {
  return `${writeFollowRules('figure.picture')}\n:root{${declare(COLOURS)}}\n:root[data-theme=dark]{${DARK}}\n`;
}

/** Both palettes for a page that has no switch: the reader's own theme chooses, and paper is light. */
export function writeReaderColours(): string {
  return `:root{color-scheme:light dark;${declare(COLOURS)}}\n@media screen and (prefers-color-scheme:dark){:root{${DARK}}}\n`;
}
