import { COLOURS } from '../drawing/palette';

/** The custom property of a page that stands for a colour of the palette: `blueInk` → `--gan-blue-ink`. */
export function colourVariable(name: string): string {
  return `--gan-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

type ColourName = keyof typeof COLOURS;

/** The palette on dark paper: the same hues, lighter inks and deeper tints. */
export const DARK_COLOURS: Record<ColourName, string> = {
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

/** A palette as custom properties of a page. */
export function declareColours(colours: Record<ColourName, string>): string {
  return (Object.keys(colours) as ColourName[])
    .map((name) => `${colourVariable(name)}:${colours[name]}`)
    .join(';');
}

/** What makes a page's widgets dark. */
export const DARK = `${declareColours(DARK_COLOURS)};--gan-color-scheme:dark`;

/** A colour of the palette as the page has it; the palette's own where the page names none. */
export function pageColour(name: ColourName): string {
  return `var(${colourVariable(name)},${COLOURS[name]})`;
}

/**
 * Style rules by which drawings below `place` take the page's colours: each colour of the palette becomes its custom
 * property. What stands in an element with `data-fixed` (ink on a scale of colours, a map) keeps its own.
 */
export function writeFollowRules(place: string): string {
  const rules: string[] = [];
  for (const [name, colour] of Object.entries(COLOURS)) {
    if (Object.values(COLOURS).indexOf(colour) < Object.keys(COLOURS).indexOf(name)) continue;
    for (const property of ['fill', 'stroke']) {
      rules.push(
        `${place} [${property}="${colour}"]:not([data-fixed] *){${property}:${pageColour(name as ColourName)}}`,
      );
    }
  }
  return rules.join('\n');
}
