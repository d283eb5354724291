/** Reads what `measure.ts` has written: three DCGANs on the drawn faces, over seeds. No engine is needed. */
import { decodePng, type Raster } from '../../src/drawing/png';
import type { Design, FaceRun, RatesName } from './measure';
import results from './results.json';

export const FACE_DESIGN_PLAN = results.provenance.settings;

const RUNS = results.runs as FaceRun[];

/** Names of the designs, in their order. */
export const DESIGN_NAMES = [...new Set(RUNS.map(({ design }) => design))];

/** Names of the settings of both players' learning rates. */
export const RATES_NAMES = [...new Set(RUNS.map(({ rates }) => rates))];

/** The runs of a design with these rates, one a seed. */
export const faceRuns = (design: Design, rates: RatesName): FaceRun[] =>
  RUNS.filter((run) => run.design === design && run.rates === rates);

/** 16 faces of the first seed, side by side. */
export const faceGrid = (design: Design, rates: RatesName): Raster =>
  decodePng(faceRuns(design, rates).find(({ grid }) => grid)!.grid!);
