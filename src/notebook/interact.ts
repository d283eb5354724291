/** Sliders in a cell's output that call a function in the kernel, while it trains, too. */
import { join } from 'node:path';
import { type GridImages, layOutGrid } from '../drawing/image-grid';
import { escapeMarkup } from '../drawing/markup';
import { type Raster, toDataUrl } from '../drawing/png';
import { bundleModule } from '../widgets/page-script';
import type { SliderSpec, SliderState } from '../widgets/slider-state';
import type { MimeBundle } from './display';
import { LiveWidget } from './live-widget';

export interface Slider {
  min: number;
  max: number;
  /** Default: a hundredth of the range. */
  step?: number;
  /** Where it stands at first. Default: `min`. */
  value?: number;
  /** Default: the slider's name. */
  label?: string;
}

/** A picture, images side by side, or words. */
export type Drawing = Raster | GridImages | string;

export interface InteractOptions {
  /** What is shown, in a few words: the title, and what people hear who cannot see it. */
  label: string;
  /** Screen pixels for each pixel of a picture. Default 2. */
  zoom?: number;
  /** What is shown where there is no kernel, a page for example; default: the picture of the first values. */
  still?: () => MimeBundle | Promise<MimeBundle>;
}

/**
 * Sliders as a cell's value: `interact({ x: { min: 0, max: 1 } }, ({ x }) => picture, { label: 'x' })`.
 *
 * `draw` is called in the kernel each time a slider moves, between two awaits when a cell is running; of values that come
 * while it draws only the latest counts. Its errors are shown under the cell. Where there is no kernel, or no anywidget,
 * the picture of the first values is shown.
 *
 * @throws Error naming a slider whose range is empty or whose value is outside
 */
export function interact<Name extends string>(
  sliders: Record<Name, Slider>,
  draw: (values: Record<Name, number>) => Drawing | Promise<Drawing>,
  { label, zoom = 2, still }: InteractOptions,
): LiveWidget<SliderState> {
  const specs = Object.entries<Slider>(sliders).map(([name, slider]) => readSlider(name, slider));
  const firstValues = Object.fromEntries(
    specs.map(({ name, min }) => [name, sliders[name as Name].value ?? min]),
  );
  const widget: LiveWidget<SliderState> = new LiveWidget<SliderState>({
    esm: bundleModule({ entryPoints: [join(__dirname, '..', 'widgets', 'browser', 'slider-view')] }),
    state: { label, zoom, sliders: specs, values: firstValues, picture: null, text: '' },
    async still() {
      drawn = ''; // what it draws may have changed since
      await redraw();
      return still ? still() : toStill(widget);
    },
  });
  let wished: unknown = firstValues;
  /** Values of the last call. */
  let drawn = '';
  let isDrawing = false;
  let isStale = false;
  const redraw = async () => {
    isStale = true;
    if (isDrawing) return;
    isDrawing = true;
    try {
      while (isStale) {
        isStale = false;
        const values = limit(specs, wished) as Record<Name, number>;
        const key = JSON.stringify(values);
        if (key === drawn) continue;
        drawn = key;
        widget.set(toState(await draw(values)));
      }
    } finally {
      isDrawing = false;
    }
  };
  const moveTo = (values: unknown) => {
    wished = values;
    return redraw();
  };
  widget.on('change:values', () => moveTo(widget.get('values')));
  // A page sends a changed state only when its last one was answered; these messages come at once.
  widget.on('msg:custom', (content) => moveTo((content as { values?: unknown } | null)?.values ?? wished));
  return widget;
}

function readSlider(name: string, { min, max, step, value, label }: Slider): SliderSpec {
  if (!(min < max)) throw new Error(`The slider "${name}" has no range: min ${min}, max ${max}.`);
  if (value !== undefined && !(value >= min && value <= max))
    throw new Error(`The slider "${name}" goes from ${min} to ${max}; its value is ${value}.`);
  return { name, label: label ?? name, min, max, step: step ?? (max - min) / 100 };
}

/** What a page sends is a number in range, or the slider's start. */
function limit(specs: readonly SliderSpec[], values: unknown): Record<string, number> {
  const given = (values ?? {}) as Record<string, unknown>;
  const read = ({ name, min, max }: SliderSpec) => Math.min(max, Math.max(min, Number(given[name]) || 0));
  return Object.fromEntries(specs.map((spec) => [spec.name, read(spec)]));
}

function toState(drawing: Drawing): Pick<SliderState, 'picture' | 'text'> {
  if (typeof drawing === 'string') return { picture: null, text: drawing };
  const { width, height, channels, pixels } = 'count' in drawing ? layOutGrid(drawing) : drawing;
  return { picture: { width, height, channels, pixels }, text: '' };
}

function toStill(widget: LiveWidget<SliderState>): MimeBundle {
  const [label, picture, text] = [widget.get('label'), widget.get('picture'), widget.get('text')];
  const caption = `<figcaption>${escapeMarkup(label)}</figcaption>`;
  if (!picture)
    return {
      'text/html': `<figure style="margin:0"><pre>${escapeMarkup(text)}</pre>${caption}</figure>`,
      'text/plain': `${label}\n${text}`,
    };
  const image =
    `<img alt="${escapeMarkup(label)}" src="${toDataUrl(picture as Raster)}" width="${picture.width * widget.get('zoom')}" ` +
    'style="image-rendering:pixelated;max-width:100%;height:auto">';
  return {
    'text/html': `<figure style="margin:0">${image}${caption}</figure>`,
    'text/plain': `[${label}]`,
  };
}
