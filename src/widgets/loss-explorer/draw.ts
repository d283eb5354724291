import { sigmoid } from '../../arithmetic/activations';
import { type GanLoss, minimax, nonSaturating } from '../../arithmetic/gan-losses';
import { stackPictures } from '../../drawing/arrange';
import { formatFixed, formatNumber } from '../../drawing/format-number';
import { drawFunctionPlot } from '../../drawing/function-plot';
import { SERIES_STYLES } from '../../drawing/line-chart';
import { element } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { drawText, moveTo, type Picture, type TextOptions, wrapText } from '../../drawing/picture';
import type { Layout } from '../widget';
import type { LossState } from './loss-explorer';

/** Logits are shown from −LIMIT to LIMIT. */
export const LIMIT = 8;

const LOSSES: readonly { name: string; loss: GanLoss }[] = [
  { name: 'saturating', loss: minimax },
  { name: 'non-saturating', loss: nonSaturating },
];

/** The two losses at a logit, as they are printed. */
export function listReadings({
  logit,
}: LossState): { name: string; formula: string; value: string; gradient: string }[] {
  return LOSSES.map(({ name, loss }) => {
    const { value, gradient } = loss.generator(logit);
    return { name, formula: loss.formula, value: formatFixed(value, 4), gradient: formatFixed(gradient, 4) };
  });
}

/** How far apart the gradients are: their ratio is e to the −logit. */
export function writeComparison({ logit }: LossState): string {
  const [first, second] = LOSSES.map(({ loss }) => Math.abs(loss.generator(logit).gradient)) as [
    number,
    number,
  ];
  const ratio = Math.max(first, second) / Math.min(first, second);
  if (ratio < 1.005) return 'Both gradients are equally steep.';
  const times = ratio >= 10 ? Math.round(ratio).toLocaleString('en') : formatNumber(ratio, 2);
  return `The ${first > second ? 'saturating' : 'non-saturating'} gradient is ${times} times as steep.`;
}

function drawCurves(
  state: LossState,
  width: number,
  height: number,
): { losses: Picture; gradients: Picture } {
  const shared = {
    x: [-LIMIT, LIMIT] as const,
    at: state.logit,
    attribute: 'logit',
    xLabel: 'logit of the discriminator for a fake',
    width,
    height,
  };
  return {
    losses: drawFunctionPlot({
      ...shared,
      title: 'Loss',
      y: [-LIMIT, LIMIT],
      curves: LOSSES.map(
        ({ loss }) =>
          (logit) =>
            loss.generator(logit).value,
      ),
    }),
    gradients: drawFunctionPlot({
      ...shared,
      title: 'Slope with respect to the logit',
      y: [-1, 0],
      curves: LOSSES.map(
        ({ loss }) =>
          (logit) =>
            loss.generator(logit).gradient,
      ),
    }),
  };
}

/** The legend, and what both losses are at the logit. */
function drawReadings(state: LossState, width: number): Picture {
  const right = [width * 0.74, width] as const;
  const row = 30;
  const head = { size: 13, colour: COLOURS.mutedInk, anchor: 'end' } as const;
  const probability =
    state.probability < 0.0001 ? state.probability.toExponential(1) : state.probability.toFixed(4);
  let content =
    drawText(0, row / 2, `D = σ(${formatFixed(state.logit, 1)}) = ${probability}`, {
      size: 15,
      weight: 'bold',
    }) +
    drawText(right[0], row / 2, 'loss', head) +
    drawText(right[1], row / 2, 'gradient', head);
  listReadings(state).forEach(({ name, formula, value, gradient }, index) => {
    const y = row * (index + 1.5);
    const { colour, ink, dash } = SERIES_STYLES[index]!;
    content += element('path', {
      d: `M0 ${y}h30`,
      stroke: colour,
      'stroke-width': 3,
      'stroke-dasharray': dash,
    });
    content += drawText(40, y, `${name}: ${formula}`, { size: 15, colour: ink, weight: 'bold' });
    content += drawText(right[0], y, value, { size: 15, anchor: 'end', numeric: true });
    content += drawText(right[1], y, gradient, { size: 15, anchor: 'end', numeric: true, weight: 'bold' });
  });
  const y = row * 3 + 8;
  const lines = wrapText(writeComparison(state), width, 15);
  const height = lines.length * 21 + 14;
  content += element('rect', { x: -8, y, width: width + 16, height, rx: 8, fill: COLOURS.orangePale });
  lines.forEach((line, index) => {
    content += drawText(4, y + 18 + index * 21, line, { size: 15, weight: 'bold' });
  });
  return { width, height: y + height + 2, content };
}

/** Both curves and both readings at the logit. */
export function drawLosses(state: LossState, layout: Layout): Picture {
  const wide = layout === 'wide';
  const { losses, gradients } = drawCurves(state, wide ? 420 : 436, wide ? 270 : 220);
  const curves = wide
    ? { width: 860, height: losses.height, content: losses.content + moveTo(436, 0, gradients.content) }
    : stackPictures([losses, gradients], 12);
  const readings = drawReadings(state, wide ? 640 : 410);
  const indent = wide ? 110 : 12;
  return stackPictures([curves, { ...readings, content: moveTo(indent, 0, readings.content) }], 16);
}

/** Logits of the printed table: from a critic that is sure to one that is fooled. */
const PRINTED = [-6, -4, -2, 0, 2, 4];

/** The curves at the logit, and a table of both losses at several: what paper shows. */
export function drawTable(state: LossState): Picture {
  const row = 24;
  const ends = [70, 190, 320, 450, 600, 730];
  const heads = ['logit', 'D', 'saturating loss', 'gradient', 'non-saturating loss', 'gradient'];
  const line = (texts: readonly string[], y: number, options: TextOptions) =>
    texts.map((text, index) => drawText(ends[index]!, y, text, { ...options, anchor: 'end' })).join('');
  const rows = PRINTED.map((logit, index) => {
    const probability = sigmoid(logit);
    const readings = listReadings({ logit, probability }).flatMap(({ value, gradient }) => [value, gradient]);
    const texts = [formatNumber(logit), probability.toFixed(4), ...readings];
    return line(texts, row * (index + 1.7), { size: 13, numeric: true });
  });
  const table: Picture = {
    width: 760,
    height: row * (PRINTED.length + 1.4),
    content:
      line(heads, row / 2, { size: 12, colour: COLOURS.mutedInk }) +
      element('path', { d: `M10 ${row}H740`, stroke: COLOURS.line }) +
      rows.join(''),
  };
  return stackPictures([drawLosses(state, 'wide'), { ...table, content: moveTo(50, 0, table.content) }], 24);
}
