/** Reads what `walk.ts` has written: walks between latents, and fakes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Raster } from '../../src/drawing/png';
import { unpackPictures } from '../packed-pictures';

interface WalkFile {
  walks: number;
  places: number;
  sphere: string;
  straight: string;
  fakes: string;
}

export interface Walks {
  walks: number;
  /** Pictures in each walk. */
  places: number;
  /** Walk after walk, place after place. */
  sphere: Raster[];
  straight: Raster[];
  fakes: Raster[];
}

const unpack = (text: string) => unpackPictures(text, { width: 28, height: 28, channels: 1 });

let known: Walks | undefined;

/** @throws Error when walk.json is not there. */
export function readWalks(): Walks {
  if (known) return known;
  const file = JSON.parse(readFileSync(join(__dirname, 'walk.json'), 'utf8')) as WalkFile;
  const { walks, places } = file;
  known = {
    walks,
    places,
    sphere: unpack(file.sphere),
    straight: unpack(file.straight),
    fakes: unpack(file.fakes),
  };
  return known;
}
