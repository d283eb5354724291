/** What a JPEG file says of its picture before the picture comes: its sizes, and how the camera was held. */

export interface JpegHeader {
  width: number;
  height: number;
  /** EXIF's orientation, 1 (upright) to 8; see `turn` in fit-picture.ts. */
  orientation: number;
}

/** Markers without a part behind them: restarts, start and end of the picture, and TEM. */
const isAlone = (marker: number) => (marker >= 0xd0 && marker <= 0xd8) || marker === 0x01;
/** Start of frame, of whatever coding; C4, C8 and CC are other things. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const EXIF = 0xe1;
const START_OF_SCAN = 0xda;

export const isJpeg = (file: Uint8Array) => file[0] === 0xff && file[1] === 0xd8 && file[2] === 0xff;

/** @throws Error if the file ends, or the picture begins, before its sizes are told (ISO/IEC 10918-1, annex B). */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation = 1;
  for (let at = 2; at + 4 <= file.length; ) {
    const marker = file[at + 1]!;
    if (file[at] !== 0xff || marker === START_OF_SCAN) break;
    // Any number of bytes FF may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isAlone(marker)) at += 2;
    else {
      const length = file.readUInt16BE(at + 2);
      const part = file.subarray(at + 4, at + 2 + length);
      if (marker === EXIF) orientation = readOrientation(part) ?? orientation;
      if (isFrame(marker) && part.length >= 5) {
        return { width: part.readUInt16BE(3), height: part.readUInt16BE(1), orientation };
      }
      at += 2 + length;
    }
  }
  throw new Error('The JPEG file is damaged or cut off: it does not tell its sizes.');
}

/** Tag 0x0112 of EXIF's first directory; undefined where there is none (CIPA DC-008, section 4.6). */
function readOrientation(part: Buffer): number | undefined {
  if (part.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = part.subarray(6);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const has = (at: number, count: number) => at + count <= tiff.length;
  const read2 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  if (!has(0, 8)) return undefined;
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (!has(directory, 2)) return undefined;
  const entries = read2(directory);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + 12 * i;
    if (!has(at, 12)) return undefined;
    if (read2(at) !== 0x0112) continue;
    const value = read2(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}
