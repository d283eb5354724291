/**
 * A player for the latents of a generator: a slider from one latent to another, and one for each direction. In a cell the
 * kernel draws while a slider moves, also between the steps of a training; in a page stored frames take its place.
 */
import * as tf from '@tensorflow/tfjs';
import { lerp, slerp } from '../arithmetic/interpolation';
import { moveAlong } from '../arithmetic/latent-direction';
import { layOutGrid } from '../drawing/image-grid';
import { toDataUrl } from '../drawing/png';
import type { Network } from '../models/network';
import { generateImages, type Pictures } from '../training/sample';
import type { LatentPlayerOptions } from '../widgets/options';
import type { SliderState } from '../widgets/slider-state';
import type { MimeBundle } from './display';
import { interact, type Slider } from './interact';
import type { LiveWidget } from './live-widget';
import { showWidget, type WidgetDisplay } from './widget';

type Latent = ArrayLike<number>;

/** Images of these latents. @param label what a conditional generator is asked for; default 0. */
export async function drawLatents(
  generator: Network,
  latents: readonly Latent[],
  label?: number,
): Promise<Pictures> {
  const input = tf.tensor2d(latents.map((latent) => Array.from(latent)));
  const labels = generator.spec.classes === undefined ? undefined : latents.map(() => label ?? 0);
  try {
    return await generateImages(generator, input, labels);
  } finally {
    input.dispose();
  }
}

export interface WaysOptions {
  generator: Network;
  /** Latents of each way, as many as there are places. */
  ways: Readonly<Record<string, readonly Latent[]>>;
  /** What each place is called. */
  places: readonly string[];
  unit?: string;
  /** What the pictures show, for those who do not see them. */
  label?: string;
  /** The class, of a conditional generator. */
  asked?: number;
  /** The place shown first; default 0. */
  place?: number;
}

/**
 * Ways as frames, for `showWidget('gan-latent-player', …)`: they need neither kernel nor generator any more.
 *
 * @throws RangeError if a way has another number of latents than there are places.
 */
export async function drawWays(options: WaysOptions): Promise<LatentPlayerOptions> {
  const { generator, ways, places, place, unit, label, asked } = options;
  for (const [name, latents] of Object.entries(ways)) {
    if (latents.length === places.length) continue;
    throw new RangeError(
      `The way "${name}" has ${latents.length} latents, and there are ${places.length} places.`,
    );
  }
  const images = await drawLatents(generator, Object.values(ways).flat(), asked);
  const src = toDataUrl(layOutGrid(images, { columns: places.length, gap: 0 }));
  const { width: frameWidth, height: frameHeight } = images;
  return { src, ways: Object.keys(ways), places, place, frameWidth, frameHeight, unit, label };
}

/** Ways as a cell's value that a page carries. */
export async function showWays({
  heading,
  ...options
}: WaysOptions & { heading?: string }): Promise<WidgetDisplay> {
  return showWidget('gan-latent-player', { ...(await drawWays(options)), heading });
}

export interface LatentPlayerSettings {
  generator: Network;
  from: Latent;
  /** With it there is a walk, straight or on the sphere. */
  to?: Latent;
  /** With them there is a slider for each: its strength, how many times the direction is added. */
  directions?: Readonly<Record<string, Latent>>;
  /** The class, of a conditional generator. */
  asked?: number;
  /** Screen pixels for each pixel. Default 6. */
  zoom?: number;
}

const PLACES = 9;
const FARTHEST = 3;

/**
 * The player as a cell's value: `latentPlayer({ generator, from, to })`.
 *
 * @throws Error if there is neither a second latent nor a direction.
 */
export function latentPlayer(settings: LatentPlayerSettings): LiveWidget<SliderState> {
  const { generator, from, to, directions = {}, asked, zoom = 6 } = settings;
  const names = Object.keys(directions);
  if (!to && names.length === 0) throw new Error('A latent player needs a second latent, or a direction.');
  const sliders: Record<string, Slider> = {};
  if (to) {
    sliders.way = { min: 0, max: 1, label: 'way from one latent to the other' };
    sliders.sphere = { min: 0, max: 1, step: 1, value: 1, label: '0: straight, 1: on the sphere' };
  }
  for (const name of names) sliders[name] = { min: -FARTHEST, max: FARTHEST, value: 0, step: 0.1 };
  const latentOf = (values: Record<string, number>) => {
    const start = to ? (values.sphere! < 0.5 ? lerp : slerp)(from, to, values.way!) : Array.from(from);
    return names.reduce((latent, name) => moveAlong(latent, directions[name]!, values[name]!), start);
  };
  const draw = async (values: Record<string, number>) => drawLatents(generator, [latentOf(values)], asked);
  const label = `What the ${generator.spec.name} makes of a latent`;
  return interact(sliders, draw, { label, zoom, still: () => drawStill(settings) });
}

/** The walk both ways; without a second latent, each direction from −3 to 3. */
async function drawStill({
  generator,
  from,
  to,
  directions = {},
  asked,
}: LatentPlayerSettings): Promise<MimeBundle> {
  const shares = Array.from({ length: PLACES }, (_, i) => i / (PLACES - 1));
  const strengths = shares.map((share) => FARTHEST * (2 * share - 1));
  const along = (vector: Latent) => strengths.map((strength) => moveAlong(from, vector, strength));
  const options: Omit<WaysOptions, 'generator' | 'asked'> = to
    ? {
        ways: {
          'on the sphere': shares.map((share) => slerp(from, to, share)),
          straight: shares.map((share) => lerp(from, to, share)),
        },
        places: shares.map(String),
        unit: 'share of the way',
        label: 'One image becomes another',
      }
    : {
        ways: Object.fromEntries(Object.entries(directions).map(([name, vector]) => [name, along(vector)])),
        places: strengths.map((strength) => String(strength).replace('-', '−')),
        unit: 'strength',
        place: (PLACES - 1) / 2,
        label: 'One image, changed along directions',
      };
  const shown = await showWays({ generator, asked, ...options });
  return shown[Symbol.for('Jupyter.display')]!() as MimeBundle;
}
