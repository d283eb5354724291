/** A student's own picture as what a trained network is given. */

import type { ImageSet } from '../data/images';
import { fitPicture } from '../data/pictures/fit-picture';
import type { Raster } from '../drawing/png';
import { givenSide, hideLowerHalf, type PairTask } from './pairs';

export interface OwnPictureOptions {
  /** Takes the middle square, as small and as grey as the network wants it, of a picture of any size. */
  fit?: boolean;
  /** EXIF's, 1 to 8. Default 1. */
  orientation?: number;
}

/** Red, green and blue alike everywhere. */
function isGrey({ channels, pixels }: Raster): boolean {
  if (channels === 1) return true;
  for (let i = 0; i < pixels.length; i += 3)
    if (pixels[i] !== pixels[i + 1] || pixels[i] !== pixels[i + 2]) return false;
  return true;
}

/**
 * One picture as a set, bright on dark as the networks learned it. For completion its lower half is hidden.
 *
 * @throws RangeError in one sentence for another size, or for colour, unless it is made to fit.
 */
export function takeOwnPicture(
  task: PairTask,
  picture: Raster,
  { fit = false, orientation = 1 }: OwnPictureOptions = {},
): ImageSet {
  const side = givenSide(task);
  const { width, height } = picture;
  const advice = `Add --fit, and its middle square is taken, grey and ${side}×${side}.`;
  if (!fit && (width !== side || height !== side))
    throw new RangeError(
      `The picture has ${width}×${height} pixels; ${task} takes ${side}×${side}. ${advice}`,
    );
  if (!fit && !isGrey(picture))
    throw new RangeError(`The picture has colours; the networks learned grey digits. ${advice}`);
  const pixels = fitPicture(picture, { side, channels: 1, orientation: fit ? orientation : 1 });
  const set = {
    source: 'a picture of your own',
    count: 1,
    height: side,
    width: side,
    channels: 1,
    pixels,
    labels: new Uint8Array(1),
  };
  if (task !== 'completion') return set;
  return { ...set, pixels: hideLowerHalf({ width: side, height: side, channels: 1, pixels }).pixels };
}
