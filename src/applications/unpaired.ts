/**
 * Translation without pairs, as tables: the counter-example to cycle consistency. Two translators that undo each other
 * have no cycle error at all (CycleGAN, Zhu et al. 2017: L_cyc), and if what they give is a set of real examples, no
 * discriminator objects either. Whether a 3 becomes a 3, neither term asks.
 */
import { type ImageSet, pixelsOf } from '../data/images';

/** Dark for light: each level v becomes 255 − v. The labels stay. */
export function negativeImages<Images extends Pick<ImageSet, 'pixels'>>(images: Images): Images {
  return { ...images, pixels: images.pixels.map((level) => 255 - level) };
}

/**
 * For each example the place of one of the next class (9 → 0), so that each is taken once: the k-th of a class gets the
 * k-th of the next.
 *
 * @throws RangeError unless each of the `classes` comes equally often.
 */
export function tableToNextClass(labels: ArrayLike<number>, classes = 10): number[] {
  const places = Array.from({ length: classes }, (): number[] => []);
  for (let i = 0; i < labels.length; i++) places[labels[i]!]?.push(i);
  const counts = places.map(({ length }) => length);
  if (counts[0] === 0 || counts.some((count) => count * classes !== labels.length)) {
    throw new RangeError(
      `Each of the ${classes} classes must come equally often; they come ${counts.join(', ')} times.`,
    );
  }
  const table = new Array<number>(labels.length);
  for (const [label, own] of places.entries()) {
    const next = places[(label + 1) % classes]!;
    for (const [k, place] of own.entries()) table[place] = next[k]!;
  }
  return table;
}

/** The table that leads back. */
export function invertTable(table: readonly number[]): number[] {
  const back = new Array<number>(table.length);
  for (const [from, to] of table.entries()) back[to] = from;
  return back;
}

/**
 * How far pictures are from what comes back after both ways: the mean over all pixels of |x − G(F(x))|, as CycleGAN's
 * loss has it, in levels 0 … 255.
 *
 * @throws RangeError unless both sets have the same size.
 */
export function cycleError(images: ImageSet, returned: ImageSet): number {
  if (images.pixels.length !== returned.pixels.length || images.count === 0)
    throw new RangeError(
      `As many pictures come back as were sent, of the same size; sent ${images.count}, back ${returned.count}.`,
    );
  let sum = 0;
  for (let i = 0; i < images.count; i++) {
    const [sent, back] = [pixelsOf(images, i), pixelsOf(returned, i)];
    for (let k = 0; k < sent.length; k++) sum += Math.abs(sent[k]! - back[k]!);
  }
  return sum / images.pixels.length;
}
