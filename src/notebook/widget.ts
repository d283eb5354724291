import { element, voidElement } from '../drawing/markup';
import { toSvg } from '../drawing/picture';
import { bundleWidgets } from '../widgets/bundle';
import { WIDGETS, type WidgetTag } from '../widgets/catalog';
import type { PlaneFilmOptions, WidgetOptions } from '../widgets/options';
import { encodeFilm } from '../widgets/plane-film/encode-film';
import type { Film } from '../widgets/plane-film/film';
import { planeFilm, readFilmState } from '../widgets/plane-film/plane-film';
import type { Attributes, Widget } from '../widgets/widget';

export interface StillOptions {
  /** The still picture: SVG markup or a data URL. The widget draws all its steps when left out. */
  still?: string;
  /** Width in pixels at which the still picture is shown, for pictures that are stored small. */
  stillWidth?: number;
}

/** A value that a cell shows when it is its last line. */
export interface WidgetDisplay {
  [display: symbol]: () => Record<string, string>;
}

/** Options may be left out where none is needed. */
type Settings<Options> =
  Record<never, never> extends Options
    ? [options?: Options, still?: StillOptions]
    : [options: Options, still?: StillOptions];

/**
 * A widget as a cell's value: `showWidget('gan-stamp-player', { stride: 2 })`.
 *
 * The output holds a still picture, which is what an untrusted notebook and GitHub show, and after it the
 * script of this one widget, which puts the live one in its place. Every output carries its own script, so
 * cells can be run again, out of order, copied, deleted or exported alone.
 *
 * @throws Error naming the option that is wrong
 */
export function showWidget<Tag extends keyof WidgetOptions>(
  tag: Tag,
  ...settings: Settings<WidgetOptions[Tag]>
): WidgetDisplay {
  const [options = {}, still = {}] = settings;
  const widget = WIDGETS[tag] as Widget<unknown>;
  const attributes = toAttributes(widget, options);
  return displayWidget(widget, attributes, widget.read(attributes), still);
}

/**
 * A training in the plane as a film: `showFilm(film, { frame: 0 })`. The data are quantised and deflated
 * into the output, some 100 kB for 60 frames with 200 points each way.
 */
export function showFilm(
  film: Film,
  options: PlaneFilmOptions = {},
  still: StillOptions = {},
): WidgetDisplay {
  const attributes = { ...toAttributes(planeFilm, options), data: encodeFilm(film) };
  return displayWidget(planeFilm, attributes, readFilmState(film, attributes), still);
}

/**
 * Options as attributes: `{ frameWidth: 28, captions: ['a'] }` → `{ 'frame-width': '28', captions: '["a"]' }`.
 * @throws Error naming an option that the widget does not have, and those it has
 */
export function toAttributes(
  widget: Pick<Widget<unknown>, 'tag' | 'attributes'>,
  options: object,
): Attributes {
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(options)) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (attribute !== 'heading' && !widget.attributes.includes(attribute)) {
      const known = widget.attributes.map((one) =>
        one.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()),
      );
      throw new Error(`${widget.tag} has no option "${name}"; it has ${known.join(', ')} and heading.`);
    }
    if (value === undefined) continue;
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

function writeStill({ still, stillWidth }: StillOptions, picture: () => string, alt: string): string {
  const source = still ?? picture();
  const src = source.trimStart().startsWith('<')
    ? `data:image/svg+xml;base64,${Buffer.from(source).toString('base64')}`
    : source;
  return voidElement('img', { alt, src, width: stillWidth });
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
