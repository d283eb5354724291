import { readInteger } from '../read-attributes';
import type { Attributes, Widget } from '../widget';
import { decodeFilm } from './decode-film';
import { describeMoment, drawFilm, drawMoments, type FilmState, type Layers } from './draw';
import type { Film } from './film';

/** The state of a film already at hand. */
export function readFilmState(film: Film, attributes: Attributes): FilmState {
  const last = film.frames.length - 1;
  const { layers = 'all' } = attributes;
  if (layers !== 'all' && layers !== 'points' && layers !== 'map') {
    throw new Error(`"layers" must be all, map or points; it is "${layers}".`);
  }
  return { film, frame: readInteger(attributes, 'frame', { min: 0, max: last, fallback: last }), layers };
}

const LAYERS: readonly { value: Layers; label: string }[] = [
  { value: 'all', label: 'points, map and arrows' },
  { value: 'map', label: 'points and map' },
  { value: 'points', label: 'points only' },
];

/** `<gan-plane-film>`: a GAN learning in the plane, with the discriminator's map and what pulls the generator. */
export const planeFilm: Widget<FilmState> = {
  tag: 'gan-plane-film',
  attributes: ['data', 'frame', 'layers'],
  read: async (attributes) => {
    if (!attributes.data) throw new Error('"data" must be a film made by encodeFilm.');
    return readFilmState(await decodeFilm(attributes.data), attributes);
  },
  title: () => 'A GAN learning in the plane',
  describe: describeMoment,
  draw: drawFilm,
  drawAll: drawMoments,
  timeline: ({ film: { frames }, frame }) => ({
    attribute: 'frame',
    unit: 'frame',
    position: frame,
    count: frames.length,
    interval: 220,
    text: `Step ${frames[frame]!.step.toLocaleString('en')}`,
  }),
  controls: ({ layers }) => [
    { kind: 'choice', attribute: 'layers', label: 'Show', options: LAYERS, value: layers },
  ],
};
