import { stackPictures, titlePicture } from '../../drawing/arrange';
import { formatNumber } from '../../drawing/format-number';
import { element } from '../../drawing/markup';
import { COLOURS } from '../../drawing/palette';
import { drawText, moveTo, type Picture, wrapText } from '../../drawing/picture';
import type { Layout } from '../widget';
import type { OverlapState } from './state';

/** Fills from no stamp to the most; the ink on them has at least 4.5:1. */
const FILLS = [
  '#ffffff',
  '#e3f1fa',
  '#c2e1f5',
  '#9acdef',
  '#6bb4e3',
  '#3b95d0',
  '#1b78b5',
  '#0b5c92',
  '#06426b',
  '#032b48',
];

/** The darkest fill stands for this many stamps at least, so that an even map of ones is not black. */
const SCALE_TOP = 3;

/** Fill and ink for a count, the whole scale for 1 … `most`. */
export function colourCount(count: number, most: number): { fill: string; ink: string } {
  const last = FILLS.length - 1;
  const level = count === 0 ? 0 : Math.max(1, Math.round((count / Math.max(1, most)) * last));
  return { fill: FILLS[level]!, ink: level >= 6 ? '#ffffff' : COLOURS.ink };
}

/** Ink on a scale of colours stays as it is on a dark page. */
function keepColours(content: string): string {
  return element('g', { 'data-fixed': true }, content);
}

/** Along one side: every stamp as a bar, one below the other, and under them how many cover each place. */
function drawProfile(state: OverlapState, width: number): Picture {
  const { counts, kernel, stride, size } = state;
  const cell = Math.min(34, (width - 4) / counts.length);
  const rowHeight = Math.min(20, cell * 0.62);
  const most = Math.max(SCALE_TOP, ...counts);
  let content = '';
  for (let stamp = 0; stamp < size; stamp += 1) {
    content += element('rect', {
      x: 2 + stamp * stride * cell + 1.5,
      y: stamp * rowHeight + 1,
      width: kernel * cell - 3,
      height: rowHeight - 3,
      rx: 3,
      fill: stamp % 2 === 0 ? '#f6cfa0' : '#fbe7cd',
      stroke: COLOURS.vermilion,
    });
  }
  const top = size * rowHeight + 8;
  counts.forEach((count, place) => {
    const { fill, ink } = colourCount(count, most);
    content += element('rect', {
      x: 2 + place * cell,
      y: top,
      width: cell,
      height: cell,
      fill,
      stroke: '#9aa5b1',
    });
    content += drawText(2 + (place + 0.5) * cell, top + cell / 2, String(count), {
      size: Math.min(15, cell * 0.5),
      anchor: 'middle',
      colour: ink,
    });
  });
  return { width: counts.length * cell + 4, height: top + cell + 2, content: keepColours(content) };
}

/** The whole output: how many stamps fall on each place. */
export function drawMap({ map }: OverlapState, room: number): Picture {
  const cell = Math.min(30, (room - 4) / map.length);
  const most = Math.max(SCALE_TOP, ...map.flat());
  const withNumbers = cell >= 13;
  let content = '';
  map.forEach((line, row) => {
    line.forEach((count, column) => {
      const { fill, ink } = colourCount(count, most);
      const [x, y] = [2 + column * cell, 2 + row * cell];
      content += element('rect', {
        x,
        y,
        width: cell,
        height: cell,
        fill,
        stroke: '#9aa5b1',
        'stroke-width': 0.5,
      });
      if (withNumbers) {
        content += drawText(x + cell / 2, y + cell / 2, String(count), {
          size: Math.min(13, cell * (count > 9 ? 0.44 : 0.52)),
          anchor: 'middle',
          colour: ink,
        });
      }
    });
  });
  const side = map.length * cell + 4;
  return { width: side, height: side, content: keepColours(content) };
}

/** What the numbers mean, in sentences; the last one is the measure. */
export function writeVerdict({ kernel, stride, cycle, levels, checkerboard }: OverlapState): string[] {
  const stamps = (count: number) => `${count} ${count === 1 ? 'stamp' : 'stamps'}`;
  const measure = `Checkerboard measure: ${checkerboard.toFixed(2)} (0 is flat, 1 a pure pattern).`;
  if (stride === 1) return [`Stride 1: every place in the middle gets ${stamps(levels[0]!)}.`, measure];
  if (levels.length === 1) {
    return [
      `${kernel} is a multiple of ${stride}: every place in the middle gets ${stamps(levels[0]!)}.`,
      measure,
    ];
  }
  const [most, least] = [levels[0]!, levels.at(-1)!];
  const contrast =
    least === 0
      ? 'Some places get none: the output has gaps.'
      : `Some places get ${formatNumber(most / least, 2)} times as many as others.`;
  return [
    `${kernel} is no multiple of ${stride}: along a side the counts repeat ${cycle.join(', ')}.`,
    `In the middle of the map they are ${levels.join(' : ')}. ${contrast}`,
    measure,
  ];
}

function drawVerdict(state: OverlapState): Picture {
  const width = 424;
  const sentences = writeVerdict(state).map((sentence) => wrapText(sentence, width - 32, 14));
  const lines = sentences.flat();
  const bold = lines.length - sentences.at(-1)!.length;
  const height = lines.length * 22 + 22;
  const fill = state.levels.length === 1 ? COLOURS.greenPale : COLOURS.orangePale;
  const texts = lines.map((line, index) =>
    drawText(16, 22 + index * 22, line, { size: 14, weight: index >= bold ? 'bold' : undefined }),
  );
  return { width, height, content: element('rect', { width, height, rx: 8, fill }) + texts.join('') };
}

/** The profile along one side, the map, and what follows from them. */
export function drawOverlap(state: OverlapState, layout: Layout): Picture {
  const wide = layout === 'wide';
  const profileWidth = wide ? 430 : 436;
  const profile = titlePicture('Stamps along one side, and their number', drawProfile(state, profileWidth));
  const left = stackPictures([profile, drawVerdict(state)], 22);
  const map = titlePicture(
    `The output, ${state.map.length}×${state.map.length}`,
    drawMap(state, wide ? 380 : 436),
  );
  if (!wide) return { ...stackPictures([left, map], 22), width: 440 };
  return {
    width: 860,
    height: Math.max(left.height, map.height),
    content: left.content + moveTo(470, 0, map.content),
  };
}
