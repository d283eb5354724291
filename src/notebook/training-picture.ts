/** The live picture of a training: images, both losses, D's verdicts, and a line that says how far it is. */

import { element } from '../drawing/markup';
import { packFrame } from '../drawing/pack-film';
import { drawText } from '../drawing/picture';
import type { Raster } from '../drawing/png';
import { drawCard } from '../figures/card';
import { type CurvePoint, curveGroups, describeCurves } from '../figures/training-curves';
import { adaptivePicture } from './adaptive-picture';
import type { MimeBundle } from './display';

const MARGIN = 14;
const GRID = 252;
const CHART = { width: 270, height: 254 };
const LINE = 34;

export interface TrainingPicture {
  images: Raster;
  points: readonly CurvePoint[];
  totalSteps: number;
  /** The line below, e.g. "epoch 2 of 14 · 3 min left". */
  status: string;
}

/** The picture beside each other for a wide screen, below each other for a narrow one. */
export function drawTraining({ images, points, totalSteps, status }: TrainingPicture): MimeBundle {
  const label = `${status}. ${describeCurves(points)}`;
  const shared = { ...CHART, totalSteps };
  const left = GRID + 2 * MARGIN - 4;
  const wide = drawCard(
    left + 2 * CHART.width + 4,
    CHART.height + 58,
    label,
    [
      gridGroup(images),
      ...curveGroups(points, { ...shared, left, top: 10 }),
      textLine(status, CHART.height + 44),
    ].join(''),
  );
  const [statusPlace, right] = splitLine(status);
  const chartTop = GRID + 2 * MARGIN + 2 * LINE * 0.6;
  const narrow = drawCard(
    CHART.width + 60,
    chartTop + 2 * CHART.height + MARGIN,
    label,
    [
      gridGroup(images),
      textLine(statusPlace, GRID + 2 * MARGIN + 8),
      textLine(right, GRID + 2 * MARGIN + 26),
      ...curveGroups(points, { ...shared, width: CHART.width + 50, left: 0, top: chartTop, below: true }),
    ].join(''),
  );
  return adaptivePicture({ wide, narrow, label });
}

/** The line's first part, and the rest. */
function splitLine(status: string): [string, string] {
  const [first = '', ...rest] = status.split(' · ');
  return [first, rest.join(' · ')];
}

function textLine(text: string, y: number): string {
  return drawText(MARGIN, y - 5, text, { size: 13 });
}

function gridGroup(images: Raster): string {
  const height = Math.round((GRID * images.height) / images.width);
  const place = { x: MARGIN, y: MARGIN, width: GRID, height, href: packFrame(images) };
  return element('image', { ...place, style: 'image-rendering:pixelated' });
}
