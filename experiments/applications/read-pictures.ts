/** Reads what `pictures.ts` has written: answers of the shipped networks, as pictures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShippedTask } from '../../src/applications/shipped-generators';
import type { Raster } from '../../src/drawing/png';
import { unpackPictures } from '../packed-pictures';
import type { ApplicationPictures, PackedPictures } from './pictures';

const unpack = (packed: PackedPictures): Raster[] => unpackPictures(packed.pixels, packed);

let known: ApplicationPictures | undefined;

/** @throws Error when pictures.json is not there. */
const readFile = () =>
  (known ??= JSON.parse(readFileSync(join(__dirname, 'pictures.json'), 'utf8')) as ApplicationPictures);

/** The same digits in each of the four, one after another. */
export function readMended(task: ShippedTask): Record<'given' | 'L2' | 'GAN' | 'wanted', Raster[]> {
  const { given, L2, GAN, wanted } = readFile().mended[task];
  return { given: unpack(given), L2: unpack(L2), GAN: unpack(GAN), wanted: unpack(wanted) };
}

/** Sentences that no training has seen, stage I's sketches and stage II's pictures of them. */
export function readPaintings(): { sentences: string[]; sketches: Raster[]; painted: Raster[] } {
  const { sentences, sketches, painted } = readFile().text;
  return { sentences, sketches: unpack(sketches), painted: unpack(painted) };
}

/** For each list of attributes a row of faces; those in a column have the same latent. */
export function readFaces(): { wanted: string[]; faces: Raster[] }[] {
  const { lists, columns, faces } = readFile().faces;
  const all = unpack(faces);
  return lists.map((wanted, row) => ({ wanted, faces: all.slice(row * columns, (row + 1) * columns) }));
}

/** Test digits, the outlines made of them, and digits again. */
export function readCycle(): Record<'digits' | 'outlines' | 'again', Raster[]> {
  const { digits, outlines, again } = readFile().cycle;
  return { digits: unpack(digits), outlines: unpack(outlines), again: unpack(again) };
}
