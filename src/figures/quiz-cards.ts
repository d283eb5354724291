/** Cards for the quiz "real or fake?": pictures of both kinds in a drawn order. */
import type { GridImages } from '../drawing/image-grid';
import type { RandomStream } from '../random/stream';

export interface QuizCards {
  images: GridImages;
  /** For each card `r` (real) or `f` (fake), as the widget wants it. */
  truth: string;
}

/** @throws RangeError if the pictures are not of one size */
export function shuffleCards(real: GridImages, fake: GridImages, random: RandomStream): QuizCards {
  const { width, height, channels } = real;
  if (fake.width !== width || fake.height !== height || fake.channels !== channels) {
    throw new RangeError(
      `Real pictures are ${height}×${width}×${channels}, fakes ${fake.height}×${fake.width}×${fake.channels}: size would tell them apart.`,
    );
  }
  const bytes = width * height * channels;
  const count = real.count + fake.count;
  const pixels = new Uint8Array(count * bytes);
  let truth = '';
  for (const [place, card] of random.permutation(count).entries()) {
    const isReal = card < real.count;
    const [from, at] = isReal ? [real, card] : [fake, card - real.count];
    pixels.set(from.pixels.subarray(at * bytes, (at + 1) * bytes), place * bytes);
    truth += isReal ? 'r' : 'f';
  }
  return { images: { ...real, count, pixels }, truth };
}
