import { arrangePictures, PAPER_WIDTH, stackPictures, titlePicture } from '../../drawing/arrange';
import type { Picture } from '../../drawing/picture';
import { spreadPositions } from '../../drawing/spread-positions';
import { drawFilm, drawFrame } from '../frame-player/frame-player';
import type { Widget } from '../widget';
import { type LatentState, namePlace, readLatents, toFilm } from './state';

/** Five frames in a row of the page. */
const STORY_WIDTH = 125;
const STORY_FRAMES = 5;

/** Larger, a small image is only squares. */
const MOST = 300;

/** A row for each way. */
function drawWays(state: LatentState): Picture {
  const rows = state.ways.map((name, way) => {
    const pictures = spreadPositions(state.places.length, STORY_FRAMES).map((place) => {
      const film = toFilm(state, way, place);
      const picture = drawFrame(film, film.frame, STORY_WIDTH / Math.max(state.width, state.height));
      return { caption: state.places[place]!, picture };
    });
    return { name, row: arrangePictures(pictures, PAPER_WIDTH, 16) };
  });
  const named = rows.map(({ name, row }) => (rows.length > 1 ? titlePicture(name, row) : row));
  return { ...stackPictures(named, 20), definitions: rows[0]!.row.definitions };
}

/** `<gan-latent-player>`: walks through the latents of a generator, or ways along its directions, as stored frames. */
export const latentPlayer: Widget<LatentState> = {
  tag: 'gan-latent-player',
  attributes: ['src', 'ways', 'places', 'frame-width', 'frame-height', 'way', 'place', 'unit', 'label'],
  read: readLatents,
  title: () => 'A way through the latents',
  describe: (state) => {
    const way = state.ways.length > 1 ? `${state.ways[state.way]}, ` : '';
    return `${state.label}: ${way}${namePlace(state, state.place).toLowerCase()}, the ends are ${state.places[0]} and ${state.places.at(-1)}.`;
  },
  draw: (state, layout) => drawFilm(toFilm(state), layout, MOST),
  drawAll: drawWays,
  timeline: (state) => ({
    attribute: 'place',
    unit: state.unit,
    text: namePlace(state, state.place),
    position: state.place,
    count: state.places.length,
    interval: 250,
  }),
  controls: ({ ways, way }) =>
    ways.length < 2
      ? []
      : [
          {
            kind: 'choice',
            attribute: 'way',
            label: 'Way',
            options: ways.map((name, i) => ({ value: String(i), label: name })),
            value: String(way),
          },
        ],
};
