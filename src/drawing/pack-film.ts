/** Pictures of a training, small enough for a page: a whole film as one picture, and a single frame. */
import { stackFrames } from './image-grid';
import { encodeJpeg } from './jpeg';
import { encodePng, type Raster } from './png';
import { spreadPositions } from './spread-positions';

/** Bytes of a film's picture, at most: a third more as text in a page. */
const MOST_FILM_BYTES = 900_000;

/** Bytes of a single frame's picture, above which it need not be exact: digits have some ten thousand. */
const MOST_FRAME_BYTES = 60_000;

/** The most that a JPEG may have. */
const MOST_ROWS = 65_535;

/** Generated faces look the same at 75 as exact; below 60 their edges blur. */
const QUALITY = 75;

export interface FilmFile {
  type: 'png' | 'jpeg';
  /** All frames kept, one below the other. */
  bytes: Buffer;
  /** Which frames these are, rising: the first and the last among them; the last alone where only one has room. */
  kept: number[];
}

export interface PackedFilm extends Pick<FilmFile, 'kept'> {
  /** The file as a `data:` URL. */
  src: string;
}

/**
 * Digits stay exact, as PNG. What is larger so, as colour pictures are, becomes a JPEG; and what is still too large
 * keeps fewer frames, evenly spread.
 */
export function encodeFilm(frames: readonly Raster[], mostBytes = MOST_FILM_BYTES): FilmFile {
  const png = encodePng(stackFrames(frames));
  if (png.length <= mostBytes) {
    return { type: 'png', bytes: png, kept: frames.map((_, frame) => frame) };
  }
  const last = frames.length - 1;
  for (let count = Math.min(frames.length, Math.floor(MOST_ROWS / frames[last]!.height)); ; ) {
    const kept = count > 1 ? spreadPositions(frames.length, count) : [last];
    const jpeg = encodeJpeg(stackFrames(kept.map((frame) => frames[frame]!)), QUALITY);
    if (jpeg.length <= mostBytes || count <= 1) return { type: 'jpeg', bytes: jpeg, kept };
    count = Math.max(1, Math.min(count - 1, Math.floor((count * mostBytes) / jpeg.length)));
  }
}

/** The same for a page. */
export function packFilm(frames: readonly Raster[], mostBytes?: number): PackedFilm {
  const { type, bytes, kept } = encodeFilm(frames, mostBytes);
  return { src: `data:image/${type};base64,${bytes.toString('base64')}`, kept };
}

/** One frame as a URL: exact where it is small, as digits are, else a JPEG. */
export function packFrame(frame: Raster): string {
  return packFilm([frame], MOST_FRAME_BYTES).src;
}
