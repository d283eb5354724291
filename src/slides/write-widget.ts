import { element } from '../drawing/markup';
import { toAttributes } from '../notebook/widget';
import { WIDGETS, type WidgetTag } from '../widgets/catalog';
import type { Attributes, Widget } from '../widgets/widget';
import type { IncludeOptions, SlideWidget } from './lecture';

/** Which attribute the slide's fragments write, and with which values. */
interface Drive {
  attribute: string;
  values: string[];
}

/** `step` (all positions), or `frame:0,5,10`. */
function readDrive(text: string, widget: Widget<unknown>, state: unknown): Drive {
  const [attribute = '', list] = text.split(':');
  if (!widget.attributes.includes(attribute)) {
    throw new Error(
      `${widget.tag} has no attribute "${attribute}" to drive; it has ${widget.attributes.join(', ')}.`,
    );
  }
  if (list) return { attribute, values: list.split(',') };
  const timeline = widget.timeline?.(state);
  if (timeline?.attribute !== attribute) {
    throw new Error(`Say which values of "${attribute}" the fragments show: drive=${attribute}:0,1,2.`);
  }
  const rest = timeline.count - timeline.position;
  return { attribute, values: Array.from({ length: rest }, (_, i) => String(timeline.position + i)) };
}

function findWidget(name: string, declared: Readonly<Record<string, SlideWidget>>) {
  const own = Object.hasOwn(declared, name) ? declared[name] : undefined;
  const tag = own?.tag ?? `gan-${name}`;
  if (!Object.hasOwn(WIDGETS, tag)) {
    const known = [...Object.keys(declared), ...Object.keys(WIDGETS).map((one) => one.slice('gan-'.length))];
    throw new Error(`There is no widget "${name}". Known: ${known.join(', ')}.`);
  }
  return { widget: WIDGETS[tag as WidgetTag] as unknown as Widget<unknown>, options: own?.options ?? {} };
}

/**
 * A widget on a slide: `{{widget:convolution-player step=2}}`. With `drive=step` every further press of the
 * space bar shows the next step; with `controls` its sliders and editors are shown, too.
 */
export async function writeWidget(
  name: string,
  { drive, controls, ...written }: IncludeOptions,
  declared: Readonly<Record<string, SlideWidget>>,
): Promise<string> {
  const { widget, options } = findWidget(name, declared);
  const attributes: Attributes = { ...toAttributes(widget, options), ...toAttributes(widget, written) };
  const state = await widget.read(attributes);
  const driven = drive === undefined ? undefined : readDrive(drive, widget, state);
  const shown = driven ? { ...attributes, [driven.attribute]: driven.values[0]! } : attributes;
  await widget.read(shown);
  const fragments = (driven?.values.slice(1) ?? []).map(() => '<i class="fragment drive"></i>');
  return element(
    'div',
    { class: 'widget', 'data-widget': name },
    element(widget.tag, {
      ...shown,
      stage: true,
      controls: controls !== undefined,
      'data-drive': driven?.attribute,
      'data-drive-values': driven?.values.join(','),
    }),
    ...fragments,
  );
}
