/** Three ways to a generative model, drawn; how large generated faces became; what a portrait fetched. */

import { arrowAlong } from '../../../src/drawing/arrow';
import { element } from '../../../src/drawing/markup';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import type { Raster } from '../../../src/drawing/png';
import { drawBox, drawLines, drawPath, drawPixels, makePicture, onPress } from '../../../src/drawing/shapes';
import { drawCode, drawFace } from '../../../src/drawing/signs';
import { PLAYER } from '../../../src/drawing/tones';
import type { FamilyCards } from './family-cards';

/** A digit of which the rows from `row`, and of that row the pixels from `column`, are not painted yet. */
function drawHalfPainted(
  digit: Raster,
  row: number,
  column: number,
  x: number,
  y: number,
  side: number,
): string {
  const pixel = side / digit.width;
  const pixels = digit.pixels.map((level, index) => (index < row * digit.width + column ? level : 0));
  const rest = element('path', {
    d:
      `M${x + column * pixel} ${y + row * pixel}H${x + side}v${pixel}H${x + side}V${y + side}H${x}` +
      `V${y + (row + 1) * pixel}H${x + column * pixel}Z`,
    fill: COLOURS.faint,
  });
  return (
    drawPixels({ ...digit, pixels }, { x, y, width: side }) +
    rest +
    drawBox({
      x: x + column * pixel - 2,
      y: y + row * pixel - 2,
      width: pixel + 4,
      height: pixel + 4,
      fill: COLOURS.vermilion,
      stroke: COLOURS.paper,
      radius: 2,
    })
  );
}

const CODE = [0.9, -1.1, 0.4, 1.3, -0.6, 0.8];

/** The tree: is P(x) written down, or only sampled from? Each image was drawn by a network of that family. */
export function drawFamilies(families: FamilyCards): Picture {
  const side = 92;
  const card = (x: number, name: string, lines: readonly string[], picture: string, isOurs = false) =>
    moveTo(
      x,
      138,
      drawBox({
        x: 0,
        y: 0,
        width: 272,
        height: 222,
        fill: isOurs ? COLOURS.vermilionPale : COLOURS.faint,
        stroke: isOurs ? COLOURS.vermilion : COLOURS.line,
        strokeWidth: isOurs ? 4 : 2,
        radius: 14,
      }),
      drawText(136, 26, name, {
        size: 21,
        weight: 'bold',
        anchor: 'middle',
        colour: isOurs ? PLAYER.generator.ink : COLOURS.ink,
      }),
      picture,
      drawLines(136, 164, lines, { size: 15.5, anchor: 'middle', colour: COLOURS.mutedInk }),
    );
  const branch = (x: number, text: string, from: number) =>
    drawPath(`M430 42C430 66 ${x} 50 ${x} 72`, COLOURS.mutedInk, 2.5) +
    drawText(x, 90, text, { size: 17.5, weight: 'bold', anchor: 'middle', colour: COLOURS.blueInk }) +
    (from === x ? drawPath(`M${x} 104V134`, COLOURS.mutedInk, 2.5) : '');
  return makePicture(
    860,
    364,
    drawBox({
      x: 310,
      y: 2,
      width: 240,
      height: 40,
      fill: COLOURS.bluePale,
      stroke: COLOURS.blue,
      radius: 20,
    }),
    drawText(430, 22, 'make data like the data', { size: 16.5, weight: 'bold', anchor: 'middle' }),
    branch(283, 'the density P(x) is written down', 0),
    branch(724, 'only samples', 724),
    drawPath('M283 104C283 122 136 112 136 134', COLOURS.mutedInk, 2.5),
    drawPath('M283 104C283 122 430 112 430 134', COLOURS.mutedInk, 2.5),
    card(
      0,
      'PixelRNN / CNN',
      ['one pixel after the other', ...families.pixels.measured],
      drawHalfPainted(families.pixels.drawn, 7, 6, 90, 48, side),
    ),
    card(
      294,
      'Autoencoder (VAE)',
      ['a few numbers in, chances out', ...families.vae.measured],
      drawCode(58, 64, CODE) +
        arrowAlong([86, 94], [128, 94]) +
        drawPixels(families.vae.drawn, { x: 140, y: 48, width: side }),
    ),
    card(
      588,
      'GAN',
      ['random numbers in, image out', ...families.gan.measured],
      drawCode(58, 64, [...CODE].reverse()) +
        arrowAlong([86, 94], [128, 94]) +
        drawPixels(families.gan.drawn, { x: 140, y: 48, width: side }, PLAYER.generator.line),
      true,
    ),
  );
}

