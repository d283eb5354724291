import { RandomStream } from '../../random/stream';
import type { Film, FilmFrame, Point } from '../plane-film/film';
import { drawShape, PlaneGan, type PlaneGanOptions, sigmoid } from './plane-gan';

/** Steps trained from one frame to the next. */
export const STEPS_A_FRAME = 4;
/** Frames until the training ends. */
export const FRAMES = 301;

const SIDE = 1.7;
const GRID = 28;
const SHOWN = 160;
const ARROWS = 40;

const toPoints = (flat: Float64Array): Point[] =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);

function listPlaces(): Float64Array {
  const places = new Float64Array(2 * GRID * GRID);
  const at = (index: number) => -SIDE + ((index + 0.5) / GRID) * 2 * SIDE;
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++)
      places.set([at(column), at(row)], 2 * (row * GRID + column));
  }
  return places;
}

/** A training that goes on as far as somebody looks: frame n is trained when it is first asked for, and kept. */
export class Training {
  readonly #gan: PlaneGan;
  readonly #frames: FilmFrame[] = [];
  readonly #latents: Float64Array;
  readonly #real: Point[];
  readonly #places = listPlaces();

  constructor(options: PlaneGanOptions) {
    this.#gan = new PlaneGan(options);
    const view = new RandomStream(options.seed).fork('view');
    this.#latents = Float64Array.from(view.normals(2 * SHOWN));
    this.#real = toPoints(drawShape(options.shape, SHOWN, view));
  }

  /** All frames up to this one, as a film. */
  filmTo(frame: number): Film {
    while (this.#frames.length <= frame) this.#frames.push(this.#takeFrame());
    return {
      bounds: { x: [-SIDE, SIDE], y: [-SIDE, SIDE] },
      grid: [GRID, GRID],
      real: this.#real,
      frames: this.#frames,
    };
  }

  #takeFrame(): FilmFrame {
    const first = this.#frames.length === 0;
    let losses = { discriminatorLoss: 0, generatorLoss: 0 };
    for (let step = 0; step < STEPS_A_FRAME && !first; step++) {
      const { discriminatorLoss, generatorLoss } = this.#gan.step();
      losses = {
        discriminatorLoss: losses.discriminatorLoss + discriminatorLoss / STEPS_A_FRAME,
        generatorLoss: losses.generatorLoss + generatorLoss / STEPS_A_FRAME,
      };
    }
    const fake = this.#gan.generate(this.#latents).output;
    return {
      step: this.#frames.length * STEPS_A_FRAME,
      map: this.#gan.judgePoints(this.#places).map(sigmoid),
      fake: toPoints(fake),
      arrows: toPoints(this.#gan.pull(fake.slice(0, 2 * ARROWS))),
      ...losses,
    };
  }
}

const kept = new Map<string, Training>();

/** The training with these options, the same one each time; a few are kept. */
export function findTraining(options: PlaneGanOptions): Training {
  const key = JSON.stringify(options);
  const found = kept.get(key) ?? new Training(options);
  kept.delete(key);
  kept.set(key, found);
  for (const old of [...kept.keys()].slice(0, -4)) kept.delete(old);
  return found;
}
