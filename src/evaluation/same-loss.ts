/** Two moments of a training whose losses say the same, though its pictures do not. */
import type { Raster } from '../drawing/png';
import { decodePng } from '../drawing/png';
import type { ShippedFilm } from '../training/shipped';

/** Frames count as early, or as late, in this share of the film. */
const END = 1 / 8;

export interface Moment {
  frame: number;
  caption: string;
  discriminatorLoss: number;
  generatorLoss: number;
}

function listMoments({ captions, series }: Pick<ShippedFilm, 'captions' | 'series'>): Moment[] {
  const [discriminator, generator] = ['discriminator loss', 'generator loss'].map(
    (name) => series.find((one) => one.name === name)?.values ?? [],
  );
  return captions.flatMap((caption, frame) => {
    const [d, g] = [discriminator![frame], generator![frame]];
    return d == null || g == null ? [] : [{ frame, caption, discriminatorLoss: d, generatorLoss: g }];
  });
}

/**
 * Of an early and a late moment of the film those whose two losses differ least.
 *
 * @throws RangeError if the film has no losses at sixteen moments or more.
 */
export function findSameLoss(film: Pick<ShippedFilm, 'captions' | 'series'>): {
  early: Moment;
  late: Moment;
} {
  const moments = listMoments(film);
  if (moments.length < 16) {
    throw new RangeError(
      `findSameLoss: the film tells the losses of ${moments.length} moments; 16 are needed.`,
    );
  }
  const count = Math.floor(moments.length * END);
  const apart = (a: Moment, b: Moment) =>
    Math.abs(a.discriminatorLoss - b.discriminatorLoss) + Math.abs(a.generatorLoss - b.generatorLoss);
  const pairs = moments
    .slice(0, count)
    .flatMap((early) => moments.slice(-count).map((late) => ({ early, late, apart: apart(early, late) })));
  const { early, late } = pairs.reduce((best, pair) => (pair.apart < best.apart ? pair : best));
  return { early, late };
}

/** One frame of a film, out of its picture. */
export function cutFrame(film: ShippedFilm, frame: number): Raster {
  const { src, columns, frameWidth: width, frameHeight: height } = film;
  const all = decodePng(src);
  const { channels } = all;
  const [left, top] = [(frame % columns) * width, Math.floor(frame / columns) * height];
  const pixels = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * all.width + left) * channels;
    pixels.set(all.pixels.subarray(from, from + width * channels), row * width * channels);
  }
  return { width, height, channels, pixels };
}
