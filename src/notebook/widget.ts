import { bundleWidgets } from '../widgets/bundle';
import { WIDGETS, type WidgetTag } from '../widgets/catalog';
import { element, voidElement } from '../widgets/markup';
import { toSvg } from '../widgets/picture';
import { encodeFilm } from '../widgets/plane-film/encode-film';
import type { Film } from '../widgets/plane-film/film';
import { planeFilm, readFilmState } from '../widgets/plane-film/plane-film';
import type { Attributes, Widget } from '../widgets/widget';

/** Attributes of a widget as a cell writes them; lists and objects are turned into JSON. */
export type WidgetOptions = Readonly<Record<string, unknown>>;

export interface StillOptions {
  /** The still picture: SVG markup or a data URL. The widget draws all its steps when left out. */
  still?: string;
  /** Width in pixels at which a data URL is shown, for pictures that are stored small. */
  stillWidth?: number;
}

/** A value that a cell shows when it is its last line. */
export interface WidgetDisplay {
  [display: symbol]: () => Record<string, string>;
}

/**
 * A widget as a cell's value: `showWidget('gan-frame-player', { src, frames, … })`.
 *
 * The output holds a still picture, which is what an untrusted notebook and GitHub show, and after it the
 * script of this one widget, which puts the live one in its place. Every output carries its own script, so
 * cells can be run again, out of order, copied, deleted or exported alone.
 *
 * @throws Error naming the attribute that is wrong
 */
export function showWidget(
  tag: WidgetTag,
  options: WidgetOptions = {},
  still: StillOptions = {},
): WidgetDisplay {
  const widget = WIDGETS[tag] as Widget<unknown>;
  const attributes = toAttributes(options);
  const state = widget.read(attributes);
  if (state instanceof Promise) {
    state.catch(() => undefined);
    throw new Error(`${tag} is shown by showFilm(film), which draws its still picture as well.`);
  }
  return displayWidget(widget, attributes, state, still);
}

/**
 * A training in the plane as a film: `showFilm(film, { frame: 0 })`. The data are quantised and deflated
 * into the output, some 100 kB for 60 frames with 200 points each way.
 */
export function showFilm(film: Film, options: WidgetOptions = {}, still: StillOptions = {}): WidgetDisplay {
  const attributes = { ...toAttributes(options), data: encodeFilm(film) };
  return displayWidget(planeFilm, attributes, readFilmState(film, attributes), still);
}

/** `{ frameWidth: 28, captions: ['a'] }` → `{ 'frame-width': '28', captions: '["a"]' }`. */
export function toAttributes(options: WidgetOptions): Attributes {
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    written[attribute] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return written;
}

function displayWidget<State>(
  widget: Widget<State>,
  attributes: Attributes,
  state: State,
  options: StillOptions,
): WidgetDisplay {
  const sentence = widget.describe(state);
  const picture = () => toSvg(widget.drawAll(state), sentence, { style: 'background:#fff' });
  return {
    [Symbol.for('Jupyter.display')]: () => ({
      'text/html':
        writeFigure(widget.tag, attributes, writeStill(options, picture, sentence)) + writeScript(widget.tag),
      'text/plain': `${attributes.heading || widget.title(state)}. ${sentence}`,
    }),
  };
}

function writeStill(options: StillOptions, picture: () => string, alt: string): string {
  const source = options.still ?? picture();
  const src = source.trimStart().startsWith('<')
    ? `data:image/svg+xml;base64,${Buffer.from(source).toString('base64')}`
    : source;
  return voidElement('img', { alt, src, width: options.stillWidth });
}

function writeFigure(tag: string, attributes: Attributes, still: string): string {
  return element(
    'figure',
    { 'data-gan-widget': tag, 'data-gan-attributes': JSON.stringify(attributes), style: 'margin:0' },
    still,
  );
}

function writeScript(tag: string): string {
  return `<script>${bundleWidgets([tag as WidgetTag])}</script>`;
}
