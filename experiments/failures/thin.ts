/** A watched run with few enough numbers for a picture or a file. */
import type { RingCurves } from '../../src/figures/run-card';
import type { Watched } from './cases';

/** Entries kept of each curve, and points. */
const ENTRIES = 80;
const POINTS = 200;

/** Every so many steps one entry as it was, not a mean: jumps stay visible. */
export function thinRun({ curves, points }: Pick<Watched, 'curves' | 'points'>): RingCurves {
  const every = Math.max(1, Math.floor(curves.length / ENTRIES));
  const kept = curves.filter((_, i) => i % every === 0);
  return {
    every,
    discriminatorLoss: kept.map((step) => step.discriminatorLoss),
    generatorLoss: kept.map((step) => step.generatorLoss),
    realScore: kept.map((step) => step.realScore),
    fakeScore: kept.map((step) => step.fakeScore),
    generatorGradient: kept.map((step) => step.generatorGradient),
    points: points.slice(0, 2 * POINTS),
  };
}
