/** Networks as rows of blocks: shapes and numbers of parameters come from the specs that the course trains. */

import { drawArrow } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, type Picture } from '../../../src/drawing/picture';
import { drawLines, makePicture } from '../../../src/drawing/shapes';
import { LAYERS } from '../../../src/models/layers';
import type { LayerSpec, NetworkSpec } from '../../../src/models/spec';

/** A layer with weights and what follows it without. */
export interface Stage {
  /** Words over the arrow. */
  operation: string[];
  /** Other layers of the stage. */
  extras: string[];
  shape: number[];
  parameters: number;
}

const EXTRAS: Partial<Record<LayerSpec['layer'], string>> = {
  batchNormalization: 'batch norm',
  leakyRelu: 'leaky ReLU',
  relu: 'ReLU',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  dropout: 'dropout',
};

function nameOperation(layer: LayerSpec): string[] | undefined {
  if (layer.layer === 'dense') return ['dense'];
  if (layer.layer !== 'conv2d' && layer.layer !== 'conv2dTranspose') return undefined;
  const { kernelSize, strides = 1 } = layer;
  return [`${kernelSize}×${kernelSize}`, `stride ${strides}`];
}

/** The stages of a network. */
export function listStages(spec: NetworkSpec): Stage[] {
  const stages: Stage[] = [];
  let shape = spec.inputShape;
  for (const layer of spec.layers) {
    const kind = LAYERS[layer.layer];
    const weights = kind.weights?.(layer as never, shape) ?? [];
    const parameters = weights.reduce((sum, weight) => sum + weight.shape.reduce((a, b) => a * b, 1), 0);
    shape = kind.outputShape(layer as never, shape);
    const operation = nameOperation(layer);
    const last = stages.at(-1);
    if (operation) stages.push({ operation, extras: [], shape, parameters });
    else if (last) {
      last.parameters += parameters;
      // What is flattened is still drawn as the maps it was.
      if (layer.layer !== 'flatten') last.shape = shape;
      const extra = EXTRAS[layer.layer];
      if (extra && !last.extras.includes(extra)) last.extras.push(extra);
    }
  }
  return stages;
}

/** All numbers that the weights hold, statistics included. */
export function countParameters(spec: NetworkSpec): number {
  return listStages(spec).reduce((sum, { parameters }) => sum + parameters, 0);
}

export const writeCount = (count: number) => count.toLocaleString('en');

interface Look {
  line: string;
  ink: string;
  pale: string;
}

/** Feature maps as a stack of sheets, as large as the maps and as deep as there are channels; a vector as a bar. */
function drawBlock(
  shape: readonly number[],
  x: number,
  middle: number,
  look: Look,
): { content: string; width: number } {
  if (shape.length === 1) {
    const units = shape[0]!;
    const height = units === 1 ? 26 : Math.min(232, 22 * Math.log2(units) - 20);
    const content = element('rect', {
      x,
      y: middle - height / 2,
      width: 26,
      height,
      rx: 6,
      fill: look.pale,
      stroke: look.line,
      'stroke-width': 2.5,
    });
    return { content, width: 26 };
  }
  const [height, , channels] = shape as [number, number, number];
  const side = 30 + 3.2 * height;
  const sheets = channels === 1 ? 1 : Math.round(1.6 * Math.log2(channels)) - 4;
  const step = 5;
  const depth = (sheets - 1) * step;
  const content = Array.from({ length: sheets }, (_, index) => {
    const back = (sheets - 1 - index) * step;
    return element('rect', {
      x: x + back,
      y: middle - side / 2 - back + depth / 2,
      width: side,
      height: side,
      rx: 3,
      fill: look.pale,
      stroke: look.line,
      'stroke-width': 1.8,
    });
  }).join('');
  return { content, width: side + depth };
}

const formatShape = (shape: readonly number[]) => shape.join(' × ');

/** The network from left to right; `ends` are drawn over the first and the last block. */
export function drawNetwork(
  spec: NetworkSpec,
  look: Look,
  ends: { input: string; output: string; picture?: (x: number, y: number, side: number) => string },
): Picture {
  const stages = listStages(spec);
  const shapes = [spec.inputShape, ...stages.map(({ shape }) => shape)];
  const middle = 150;
  const widths = shapes.map((shape) => drawBlock(shape, 0, middle, look).width);
  const taken = widths.reduce((a, b) => a + b, 0);
  const total = 860;
  const gap = (total - taken - 20) / stages.length;
  let x = 10;
  let content = '';
  shapes.forEach((shape, index) => {
    const { content: block, width } = drawBlock(shape, x, middle, look);
    content += block;
    const isPicture = shape.length === 3 && shape[2] === 1;
    if (isPicture && ends.picture) {
      const side = 30 + 3.2 * shape[0]!;
      content += ends.picture(x, middle - side / 2, side);
    }
    // The ends' names stay within the picture.
    const centre = Math.max(46, Math.min(total - 46, x + width / 2));
    content += drawText(centre, 276, formatShape(shape), { size: 16, weight: 'bold', anchor: 'middle' });
    const end = index === 0 ? ends.input : index === stages.length ? ends.output : '';
    if (end) content += drawText(centre, 298, end, { size: 15, anchor: 'middle', colour: COLOURS.mutedInk });
    const stage = stages[index];
    if (stage) {
      const from = x + width;
      const centreOfGap = from + gap / 2;
      content += drawArrow(
        [
          [from + 8, middle],
          [from + gap - 8, middle],
        ],
        { colour: look.line, width: 3.4 },
      );
      content += drawLines(centreOfGap, middle + 4 - 22 * stage.operation.length, stage.operation, {
        size: 16,
        weight: 'bold',
        anchor: 'middle',
        colour: look.ink,
      });
      content += drawLines(centreOfGap, middle + 22, stage.extras, {
        size: 14,
        anchor: 'middle',
        colour: COLOURS.mutedInk,
      });
      content += drawText(centreOfGap, 332, writeCount(stage.parameters), {
        size: 18,
        anchor: 'middle',
        numeric: true,
        weight: 'bold',
        colour: look.ink,
      });
    }
    x += width + gap;
  });
  content += drawText(total / 2, 360, 'parameters of each step', {
    size: 15,
    anchor: 'middle',
    colour: COLOURS.mutedInk,
  });
  return makePicture(total, 370, content);
}
