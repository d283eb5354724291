/** From the numbers in a PNG file's rows to bytes of grey or RGB: bits, palettes, and what shows through. */

/** What the header and the parts around the pixels say of a PNG. */
export interface PngKind {
  /** Bits of a sample: 1, 2, 4, 8 or 16. */
  bits: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
  colourType: number;
  /** Three bytes a colour. */
  palette?: Uint8Array;
  /** Part `tRNS`: a palette's alphas, or the one grey or colour that is transparent, two bytes a sample. */
  transparency?: Uint8Array;
}

/** Bits that each colour type may have. */
export const ALLOWED_BITS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Samples of a pixel, by colour type. */
export const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

export type Samples = Uint8Array | Uint16Array;

/** The samples of one row; bits are packed from the highest on, and each row begins with a whole byte. */
export function unpackRow(row: Uint8Array, bits: number, count: number): Samples {
  if (bits === 8) return row;
  if (bits === 16) return Uint16Array.from({ length: count }, (_, i) => row[2 * i]! * 256 + row[2 * i + 1]!);
  const most = 2 ** bits - 1;
  const samples = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const at = i * bits;
    samples[i] = (row[at >> 3]! >> (8 - bits - (at & 7))) & most;
  }
  return samples;
}

/**
 * A picture's samples as bytes, one (grey) or three (RGB) a pixel. What is transparent lies on white.
 *
 * @throws Error if a pixel names a colour that the palette does not have.
 */
export function toOpaqueBytes(samples: Samples, kind: PngKind): { channels: 1 | 3; pixels: Uint8Array } {
  const { bits, colourType, transparency } = kind;
  if (colourType === 3) return { channels: 3, pixels: lookUp(samples, kind) };
  const channels = colourType === 0 || colourType === 4 ? 1 : 3;
  if (bits === 8 && !transparency && samples instanceof Uint8Array && SAMPLES[colourType] === channels) {
    return { channels, pixels: samples };
  }
  const hasAlpha = colourType >= 4;
  const step = channels + Number(hasAlpha);
  const most = 2 ** bits - 1;
  const isHidden = hasAlpha ? () => false : hiddenColour(samples, channels, transparency);
  const pixels = new Uint8Array((samples.length / step) * channels);
  for (let from = 0, to = 0; from < samples.length; from += step, to += channels) {
    const alpha = hasAlpha ? samples[from + channels]! : isHidden(from) ? 0 : most;
    for (let channel = 0; channel < channels; channel++) {
      pixels[to + channel] = layOnWhite(samples[from + channel]!, alpha, most);
    }
  }
  return { channels, pixels };
}

/** A byte of a value on white; both it and its alpha go from 0 to `most`. */
function layOnWhite(value: number, alpha: number, most: number): number {
  return Math.round((255 * (value * alpha + most * (most - alpha))) / (most * most));
}

/** Whether the pixel at a place is of the one grey or colour that `tRNS` makes transparent. */
function hiddenColour(
  samples: Samples,
  channels: number,
  transparency: Uint8Array | undefined,
): (at: number) => boolean {
  if (!transparency || transparency.length < 2 * channels) return () => false;
  const hidden = unpackRow(transparency, 16, channels);
  return (at) => {
    for (let i = 0; i < channels; i++) if (samples[at + i] !== hidden[i]) return false;
    return true;
  };
}

function lookUp(samples: Samples, { palette = new Uint8Array(), transparency }: PngKind): Uint8Array {
  const colours = Uint8Array.from(palette, (value, i) =>
    layOnWhite(value, transparency?.[Math.floor(i / 3)] ?? 255, 255),
  );
  const pixels = new Uint8Array(3 * samples.length);
  for (let i = 0; i < samples.length; i++) {
    const at = 3 * samples[i]!;
    if (at + 3 > colours.length) {
      throw new Error(
        `The PNG file is damaged: a pixel names colour ${samples[i]}, and its palette has ${colours.length / 3}.`,
      );
    }
    pixels[3 * i] = colours[at]!;
    pixels[3 * i + 1] = colours[at + 1]!;
    pixels[3 * i + 2] = colours[at + 2]!;
  }
  return pixels;
}
