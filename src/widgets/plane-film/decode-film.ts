import type { Film } from './film';
import { readFilmBytes } from './film-bytes';

/** Films decoded lately; a player asks for the same one at every frame. */
const decoded = new Map<string, Promise<Film>>();
const KEPT = 8;

/** The film in the text of an attribute; in a browser and in Node. @throws when it is none */
export function decodeFilm(data: string): Promise<Film> {
  const known = decoded.get(data);
  if (known) return known;
  const film = inflate(data).then(readFilmBytes, () => {
    throw new Error('"data" must be a film made by encodeFilm.');
  });
  const [oldest] = decoded.keys();
  if (decoded.size >= KEPT && oldest !== undefined) decoded.delete(oldest);
  decoded.set(data, film);
  return film;
}

async function inflate(data: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
