import { deflateRawSync } from 'node:zlib';
import type { Film } from './film';
import { writeFilmBytes } from './film-bytes';

/** A film as the text of an attribute: its bytes, deflated, in base64. In Node only; 60 frames take some 100 kB. */
export function encodeFilm(film: Film): string {
  return deflateRawSync(writeFilmBytes(film), { level: 9 }).toString('base64');
}
