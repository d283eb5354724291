/**
 * Convolution as multiplication of spectra, written with real numbers only: y = Y·[(X·x) ⊙ (W·w)], where X, W and Y are
 * constant matrices and ⊙ multiplies frequency by frequency.
 *
 * A discrete Fourier transform turns a convolution into a product of complex numbers (the convolution theorem); each
 * such product needs three real multiplications (Karatsuba's way, for complex numbers Gauss'), and the frequencies of
 * real numbers come in conjugate pairs, of which one is enough. A convolution with stride s is the sum of s × s
 * convolutions of stride 1, one for each way to begin the steps (its phases).
 */

export interface Spectrum {
  /** Products: rows of `input` and `filter`, columns of `output`. */
  rank: number;
  /** rank × size²: takes a phase's size × size numbers apart. */
  input: Float32Array;
  /** (rank · strides²) × kernelSize²: the filter's taps of each phase. */
  filter: Float32Array;
  /** size² × rank: puts the size × size results together. */
  output: Float32Array;
}

export interface SpectrumOptions {
  /** Height and width of the results; inputs are `strides` times as large. */
  size: number;
  kernelSize: number;
  strides: number;
  /** Zeros above and to the left. */
  padBefore: number;
}

/** The three matrices of a convolution on squares. */
export function buildSpectrum({ size, kernelSize, strides, padBefore }: SpectrumOptions): Spectrum {
  // A tap k of phase a reads the input at a distance of whole steps, or not at all.
  const distance = (tap: number, phase: number) => (tap - padBefore - phase) / strides;
  const taps = Array.from({ length: kernelSize }, (_, tap) => tap);
  const phases = Array.from({ length: strides }, (_, phase) => phase);
  const distances = phases.flatMap((a) => taps.map((k) => distance(k, a))).filter(Number.isInteger);
  // The circle is so long that no tap comes round to a place that is read.
  const length = size + Math.max(...distances.map(Math.abs));
  const frequencies = listFrequencies(length);
  const rank = frequencies.reduce((sum, { isReal }) => sum + (isReal ? 1 : 3), 0);
  const places = listPairs(size);
  const kernelPlaces = listPairs(kernelSize);
  const input = new Float32Array(rank * places.length);
  const output = new Float32Array(places.length * rank);
  const filter = new Float32Array(rank * strides ** 2 * kernelPlaces.length);
  let row = 0;
  for (const { u, v, isReal } of frequencies) {
    const angle = (y: number, x: number) => (2 * Math.PI * (u * y + v * x)) / length;
    const scale = (isReal ? 1 : 2) / length ** 2;
    for (const [i, [y, x]] of places.entries()) {
      const [cos, sin] = [Math.cos(angle(y, x)), Math.sin(angle(y, x))];
      const [re, im] = [cos, -sin];
      const inputs = isReal ? [re] : [re + im, re, im];
      const outputs = isReal ? [cos] : [cos - sin, -sin, -cos];
      for (const [j, value] of inputs.entries()) input[(row + j) * places.length + i] = value;
      for (const [j, value] of outputs.entries()) output[i * rank + row + j] = scale * value;
    }
    for (const [phase, [a, b]] of listPairs(strides).entries()) {
      for (const [i, [k, l]] of kernelPlaces.entries()) {
        const [dy, dx] = [distance(k, a), distance(l, b)];
        if (!Number.isInteger(dy) || !Number.isInteger(dx)) continue;
        // The input is read ahead by the distance: a filter that lies mirrored.
        const [re, im] = [Math.cos(angle(dy, dx)), Math.sin(angle(dy, dx))];
        const filters = isReal ? [re] : [re, im - re, re + im];
        for (const [j, value] of filters.entries()) {
          filter[((row + j) * strides ** 2 + phase) * kernelPlaces.length + i] = value;
        }
      }
    }
    row += isReal ? 1 : 3;
  }
  return { rank, input, filter, output };
}

function listPairs(size: number): [number, number][] {
  return Array.from({ length: size * size }, (_, i) => [Math.floor(i / size), i % size]);
}

/** One of each conjugate pair of frequencies; those that are their own conjugate are real. */
function listFrequencies(length: number): { u: number; v: number; isReal: boolean }[] {
  return listPairs(length).flatMap(([u, v]) => {
    const [cu, cv] = [(length - u) % length, (length - v) % length];
    if (u * length + v > cu * length + cv) return [];
    return [{ u, v, isReal: u === cu && v === cv }];
  });
}
