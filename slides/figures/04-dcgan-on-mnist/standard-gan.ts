/** The GAN of dense layers: both networks, and what decides whether its training holds. */
import { readGames } from '../../../experiments/standard-gan/read-games';
import { padImages } from '../../../src/data/images';
import { formatPercent } from '../../../src/drawing/format-number';
import { drawDots } from '../../../src/drawing/marks';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText } from '../../../src/drawing/picture';
import { Plot } from '../../../src/drawing/plot';
import type { Raster } from '../../../src/drawing/png';
import { drawPath, drawPixels, onPress, takeTile } from '../../../src/drawing/shapes';
import { PLAYER, TONES } from '../../../src/drawing/tones';
import { describeNetwork } from '../../../src/models/describe';
import { STANDARD_DISCRIMINATOR, STANDARD_GENERATOR } from '../../../src/models/standard-gan';
import { makeFigure, type SlideFigure } from '../../../src/slides/lecture';
import { showNetwork } from './networks';

/** The generator as deck 003 draws it: without the batch norms that its code has. */
const withoutNorms = {
  ...STANDARD_GENERATOR,
  layers: STANDARD_GENERATOR.layers.filter(({ layer }) => layer !== 'batchNormalization'),
};

const writeCount = (count: number) => count.toLocaleString('en');
const count = (spec: typeof STANDARD_GENERATOR) => describeNetwork(spec).parameterCount;

/** Of the discriminator's first dense layer. */
function countFirst(): number {
  return describeNetwork(STANDARD_DISCRIMINATOR).layers.find(({ parameters }) => parameters > 0)!.parameters;
}

/** The deck's listings as they stand: an epoch of the generator alone, then one of the discriminator. */
const TWO_LOOPS = 'two loops';

/** All trials, with how a hall reads them; those that run away come with a press. */
const TRIALS: readonly (readonly [trial: string, text: string, beta1: number])[] = [
  ['generator first', 'generator first', 0.5],
  ['discriminator first', 'discriminator first', 0.5],
  ['together', 'both at once', 0.5],
  ['summed', 'loss not halved', 0.5],
  ["deck's rates, momentum 0.5", 'critic twice as fast', 0.5],
  [TWO_LOOPS, 'an epoch each in turn', 0.5],
  ['equal rates, momentum 0.9', 'generator first', 0.9],
  ["deck's rates, momentum 0.9", 'critic twice as fast', 0.9],
];

const distancesOf = (trial: string) =>
  readGames()
    .rows.filter((row) => row.trial === trial)
    .map(({ distance }) => distance);

const withMomentum = (wanted: number) =>
  TRIALS.filter(([trial, , beta1]) => beta1 === wanted && trial !== TWO_LOOPS).flatMap(([trial]) =>
    distancesOf(trial),
  );

export const STANDARD_VALUES = {
  'mlp.parameters': () => writeCount(count(STANDARD_GENERATOR)),
  'mlp.without': () => writeCount(count(withoutNorms)),
  'mlp.critic': () => writeCount(count(STANDARD_DISCRIMINATOR)),
  'mlp.critic.first': () => writeCount(countFirst()),
  'mlp.critic.share': () => formatPercent(countFirst() / count(STANDARD_DISCRIMINATOR)),
  'games.epochs': () => readGames().provenance.epochs,
  'games.images': () => writeCount(readGames().provenance.images),
  'games.seeds': () => new Set(readGames().rows.map(({ seed }) => seed)).size,
  'games.low.worst': () => Math.round(Math.max(...withMomentum(0.5))),
  'games.loops.best': () => Math.round(Math.min(...distancesOf(TWO_LOOPS))),
  'games.high.best': () => Math.round(Math.min(...withMomentum(0.9))),
};

export const showStandardGenerator = (): SlideFigure =>
  showNetwork(STANDARD_GENERATOR, 'generator of Dinh’s slides', {
    tone: PLAYER.generator,
    ends: { input: 'latent', output: 'image' },
  });

/** With a digit padded to 32×32 on its first block. */
export function showStandardDiscriminator(digit: Raster): SlideFigure {
  const padded = padImages({ ...digit, count: 1, labels: new Uint8Array(1), source: 'one' }, 32);
  return showNetwork(STANDARD_DISCRIMINATOR, 'discriminator of Dinh’s slides', {
    tone: PLAYER.discriminator,
    ends: { input: 'image', output: 'logit' },
    picture: (x, y, side) =>
      drawPixels(takeTile(padded, 0), { x, y, width: side }, PLAYER.discriminator.line),
  });
}

/** A line a trial, a dot a seed: how far the images are from real digits in the end. */
export function drawGames(): SlideFigure {
  const [LEFT, ROW, WIDTH] = [300, 41, 866];
  const bottom = 24 + TRIALS.length * ROW;
  const plot = new Plot({
    box: { left: LEFT, top: 8, width: WIDTH - LEFT - 16, height: bottom - 8 },
    x: [0, 1400],
    y: [0, 1],
    xLabel: 'distance from real digits; the less the better',
    yTicks: [],
  });
  const lines = TRIALS.map(([trial, text, beta1], row) => {
    const y = 24 + (row + 0.5) * ROW;
    const holds = beta1 < 0.9 && trial !== TWO_LOOPS;
    const tone = holds ? TONES.green : TONES.vermilion;
    const dots = distancesOf(trial).map((distance) => [plot.x(distance), y] as const);
    const drawn =
      drawText(0, y, text, { size: 17 }) +
      drawText(LEFT - 14, y, `β₁ = ${beta1}`, { size: 17, anchor: 'end', weight: 'bold', colour: tone.ink }) +
      drawPath(`M${LEFT} ${y}H${WIDTH - 16}`, COLOURS.line, 1) +
      drawDots(dots, { colour: tone.line, size: 8 });
    return holds ? drawn : onPress(drawn);
  });
  return makeFigure(
    [WIDTH, bottom + 56],
    TRIALS.map(([trial, text, beta1]) => {
      const distances = distancesOf(trial).map((distance) => distance.toFixed(0));
      return `${text}, momentum ${beta1}: ${distances.join(', ')}`;
    }).join('; '),
    plot.frame,
    ...lines,
  );
}
