/** The case study's two networks as boxes. */

import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { DISCRIMINATOR, GENERATOR } from '../../../src/models/case-study';
import { LAYERS } from '../../../src/models/layers';
import type { LayerSpec, NetworkSpec } from '../../../src/models/spec';
import type { SlideFigure } from '../../../src/slides/lecture';
import { captionPicture, placeInRow } from './numbers';

/** The shapes that a picture goes through: after each layer that changes it. */
export function listShapes(spec: NetworkSpec): number[][] {
  const shapes = [[...spec.inputShape]];
  for (const layer of spec.layers) {
    const kind = LAYERS[layer.layer] as { outputShape(spec: LayerSpec, input: number[]): number[] };
    const shape = kind.outputShape(layer, shapes.at(-1)!);
    if (String(shape) !== String(shapes.at(-1))) shapes.push(shape);
  }
  return shapes;
}

/** Learned numbers of the layer at `index` of a network. */
export function countLayer(spec: NetworkSpec, index: number): number {
  let shape: number[] = [...spec.inputShape];
  for (const [at, layer] of spec.layers.entries()) {
    const kind = LAYERS[layer.layer] as {
      outputShape(spec: LayerSpec, input: number[]): number[];
      weights?(spec: LayerSpec, input: number[]): { shape: number[] }[];
    };
    if (at === index) {
      return (kind.weights?.(layer, shape) ?? []).reduce(
        (sum, weight) => sum + weight.shape.reduce((product, size) => product * size, 1),
        0,
      );
    }
    shape = kind.outputShape(layer, shape);
  }
  throw new RangeError(`The network has no layer ${index}.`);
}

const toVolumes = (spec: NetworkSpec): Volume[] =>
  listShapes(spec)
    .filter((shape) => shape.length === 3)
    .map(([side, , channels]) => ({ side: side!, channels: channels! }));

interface Volume {
  side: number;
  channels: number;
  name?: string;
}

/** A stack of feature maps as a box: its front as large as the maps, its depth as the channels. */
function drawVolume({ side, channels, name }: Volume, scale: number): Picture {
  const front = side * scale;
  const depth = 4 + 9 * Math.log2(channels + 1);
  const shift = depth * 0.6;
  const box = {
    fill: COLOURS.bluePale,
    stroke: COLOURS.blueInk,
    'stroke-width': 1.6,
    'stroke-linejoin': 'round',
  };
  const content =
    element('path', {
      ...box,
      fill: COLOURS.faint,
      d: `M0 ${shift}l${shift} ${-shift}h${front}l${-shift} ${shift}z`,
    }) +
    element('path', {
      ...box,
      fill: COLOURS.faint,
      d: `M${front} ${shift}l${shift} ${-shift}v${front}l${-shift} ${shift}z`,
    }) +
    element('path', { ...box, d: `M0 ${shift}h${front}v${front}h${-front}z` });
  const text = name ?? `${side}×${side}×${channels}`;
  return captionPicture({ width: front + shift, height: front + shift, content }, text);
}

function drawVector(length: number, name: string): Picture {
  const height = 40 + 34 * Math.log10(length + 1);
  const content = element('rect', {
    x: 30,
    y: 0,
    width: 14,
    height,
    rx: 3,
    fill: COLOURS.orangePale,
    stroke: COLOURS.orangeInk,
    'stroke-width': 1.6,
  });
  return captionPicture({ width: 74, height, content }, name);
}

function drawChain(parts: readonly Picture[], width: number): Picture {
  const row = placeInRow(parts, width);
  const used = parts.reduce((sum, part) => sum + part.width, 0);
  const gap = (width - used) / parts.length;
  let x = gap / 2;
  let arrows = '';
  for (const part of parts.slice(0, -1)) {
    x += part.width;
    const y = row.height - 110;
    arrows += element('path', {
      d: `M${x + gap * 0.22} ${y}h${gap * 0.5}m-9 -7l9 7l-9 7`,
      fill: 'none',
      stroke: COLOURS.mutedInk,
      'stroke-width': 2.4,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    });
    x += gap;
  }
  return { ...row, content: row.content + arrows };
}

/** The case study's two networks as boxes: the critic's shrink, the artist's grow. */
export function drawNetworks(): SlideFigure {
  const rows = [
    {
      name: 'Generator',
      picture: drawChain(
        [
          drawVector(GENERATOR.inputShape[0]!, String(GENERATOR.inputShape[0])),
          ...toVolumes(GENERATOR).map((one) => drawVolume(one, 5.4)),
        ],
        760,
      ),
    },
    {
      name: 'Discriminator',
      picture: drawChain(
        [...toVolumes(DISCRIMINATOR).map((one) => drawVolume(one, 5.4)), drawVector(1, 'logit')],
        760,
      ),
    },
  ];
  let y = 0;
  let content = '';
  for (const { name, picture } of rows) {
    content +=
      drawText(0, y + picture.height / 2, name, { size: 19, weight: 'bold' }) +
      moveTo(140, y, picture.content);
    y += picture.height + 24;
  }
  return {
    picture: { width: 900, height: y - 24, content },
    label:
      'The generator grows 100 numbers to an image of 28 by 28; the discriminator shrinks the image to one number.',
  };
}
