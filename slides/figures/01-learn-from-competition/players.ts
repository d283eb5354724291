/** The artist and the critic, and how sure the critic is, early and late. */

import { arrowAlong, arrowsLike } from '../../../src/drawing/arrow';
import { COLOURS } from '../../../src/drawing/palette';
import { drawText, moveTo, type Picture } from '../../../src/drawing/picture';
import type { Raster } from '../../../src/drawing/png';
import { drawBox, drawLines, drawPath, drawPixels, makePicture, onPress } from '../../../src/drawing/shapes';
import { drawGlass, drawNoise, drawPalette } from '../../../src/drawing/signs';
import { PLAYER } from '../../../src/drawing/tones';

function drawPlayer(
  kind: keyof typeof PLAYER,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  [title, name]: readonly [string, string],
): string {
  const { line, ink, pale } = PLAYER[kind];
  const middle = x + width / 2;
  return (
    drawBox({ x, y, width, height, fill: pale, stroke: line, strokeWidth: 3, radius: 14 }) +
    (kind === 'generator' ? drawPalette(middle, y + 38) : drawGlass(middle, y + 38)) +
    drawText(middle, y + 82, title, { size: 21, weight: 'bold', anchor: 'middle', colour: ink }) +
    drawText(middle, y + 106, name, { size: 14.5, anchor: 'middle', colour: ink })
  );
}

/** Two players, two kinds of pictures, one verdict, and what both learn from it. */
export function drawPlayers(pictures: { fake: Raster; real: Raster; latent: ArrayLike<number> }): Picture {
  const muted = { size: 15, colour: COLOURS.mutedInk, anchor: 'middle' } as const;
  const content = [
    drawNoise(14, 30, pictures.latent),
    drawLines(40, 180, ['random', 'numbers'], muted),
    arrowAlong([72, 95], [110, 95]),
    drawPlayer('generator', { x: 118, y: 33, width: 160, height: 124 }, ['The artist', 'generator G']),
    arrowAlong([284, 95], [330, 95]),
    drawPixels(pictures.fake, { x: 338, y: 40, width: 110 }, PLAYER.generator.line),
    drawText(393, 168, 'a fake', { ...muted, colour: PLAYER.generator.ink }),
    drawPixels(pictures.real, { x: 338, y: 226, width: 110 }, PLAYER.discriminator.line),
    drawText(393, 354, 'a real one', { ...muted, colour: PLAYER.discriminator.ink }),
    arrowAlong([454, 95], [510, 150]),
    arrowAlong([454, 280], [510, 226]),
    drawPlayer('discriminator', { x: 518, y: 126, width: 160, height: 124 }, [
      'The critic',
      'discriminator D',
    ]),
    arrowAlong([684, 188], [724, 188]),
    drawBox({
      x: 732,
      y: 150,
      width: 122,
      height: 76,
      fill: COLOURS.faint,
      stroke: COLOURS.line,
      radius: 38,
    }),
    drawText(793, 177, 'real?', { size: 22, weight: 'bold', anchor: 'middle' }),
    drawText(793, 204, 'from 0 to 1', muted),
    onPress(
      arrowsLike({ colour: PLAYER.generator.line, dash: '9 6' })([793, 144], [793, 10], [198, 10], [198, 26]),
      drawText(600, 28, 'learn to fool', { size: 17, weight: 'bold', colour: PLAYER.generator.ink }),
      arrowsLike({ colour: PLAYER.discriminator.line, dash: '9 6' })(
        [793, 232],
        [793, 330],
        [598, 330],
        [598, 258],
      ),
      drawText(696, 350, 'learn to tell', {
        size: 17,
        weight: 'bold',
        anchor: 'middle',
        colour: PLAYER.discriminator.ink,
      }),
    ),
  ];
  return makePicture(860, 372, ...content);
}

export interface Verdict {
  title: string;
  real: Raster;
  fake: Raster;
  /** Mean D(x) and D(G(z)) there. */
  realScore: number;
  fakeScore: number;
}

/** A bar from 0 to 1 with its number. */
function drawScore(x: number, y: number, width: number, score: number, player: keyof typeof PLAYER): string {
  const { line, ink } = PLAYER[player];
  return (
    drawBox({ x, y, width, height: 26, fill: COLOURS.faint, stroke: COLOURS.line, radius: 5 }) +
    drawBox({ x, y, width: Math.max(3, width * score), height: 26, fill: line, radius: 5 }) +
    drawPath(`M${x + width / 2} ${y - 5}v36`, COLOURS.ink, 1.6, '4 3') +
    drawText(x + width + 12, y + 13, score.toFixed(2), {
      size: 21,
      weight: 'bold',
      colour: ink,
      numeric: true,
    })
  );
}

/** The critic's question beside two artists. */
export function drawQuestion(moments: readonly [easy: Verdict, hard: Verdict]): Picture {
  const half = (verdict: Verdict, x: number) =>
    moveTo(
      x,
      0,
      drawText(0, 14, verdict.title, { size: 22, weight: 'bold' }),
      ...(['real', 'fake'] as const).map((kind, index) => {
        const y = 40 + index * 168;
        const player = kind === 'real' ? 'discriminator' : 'generator';
        return (
          drawPixels(verdict[kind], { x: 0, y, width: 146 }, PLAYER[player].line) +
          drawText(166, y + 34, kind === 'real' ? 'written by a person' : 'made by the artist', {
            size: 16,
            colour: PLAYER[player].ink,
          }) +
          drawScore(166, y + 60, 168, kind === 'real' ? verdict.realScore : verdict.fakeScore, player) +
          drawText(166, y + 104, '0', { size: 14, colour: COLOURS.mutedInk }) +
          drawText(250, y + 104, '½', { size: 14, colour: COLOURS.mutedInk, anchor: 'middle' }) +
          drawText(334, y + 104, '1', { size: 14, colour: COLOURS.mutedInk, anchor: 'end' })
        );
      }),
    );
  return makePicture(
    860,
    362,
    half(moments[0], 0),
    drawPath('M430 0V356', COLOURS.line, 2),
    onPress(half(moments[1], 456)),
  );
}
