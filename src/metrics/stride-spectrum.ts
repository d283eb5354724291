/**
 * Checkerboards of a generator, seen in its pictures' spectrum: a pattern that repeats every s pixels is a peak at the
 * multiples of 1/s waves a pixel, and nowhere else (Odena et al. 2016 show the patterns, Durall et al. 2020 the spectra).
 */

/** Pictures as bytes, one after the other, row by row. */
export interface SpectrumImages {
  count: number;
  height: number;
  width: number;
  channels: number;
  pixels: ArrayLike<number>;
}

/** How many frequencies on each side of a peak say what would be there without it. */
const NEIGHBOURS = [-2, -1, 1, 2];

/**
 * How much stronger pictures are at the frequencies of a stride than just beside them: 1 is no peak, 4 is four times
 * the power. The mean of all these frequencies, of the logarithm, so that none outweighs the others.
 *
 * @param period in pixels: the stride of the last enlargement; with two doublings 4 is the pattern of both.
 * @throws RangeError unless the pictures are square and a whole number of periods, 8 or more pixels, wide.
 */
export function measureStridePeak(images: SpectrumImages, period: number): number {
  const { width: side, height } = images;
  if (side !== height || side < 8 || !Number.isInteger(period) || period < 2 || side % period !== 0) {
    throw new RangeError(
      `measureStridePeak: square pictures of 8 or more pixels whose side is a multiple of the period; got ` +
        `${height}×${side} and ${period}.`,
    );
  }
  if (images.count < 1) throw new RangeError('measureStridePeak: there is no picture.');
  const power = meanPower(images);
  const logAt = (u: number, v: number) => Math.log(power[wrap(u, side) * side + wrap(v, side)]! + TINY);
  const step = side / period;
  const excess: number[] = [];
  for (let u = 0; u < side; u += step) {
    for (let v = 0; v < side; v += step) {
      if (u === 0 && v === 0) continue;
      // Along an axis only: the rim of a picture that does not wrap around is strong on the axes, peak or not.
      const beside = NEIGHBOURS.flatMap((d) => [
        ...(u > 0 ? [logAt(u + d, v)] : []),
        ...(v > 0 ? [logAt(u, v + d)] : []),
      ]);
      excess.push(logAt(u, v) - beside.reduce((sum, x) => sum + x, 0) / beside.length);
    }
  }
  return Math.exp(excess.reduce((sum, x) => sum + x, 0) / excess.length);
}

/** Power that is rounding: a flat picture has no peak, and no logarithm of 0. */
const TINY = 1e-9;

const wrap = (index: number, side: number) => ((index % side) + side) % side;

/** Mean power of each frequency, side × side, over pictures and channels; grey levels count from 0 to 1. */
export function meanPower({ count, width: side, channels, pixels }: SpectrumImages): Float64Array {
  const { cos, sin } = waves(side);
  const power = new Float64Array(side * side);
  const [re, im] = [new Float64Array(side * side), new Float64Array(side * side)];
  for (let image = 0; image < count * channels; image++) {
    const start = Math.floor(image / channels) * side * side * channels + (image % channels);
    // Along the rows, then down the columns.
    for (let row = 0; row < side; row++) {
      for (let v = 0; v < side; v++) {
        let [a, b] = [0, 0];
        for (let x = 0; x < side; x++) {
          const value = pixels[start + (row * side + x) * channels]! / 255;
          a += value * cos[(v * x) % side]!;
          b -= value * sin[(v * x) % side]!;
        }
        re[row * side + v] = a;
        im[row * side + v] = b;
      }
    }
    for (let v = 0; v < side; v++)
      addColumn(power, { re, im, cos, sin, side, v, share: 1 / (count * channels) });
  }
  return power;
}

interface Column {
  re: Float64Array;
  im: Float64Array;
  cos: Float64Array;
  sin: Float64Array;
  side: number;
  v: number;
  share: number;
}

function addColumn(power: Float64Array, { re, im, cos, sin, side, v, share }: Column): void {
  for (let u = 0; u < side; u++) {
    let [a, b] = [0, 0];
    for (let y = 0; y < side; y++) {
      const [c, s] = [cos[(u * y) % side]!, sin[(u * y) % side]!];
      a += re[y * side + v]! * c + im[y * side + v]! * s;
      b += im[y * side + v]! * c - re[y * side + v]! * s;
    }
    power[u * side + v]! += (a * a + b * b) * share;
  }
}

function waves(side: number): { cos: Float64Array; sin: Float64Array } {
  const angles = Float64Array.from({ length: side }, (_, i) => (2 * Math.PI * i) / side);
  return { cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
}
