/** A point of the plane. */
export type Point = readonly [x: number, y: number];

/** One moment of a training in the plane. */
export interface FilmFrame {
  /** Steps trained so far. */
  readonly step: number;
  /** Discriminator's probability of "real" on a grid, row by row from the lowest y, columns from the lowest x. */
  readonly map: ArrayLike<number>;
  /** Generated points. */
  readonly fake: readonly Point[];
  /** For the first points of `fake`: which way the generator's loss falls, as large as its gradient is steep. */
  readonly arrows: readonly Point[];
  readonly discriminatorLoss: number;
  readonly generatorLoss: number;
}

/** A training in the plane: the same real points, and what was learned at each moment. */
export interface Film {
  readonly bounds: {
    readonly x: readonly [min: number, max: number];
    readonly y: readonly [min: number, max: number];
  };
  /** Places of the map along x and along y. */
  readonly grid: readonly [columns: number, rows: number];
  readonly real: readonly Point[];
  readonly frames: readonly FilmFrame[];
}
