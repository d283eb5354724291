import type { Film, FilmFrame, Point } from './film';

/**
 * A film as bytes: a header in JSON, then for all frames the maps (one byte a place), the points (two
 * bytes a coordinate, high bytes first, then all low bytes) and the arrows (the same, signed).
 * A picture needs no more: a point is kept to 1/1023 of the plane, a probability to 1/255.
 */

const LEVELS = 1023;
const ARROW_LEVELS = 2047;

interface Header {
  version: 1;
  bounds: Film['bounds'];
  grid: Film['grid'];
  real: number;
  /** Generated points and arrows of each frame. */
  fake: number;
  arrows: number;
  /** Length of the longest arrow. */
  arrowScale: number;
  steps: number[];
  discriminatorLoss: number[];
  generatorLoss: number[];
}

const digits = (value: number) => Number(value.toPrecision(5));

/** @throws when the frames are not all alike, or there is none */
export function writeFilmBytes(film: Film): Uint8Array {
  const [first] = film.frames;
  if (!first) throw new RangeError('A film needs at least one frame.');
  const places = film.grid[0] * film.grid[1];
  film.frames.forEach(({ map, fake, arrows }, index) => {
    if (map.length !== places || fake.length !== first.fake.length || arrows.length !== first.arrows.length) {
      throw new RangeError(
        `Frame ${index} has ${map.length} map values, ${fake.length} points and ${arrows.length} arrows; ` +
          `every frame needs ${places}, ${first.fake.length} and ${first.arrows.length}.`,
      );
    }
  });
  const lengths = film.frames.flatMap(({ arrows }) => arrows.map(([x, y]) => Math.hypot(x, y)));
  const arrowScale = Math.max(1e-12, ...lengths);
  const header: Header = {
    version: 1,
    bounds: film.bounds,
    grid: film.grid,
    real: film.real.length,
    fake: first.fake.length,
    arrows: first.arrows.length,
    arrowScale,
    steps: film.frames.map(({ step }) => step),
    discriminatorLoss: film.frames.map((frame) => digits(frame.discriminatorLoss)),
    generatorLoss: film.frames.map((frame) => digits(frame.generatorLoss)),
  };
  const { x, y } = film.bounds;
  const toLevel = (value: number, [min, max]: readonly [number, number]) =>
    Math.round(Math.min(1, Math.max(0, (value - min) / (max - min))) * LEVELS);
  const points = [film.real, ...film.frames.map(({ fake }) => fake)].flat();
  const levels = points.flatMap(([px, py]) => [toLevel(px, x), toLevel(py, y)]);
  const arrows = film.frames.flatMap((frame) =>
    frame.arrows.flat().map((part) => Math.round((part / arrowScale) * ARROW_LEVELS) + ARROW_LEVELS),
  );
  const maps = film.frames.flatMap(({ map }) =>
    Array.from(map, (value) => Math.round(Math.min(1, Math.max(0, value)) * 255)),
  );
  const head = new TextEncoder().encode(JSON.stringify(header));
  const body = [...maps, ...split(levels), ...split(arrows)];
  const bytes = new Uint8Array(4 + head.length + body.length);
  new DataView(bytes.buffer).setUint32(0, head.length);
  bytes.set(head, 4);
  bytes.set(body, 4 + head.length);
  return bytes;
}

/** High bytes, then low bytes: the high ones are nearly alike, and deflate makes little of them. */
function split(values: readonly number[]): number[] {
  return [...values.map((value) => value >> 8), ...values.map((value) => value & 255)];
}

/** The film that `writeFilmBytes` wrote, as exact as it was kept. @throws when the bytes are something else */
export function readFilmBytes(bytes: Uint8Array): Film {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length)));
  if (header.version !== 1)
    throw new Error(`This film is of version ${header.version}; version 1 is known. Reload the page.`);
  let at = 4 + length;
  const take = (count: number) => {
    const part = bytes.subarray(at, at + count);
    at += count;
    return part;
  };
  const join = (count: number) => {
    const high = take(count);
    const low = take(count);
    return Array.from(high, (value, index) => (value << 8) | low[index]!);
  };
  const count = header.steps.length;
  const places = header.grid[0] * header.grid[1];
  const maps = Array.from({ length: count }, () => Float32Array.from(take(places), (value) => value / 255));
  const { x, y } = header.bounds;
  const levels = join(2 * (header.real + count * header.fake));
  const points = pair(levels).map(
    ([px, py]): Point => [x[0] + (px / LEVELS) * (x[1] - x[0]), y[0] + (py / LEVELS) * (y[1] - y[0])],
  );
  const arrows = pair(
    join(2 * count * header.arrows).map(
      (value) => ((value - ARROW_LEVELS) / ARROW_LEVELS) * header.arrowScale,
    ),
  );
  const frames = header.steps.map((step, index): FilmFrame => {
    const start = header.real + index * header.fake;
    return {
      step,
      map: maps[index]!,
      fake: points.slice(start, start + header.fake),
      arrows: arrows.slice(index * header.arrows, (index + 1) * header.arrows),
      discriminatorLoss: header.discriminatorLoss[index]!,
      generatorLoss: header.generatorLoss[index]!,
    };
  });
  return { bounds: header.bounds, grid: header.grid, real: points.slice(0, header.real), frames };
}

function pair(values: readonly number[]): Point[] {
  return Array.from(
    { length: values.length / 2 },
    (_, index): Point => [values[2 * index]!, values[2 * index + 1]!],
  );
}
