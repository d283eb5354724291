import { countDenseParameters, type DenseStep } from '../../arithmetic/dense';
import { arrangePictures, PAPER_WIDTH, stackPictures } from '../../drawing/arrange';
import { formatNumber } from '../../drawing/format-number';
import { element } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { drawText, moveTo, type Picture } from '../../drawing/picture';
import type { Layout } from '../widget';
import type { DenseState } from './state';

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** `subscript('w', 3, 7)` → w₃₇; numbers count from 1, as in the deck. */
export function subscript(letter: string, ...places: readonly number[]): string {
  const digits = places.map((place) =>
    [...String(place + 1)].map((digit) => SUBSCRIPTS[Number(digit)]).join(''),
  );
  return letter + digits.join(places.some((place) => place > 8) ? '͵' : '');
}

interface Node {
  x: number;
  y: number;
}

const RADIUS = 22;

function placeColumn(count: number, x: number, height: number): Node[] {
  const gap = height / count;
  return Array.from({ length: count }, (_, index) => ({ x, y: gap * (index + 0.5) }));
}

/** Inputs on the left, outputs on the right; the lines to the chosen output carry its weights. */
function drawNetwork(state: DenseState, width: number): Picture {
  const { input, steps, output } = state;
  const height = Math.max(input.length, steps.length) * 54;
  const inputs = placeColumn(input.length, 60, height);
  const outputs = placeColumn(steps.length, width - 60, height);
  const heaviest = Math.max(...state.weights.flat().map(Math.abs), 1e-9);

  let lines = '';
  outputs.forEach((to, j) => {
    if (j === output) return;
    for (const from of inputs) lines += drawLine(from, to, { stroke: COLOURS.line, 'stroke-width': 1 });
  });
  let labels = '';
  inputs.forEach((from, i) => {
    const to = outputs[output]!;
    const weight = state.weights[i]![output]!;
    const negative = weight < 0;
    // Blue is positive, vermilion negative; a weight of 0 lets nothing through and has neither colour.
    lines += drawLine(from, to, {
      stroke: weight === 0 ? COLOURS.line : negative ? COLOURS.vermilion : COLOURS.blue,
      'stroke-width': 1.5 + (5 * Math.abs(weight)) / heaviest,
      'stroke-dasharray': negative ? '7 4' : undefined,
    });
    const [x, y] = [from.x + (to.x - from.x) * 0.27, from.y + (to.y - from.y) * 0.27];
    const text = formatNumber(weight);
    const wide = text.length * 8 + 8;
    labels += element('rect', {
      x: x - wide / 2,
      y: y - 10,
      width: wide,
      height: 20,
      rx: 5,
      fill: COLOURS.paper,
    });
    labels += drawText(x, y, text, {
      size: 13,
      anchor: 'middle',
      weight: 'bold',
      colour: weight === 0 ? COLOURS.mutedInk : negative ? COLOURS.vermilionInk : COLOURS.blueInk,
    });
  });
  const inputNodes = inputs.map((node, i) =>
    drawNode(node, input[i]!, subscript('x', i), -1, COLOURS.bluePale),
  );
  const outputNodes = outputs.map((node, j) => {
    const set = JSON.stringify({ output: String(j) });
    const chosen = j === output;
    return element(
      'g',
      { 'data-write': set, 'data-hover': set },
      element('rect', { x: node.x - 40, y: node.y - 27, width: 96, height: 54, fill: 'transparent' }),
      drawNode(
        node,
        steps[j]!.sum,
        subscript('y', j),
        1,
        chosen ? COLOURS.orangePale : COLOURS.paper,
        chosen,
      ),
    );
  });
  return { width, height, content: lines + labels + inputNodes.join('') + outputNodes.join('') };
}

function drawLine(from: Node, to: Node, attributes: Record<string, string | number | undefined>): string {
  return element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, ...attributes });
}

function drawNode(
  { x, y }: Node,
  value: number,
  name: string,
  side: 1 | -1,
  fill: string,
  chosen = false,
): string {
  const text = formatNumber(value);
  return (
    element('circle', {
      cx: x,
      cy: y,
      r: RADIUS,
      fill,
      stroke: chosen ? COLOURS.vermilion : '#7b8794',
      'stroke-width': chosen ? 3 : 1.2,
    }) +
    drawText(x, y, text, {
      size: text.length > 4 ? 11.5 : 13,
      anchor: 'middle',
      weight: chosen ? 'bold' : undefined,
    }) +
    drawText(x + side * (RADIUS + 16), y, name, {
      size: 15,
      anchor: 'middle',
      italic: true,
      colour: COLOURS.mutedInk,
    })
  );
}

