/** The same short training with one thing changed, over seeds: what it draws, how far that is from real digits, and whether the change is more than luck. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { decodePng, type Raster } from '../../../src/drawing/png';
import { drawPixels, makePicture, onPress } from '../../../src/drawing/shapes';
import { type RuleRun, type RuleRuns, summarizeRuns } from '../../../src/evaluation/rule-runs';

export function loadAblation(): RuleRuns {
  const file = join(__dirname, '..', '..', '..', 'experiments', 'dcgan-rules', 'seeds.json');
  return JSON.parse(readFileSync(file, 'utf8')) as RuleRuns;
}

/** The run of the first seed, which has kept its images. */
export const firstRun = (variant: string): RuleRun =>
  loadAblation().runs.find((run) => run.variant === variant && run.grid)!;

/** The images that a run drew in the end. */
export function readGrid({ variant, grid }: RuleRun): Raster {
  if (!grid) throw new Error(`The run "${variant}" has kept no images.`);
  return decodePng(grid);
}

/** Names that fit over a grid. */
const SHORT: Readonly<Record<string, string>> = {
  'repeated pixels in G': 'no strides in G',
  'a hidden dense layer in D': 'dense layer in D',
  'no batch norm in G': 'no norms in G',
  'batch norm in D': 'norms in D',
  'weights from N(0, 0.02)': 'N(0, 0.02)',
};

const SIDE = 112;
const STEP = { x: 145, y: 196 };
const COLUMNS = 6;

/** A grid for each change, with mean and spread of its distances; an arrow where the difference is significant. */
export function drawAblation(): Picture {
  const cards = summarizeRuns(loadAblation(), 'distance').map(
    ({ variant, mean, spread, difference }, index) => {
      const isFirst = difference === undefined;
      const verdict = difference?.significant ? (difference.mean > 0 ? 'worse' : 'better') : '';
      const small = { size: 14, colour: COLOURS.mutedInk } as const;
      const card = moveTo(
        (index % COLUMNS) * STEP.x,
        Math.floor(index / COLUMNS) * STEP.y,
        drawText(0, 10, SHORT[variant] ?? variant, {
          size: 14,
          weight: 'bold',
          colour: isFirst ? COLOURS.blueInk : COLOURS.ink,
        }),
        drawPixels(
          firstRun(variant).grid!,
          { x: 0, y: 24, width: SIDE },
          isFirst ? COLOURS.blue : COLOURS.line,
        ),
        drawText(0, SIDE + 40, `${mean.toFixed(0)} ± ${spread.toFixed(0)}`, {
          size: 17,
          weight: 'bold',
          numeric: true,
        }),
        drawText(0, SIDE + 59, verdict || (isFirst ? '' : 'not significant'), small),
      );
      return isFirst ? card : onPress(card);
    },
  );
  return makePicture(COLUMNS * STEP.x - 8, 2 * STEP.y - 10, ...cards);
}

/** The same in words. */
export const describeAblation = (): string =>
  summarizeRuns(loadAblation(), 'distance')
    .map(({ variant, mean, spread }) => `${variant}: distance ${mean.toFixed(0)} ± ${spread.toFixed(0)}`)
    .join('; ');

/** Numbers of the experiment that the lecture's text says. */
export const ABLATION_VALUES = {
  'ablation.steps': () => loadAblation().provenance.settings.steps,
  'ablation.seeds': () => loadAblation().provenance.seeds.length,
  'ablation.floor': () => loadAblation().real.floor.toFixed(1),
  'ablation.changes': () => summarizeRuns(loadAblation(), 'distance').length - 1,
  'ablation.significant': () =>
    summarizeRuns(loadAblation(), 'distance').filter(({ difference }) => difference?.significant).length,
};
