/** Reads what `measure.ts` has written: three DCGANs on the drawn faces, over seeds. No engine is needed. */
import { decodePng, type Raster } from '../../src/drawing/png';
import type { Design, FaceRun } from './measure';
import results from './results.json';

export const FACE_DESIGN_PLAN = results.provenance.settings;

const RUNS = results.runs as FaceRun[];

/** Names of the designs, in their order. */
export const DESIGN_NAMES = [...new Set(RUNS.map(({ design }) => design))];

/** The runs of a design, one a seed. */
export const faceRuns = (design: Design): FaceRun[] => RUNS.filter((run) => run.design === design);

/** 16 faces of the first seed, side by side. */
export const faceGrid = (design: Design): Raster =>
  decodePng(faceRuns(design).find(({ grid }) => grid)!.grid!);
