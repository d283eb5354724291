import { COLOURS } from '../drawing/palette';

/** The custom property of a page that stands for a colour of the palette: `blueInk` → `--gan-blue-ink`. */
export function colourVariable(name: string): string {
  return `--gan-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

type ColourName = keyof typeof COLOURS;

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
