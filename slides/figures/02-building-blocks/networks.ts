/** The case study's two networks as boxes. */
import { stackPictures } from '../../../src/drawing/arrange';
import { drawNetwork } from '../../../src/drawing/network';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import { PLAYER, type Tone } from '../../../src/drawing/tones';
import { DISCRIMINATOR, GENERATOR } from '../../../src/models/case-study';
import { describeNetwork } from '../../../src/models/describe';
import type { NetworkSpec } from '../../../src/models/spec';
import type { SlideFigure } from '../../../src/slides/lecture';

/** The shapes that a picture goes through: after each layer that changes it. */
export function listShapes(spec: NetworkSpec): number[][] {
  const shapes = [spec.inputShape, ...describeNetwork(spec).layers.map(({ outputShape }) => outputShape)];
  return shapes.filter((shape, index) => String(shape) !== String(shapes[index - 1]));
}

/** A network's shapes as blocks; a picture that is only flattened stays the picture that it was. */
function drawShapes(spec: NetworkSpec, tone: Tone, ends: { input: string; output: string }): Picture {
  const [input, ...shapes] = listShapes(spec).filter(
    (shape, index, all) => shape.length === 3 || index === 0 || index === all.length - 1,
  );
  const layers = shapes.map((outputShape) => ({ name: '', outputShape, parameters: 0 }));
  return drawNetwork(input!, layers, { tone, ends, width: 740, isPlain: true });
}

/** The case study's two networks as blocks: the critic's shrink, the artist's grow. */
export function drawNetworks(): SlideFigure {
  const rows = [
    {
      name: 'Generator',
      picture: drawShapes(GENERATOR, PLAYER.generator, { input: 'noise', output: 'image' }),
    },
    {
      name: 'Discriminator',
      picture: drawShapes(DISCRIMINATOR, PLAYER.discriminator, { input: 'image', output: 'logit' }),
    },
  ];
  const named = rows.map(({ name, picture }) => ({
    ...picture,
    width: 900,
    content:
      drawText(0, picture.height / 2, name, { size: 19, weight: 'bold' }) + moveTo(160, 0, picture.content),
  }));
  return {
    picture: stackPictures(named, 14),
    label:
      'The generator grows 100 numbers to an image of 28 by 28; the discriminator shrinks the image to one number.',
  };
}
