/** Pictures for a project of one's own: drawn faces, digits, or a folder of pictures, as squares of one side. */
import type { RandomStream } from '../random/stream';
import { drawFaces } from './faces/faces';
import { type ImageFolderOptions, loadImageFolder } from './image-folder';
import { type ImageSet, padImages, takeImages } from './images';
import { loadMnist, type MnistOptions } from './mnist';
import { fitPicture } from './pictures/fit-picture';

export interface ProjectPictures {
  /** `faces`, `digits`, or a folder with pictures (PNG, JPEG). */
  wish: string;
  /** Side in pixels; 28 or 32 for digits. */
  side: number;
  /** Pictures at most. */
  count: number;
  /** Draws the faces. */
  random: RandomStream;
  /** 3 for colour, 1 for grey; of a folder only. Default 3. */
  channels?: ImageFolderOptions['channels'];
  /** Where digits come from, and where they are kept. */
  digits?: Pick<MnistOptions, 'folder' | 'cacheFolder'>;
}

function drawSmallFaces({ side, count, random }: ProjectPictures): ImageSet {
  const faces = drawFaces({ random, count });
  const size = faces.width * faces.height * faces.channels;
  const pixels = new Uint8Array(count * side * side * faces.channels);
  for (let i = 0; i < count; i++) {
    const face = { ...faces, channels: 3 as const, pixels: faces.pixels.subarray(i * size, (i + 1) * size) };
    pixels.set(fitPicture(face, { side, channels: 3 }), i * side * side * 3);
  }
  return { ...faces, width: side, height: side, pixels };
}

/** @throws Error if digits of that side are asked for, or the folder holds too few pictures */
export function takeProjectPictures(options: ProjectPictures): ImageSet {
  const { wish, side, count, channels = 3, digits = {} } = options;
  if (wish === 'faces') return drawSmallFaces(options);
  if (wish === 'digits') return takeImages(padImages(loadMnist(digits).train, side), count);
  return takeImages(loadImageFolder({ folder: wish, side, channels }), count);
}