/** Sides of generated faces in pixels, as the papers give them. */
export const FACES = [
  { year: 2014, name: 'GAN', side: 48 },
  { year: 2016, name: 'DCGAN', side: 64 },
  { year: 2018, name: 'Progressive GAN', side: 1024 },
  { year: 2020, name: 'StyleGAN2', side: 1024 },
] as const;

/** Each square is as large as a face of its year. */
export function drawFaces(): Picture {
  const scale = 296 / 1024;
  const lefts = [36, 170, 268, 580];
  const squares = FACES.map(({ year, name, side }, index) => {
    const size = side * scale;
    const x = lefts[index]!;
    const middle = x + size / 2;
    const isLarge = side > 200;
    return (
      drawBox({
        x,
        y: 300 - size,
        width: size,
        height: size,
        fill: isLarge ? COLOURS.orangePale : COLOURS.orange,
        stroke: COLOURS.orange,
        strokeWidth: isLarge ? 3 : 1,
        radius: 2,
      }) +
      (isLarge ? drawFace(middle, 300 - size / 2, size) : '') +
      drawText(middle, isLarge ? 24 : 300 - size - 18, `${side} × ${side}`, {
        size: 18,
        weight: 'bold',
        anchor: 'middle',
        colour: COLOURS.orangeInk,
      }) +
      drawText(middle, 322, String(year), { size: 20, weight: 'bold', anchor: 'middle' }) +
      drawText(middle, 346, name, { size: 15.5, anchor: 'middle', colour: COLOURS.mutedInk })
    );
  });
  return makePicture(890, 360, ...squares);
}

/** The estimate and, with a press, the price as bars of one scale, beside a gilded frame that is signed with the loss. */
export function drawAuction({ price, estimate }: { price: number; estimate: number }): Picture {
  const full = 452;
  const bar = (y: number, value: number, fill: string) =>
    element('rect', { x: 372, y, width: (full * value) / price, height: 52, rx: 4, fill });
  const frame =
    drawBox({
      x: 0,
      y: 0,
      width: 300,
      height: 348,
      fill: '#b98a2b',
      stroke: '#7a5a14',
      strokeWidth: 3,
      radius: 6,
    }) +
    drawBox({ x: 14, y: 14, width: 272, height: 320, fill: '#d8b354', stroke: '#8f6b1c', radius: 3 }) +
    drawBox({ x: 36, y: 36, width: 228, height: 276, fill: '#2b2620', stroke: '#7a5a14', radius: 0 }) +
    // A blurred portrait in four strokes: nobody's.
    element('ellipse', { cx: 140, cy: 132, rx: 44, ry: 56, fill: '#b79b80', opacity: 0.85 }) +
    element('path', { d: 'M64 284C70 216 104 196 142 196C182 196 216 222 222 284Z', fill: '#15130f' }) +
    element('path', { d: 'M118 196L142 232L164 196Z', fill: '#e9e2d2', opacity: 0.9 }) +
    element('path', { d: 'M94 116C92 60 190 60 186 118C170 88 112 86 94 116Z', fill: '#4a3524' }) +
    drawText(261, 300, 'min max E[log D(x)] + E[log(1 − D(G(z)))]', {
      size: 10.5,
      anchor: 'end',
      italic: true,
      colour: '#e9e2d2',
    });
  return makePicture(
    860,
    352,
    frame,
    drawText(372, 62, 'expected, at most', { size: 18, colour: COLOURS.mutedInk }),
    bar(84, estimate, COLOURS.orange),
    drawText(372 + (full * estimate) / price + 16, 110, `USD ${estimate.toLocaleString('en')}`, {
      size: 26,
      weight: 'bold',
    }),
    onPress(
      drawText(372, 204, 'paid', { size: 18, colour: COLOURS.mutedInk }),
      bar(226, price, COLOURS.orange),
      drawText(372 + full - 16, 252, `USD ${price.toLocaleString('en')}`, {
        size: 26,
        weight: 'bold',
        anchor: 'end',
        // Not the palette's ink, which is light on dark paper: the bar is bright in both themes.
        colour: '#141c24',
      }),
    ),
  );
}
