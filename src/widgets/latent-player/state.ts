import type { FrameFilm } from '../frame-player/frame-player';
import { isStringArray, readInteger, readJson } from '../read-attributes';
import type { Attributes } from '../widget';

/** Ways through the latents of a generator: each a row of frames in one image, place after place. */
export interface LatentState {
  readonly src: string;
  readonly ways: readonly string[];
  readonly places: readonly string[];
  /** Pixels of one frame, as stored. */
  readonly width: number;
  readonly height: number;
  readonly way: number;
  readonly place: number;
  readonly unit: string;
  readonly label: string;
}

function readNames(attributes: Attributes, name: string): string[] {
  const names = readJson(attributes, name, {
    isValid: isStringArray,
    expected: 'a JSON list of names',
    fallback: [name.slice(0, -1)],
  });
  if (names.length === 0) throw new Error(`"${name}" must name at least one.`);
  return names;
}

export function readLatents(attributes: Attributes): LatentState {
  if (!attributes.src) throw new Error('"src" must be the address of the image that holds all frames.');
  const [ways, places] = [readNames(attributes, 'ways'), readNames(attributes, 'places')];
  return {
    src: attributes.src,
    ways,
    places,
    width: readInteger(attributes, 'frame-width', { min: 1, max: 4096, fallback: 28 }),
    height: readInteger(attributes, 'frame-height', { min: 1, max: 4096, fallback: 28 }),
    way: readInteger(attributes, 'way', { min: 0, max: ways.length - 1, fallback: 0 }),
    place: readInteger(attributes, 'place', { min: 0, max: places.length - 1, fallback: 0 }),
    unit: attributes.unit || 'place',
    label: attributes.label || 'Images of a generator on a way through its latents',
  };
}

/** `Share of the way 0.5`. */
export const namePlace = ({ unit, places }: LatentState, place: number): string =>
  `${unit.charAt(0).toUpperCase()}${unit.slice(1)} ${places[place]}`;

/** The same frames as the frame player has them: way after way. */
export function toFilm(state: LatentState, way = state.way, place = state.place): FrameFilm {
  const { src, ways, places, width, height, unit, label } = state;
  return {
    src,
    frames: ways.length * places.length,
    columns: places.length,
    width,
    height,
    frame: way * places.length + place,
    unit,
    first: 0,
    captions: ways.flatMap((name) =>
      places.map((_, i) => (ways.length > 1 ? `${name}: ` : '') + namePlace(state, i).toLowerCase()),
    ),
    series: [],
    label,
  };
}
