/** Half-precision numbers (IEEE 754 binary16), which halve a file of weights: 11 significant bits, at most 65,504. */

const bits = new Uint32Array(1);
const value = new Float32Array(bits.buffer);

/** The nearest half to a float32, as its 16 bits; ties go to the even one, what is too large becomes infinite. */
export function toHalfBits(number: number): number {
  value[0] = number;
  const source = bits[0]!;
  const sign = (source >>> 16) & 0x8000;
  const magnitude = source & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00; // NaN
  if (magnitude >= 0x477ff000) return sign | 0x7c00; // 65,520 and more
  if (magnitude < 0x38800000) {
    // Below 2^-14 halves lie 2^-24 apart.
    return sign | roundToEven(Math.abs(value[0]) * 2 ** 24);
  }
  // Adding half of the last place, less one unless the kept part is odd, rounds ties to even.
  const rounded = magnitude - 0x38000000 + 0xfff + ((magnitude >>> 13) & 1);
  return sign | (rounded >>> 13);
}

/** The number that 16 bits stand for. */
export function fromHalfBits(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function roundToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}