/** The products of one output, its bias, and the line below which their sum stands. */
export function drawProducts({ output, products, bias, sum }: DenseStep, size: number): Picture {
  const row = size * 1.75;
  const columns = { weight: size * 9.6, value: size * 13.4, product: size * 18.4 };
  const width = columns.product + 8;
  const lines = products.map(({ input, weight, value, product }, index) => {
    const y = row * (index + 0.5);
    return (
      drawText(0, y, `${subscript('w', input, output)} · ${subscript('x', input)}`, {
        size,
        colour: COLOURS.mutedInk,
      }) +
      drawText(columns.weight, y, formatNumber(weight), { size, anchor: 'end', numeric: true }) +
      drawText(columns.weight + size * 0.8, y, '×', { size, anchor: 'middle', colour: COLOURS.mutedInk }) +
      drawText(columns.value, y, formatNumber(value), { size, anchor: 'end', numeric: true }) +
      drawText(columns.value + size * 0.9, y, '=', { size, anchor: 'middle', colour: COLOURS.mutedInk }) +
      drawText(columns.product, y, formatNumber(product), { size, anchor: 'end', numeric: true })
    );
  });
  const biasY = row * (products.length + 0.5);
  const biasLine =
    drawText(0, biasY, `bias ${subscript('b', output)}`, { size, colour: COLOURS.mutedInk }) +
    drawText(columns.product, biasY, formatNumber(bias), { size, anchor: 'end', numeric: true });
  const sumY = row * (products.length + 1.6);
  const total =
    element('path', {
      d: `M0 ${row * (products.length + 1)}H${width}`,
      stroke: COLOURS.ink,
      'stroke-width': 1.5,
    }) +
    element('rect', {
      x: -8,
      y: sumY - row * 0.46,
      width: width + 16,
      height: row * 0.92,
      rx: 6,
      fill: COLOURS.orangePale,
    }) +
    drawText(0, sumY, `sum ${subscript('y', output)}`, { size, weight: 'bold' }) +
    drawText(columns.product, sumY, formatNumber(sum), {
      size,
      anchor: 'end',
      numeric: true,
      weight: 'bold',
    });
  return { width: width + 8, height: sumY + row * 0.5, content: lines.join('') + biasLine + total };
}

function writeParameters({ input, steps }: DenseState): string {
  const [inputs, outputs] = [input.length, steps.length];
  return `${inputs} · ${outputs} weights + ${outputs} biases = ${countDenseParameters({ inputs, outputs })} trainable numbers`;
}

/** The network, and beside it the sum of the chosen output. */
export function drawDense(state: DenseState, layout: Layout): Picture {
  const wide = layout === 'wide';
  const network = drawNetwork(state, wide ? 490 : 436);
  const products = drawProducts(state.steps[state.output]!, wide ? 16 : 15);
  const note = (anchor: 'start' | 'end') =>
    drawText(0, 0, writeParameters(state), { size: 14, anchor, colour: COLOURS.mutedInk });
  if (!wide) {
    const sum = { ...products, content: moveTo(40, 0, products.content) };
    const body = stackPictures([network, sum], 18);
    return {
      width: 440,
      height: body.height + 34,
      content: body.content + moveTo(20, body.height + 24, note('start')),
    };
  }
  const y = Math.max(12, (network.height - products.height - 40) / 2);
  return {
    width: 860,
    height: network.height,
    content:
      network.content +
      moveTo(535, y, products.content) +
      moveTo(846, Math.min(network.height - 14, y + products.height + 34), note('end')),
  };
}

/** The network with the chosen output, then the sums of all the others: what paper shows. */
export function drawAllOutputs(state: DenseState): Picture {
  const describe = (step: DenseStep) => {
    const picture = drawProducts(step, 11);
    return {
      caption: `Output ${step.output + 1}`,
      picture: { ...picture, content: moveTo(8, 0, picture.content) },
    };
  };
  const network = drawNetwork(state, 470);
  const chosen = arrangePictures([describe(state.steps[state.output]!)], PAPER_WIDTH);
  const top = {
    width: PAPER_WIDTH,
    height: network.height,
    content: network.content + moveTo(492, (network.height - chosen.height) / 2, chosen.content),
  };
  const others = state.steps.filter(({ output }) => output !== state.output).map(describe);
  const note = {
    width: PAPER_WIDTH,
    height: 20,
    content: drawText(0, 10, writeParameters(state), { size: 13, colour: COLOURS.mutedInk }),
  };
  return stackPictures(
    [top, note, ...(others.length > 0 ? [arrangePictures(others, PAPER_WIDTH, 20)] : [])],
    18,
  );
}
