/** Sliders through the latents of a generator. */
import * as tf from '@tensorflow/tfjs';
import { layOutGrid } from '../drawing/image-grid';
import type { Network } from '../models/network';
import { RandomStream } from '../random/stream';
import { generateImages } from '../training/sample';
import type { SliderState } from '../widgets/slider-state';
import { interact } from './interact';
import type { LiveWidget } from './live-widget';

export interface LatentSlidersOptions {
  /** Takes latents of shape [batch, size]; not disposed of here, and it may be in training. */
  generator: Network;
  /** Where the latents are drawn from. Default: a stream of its own, from seed 1. */
  random?: RandomStream;
  /** Images side by side. Default 8. */
  count?: number;
  /** Screen pixels for each pixel. Default 3. */
  zoom?: number;
}

/**
 * Two sliders: the way from some latents to others, and the latents' length. The way is that of a quarter of a circle,
 * cos·a + sin·b, on which latents stay as long as normal ones are; straight on, they would be shorter in the middle.
 */
export function latentSliders(options: LatentSlidersOptions): LiveWidget<SliderState> {
  const { generator, random = new RandomStream(1), count = 8, zoom = 3 } = options;
  const size = generator.spec.inputShape[0]!;
  const from = random.fork('latents at the start').normals(count * size);
  const to = random.fork('latents at the end').normals(count * size);
  const draw = async ({ way, length }: { way: number; length: number }) => {
    const angle = (way * Math.PI) / 2;
    const mixed = from.map((a, i) => length * (Math.cos(angle) * a + Math.sin(angle) * to[i]!));
    const latents = tf.tensor2d(mixed, [count, size]);
    try {
      return layOutGrid(await generateImages(generator, latents), { columns: Math.min(count, 8) });
    } finally {
      latents.dispose();
    }
  };
  return interact(
    {
      way: { min: 0, max: 1, label: 'way from one latent to another' },
      length: { min: 0, max: 2, value: 1, label: 'length of the latent, 1 is usual' },
    },
    draw,
    { label: `${count} images of the ${generator.spec.name}, by their latents`, zoom },
  );
}
