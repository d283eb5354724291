/** The same short training with one thing changed: what each variant draws, and how far that is from real digits. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../../experiments/dcgan-rules/measure';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { decodePng, type Raster } from '../../../src/drawing/png';
import { drawPixels, makePicture, onPress } from '../../../src/drawing/shapes';

interface AblationFile {
  provenance: { command: string; steps: number; seeds: number; batchSize: number };
  rows: Row[];
}

export function loadAblation(): AblationFile {
  const file = join(__dirname, '..', '..', '..', 'experiments', 'dcgan-rules', 'results.json');
  return JSON.parse(readFileSync(file, 'utf8')) as AblationFile;
}

/** The images that a run drew in the end. */
export function readGrid({ variant, grid }: Row): Raster {
  if (!grid) throw new Error(`The run "${variant}" has kept no images.`);
  return decodePng(grid);
}

/** Names that fit over a grid. */
const SHORT: Readonly<Record<string, string>> = {
  'upsampling for strides in G': 'no strides in G',
  'a hidden dense layer in D': 'dense layer in D',
};

/** Eight grids, each with the distances of its seeds. */
export function drawAblation(): Picture {
  const { rows } = loadAblation();
  const variants = [...new Set(rows.map(({ variant }) => variant))];
  const side = 128;
  const step = { x: 220, y: 200 };
  const cards = variants.map((variant, index) => {
    const runs = rows.filter((row) => row.variant === variant);
    const grid = runs.find((row) => row.grid)!.grid!;
    const card = moveTo(
      (index % 4) * step.x,
      Math.floor(index / 4) * step.y,
      drawText(0, 10, SHORT[variant] ?? variant, {
        size: 15.5,
        weight: 'bold',
        colour: index === 0 ? COLOURS.blueInk : COLOURS.ink,
      }),
      drawPixels(grid, { x: 0, y: 28, width: side }, index === 0 ? COLOURS.blue : COLOURS.line),
      drawText(side + 12, 44, 'distance', { size: 14, colour: COLOURS.mutedInk }),
      ...runs.map((run, place) =>
        drawText(side + 12, 68 + place * 24, run.after.toFixed(2), {
          size: 18,
          weight: 'bold',
          numeric: true,
        }),
      ),
    );
    return index === 0 ? card : onPress(card);
  });
  return makePicture(866, 2 * step.y - 42, ...cards);
}
