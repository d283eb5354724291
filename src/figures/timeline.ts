/** Events one below the other along a line of years, for a wide and a narrow screen. */
import { element } from '../drawing/markup';
import { COLOURS } from '../drawing/palette';
import { drawText, moveTo, wrapText } from '../drawing/picture';
import { drawCard } from './card';

export interface TimelineEvent {
  year: number;
  name: string;
  /** What it changed, in some words. */
  text: string;
  /** The second kind is drawn as a hollow dot in another colour. */
  kind: 'first' | 'second';
}

export interface TimelineOptions {
  title: string;
  /** In the order of their years. */
  events: readonly TimelineEvent[];
  /** What the two kinds of dots are. */
  kinds: Record<TimelineEvent['kind'], string>;
}

const INKS = { first: COLOURS.blue, second: COLOURS.vermilion } as const;
const SIZES = { wide: { width: 760, text: 13 }, narrow: { width: 350, text: 13 } } as const;
const LEFT = { year: 16, line: 70, text: 90 } as const;
const LINE = 18;
const TOP = 66;

function drawDot(x: number, y: number, kind: TimelineEvent['kind']): string {
  const fill = kind === 'first' ? INKS.first : COLOURS.paper;
  return element('circle', { cx: x, cy: y, r: 6, fill, stroke: INKS[kind], 'stroke-width': 3 });
}

/** One event from y on. @returns its markup and its height. */
function drawEvent(
  event: TimelineEvent,
  y: number,
  { width, text: size }: { width: number; text: number },
  showsYear: boolean,
): { markup: string; height: number } {
  const lines = wrapText(event.text, width - LEFT.text - 16, size);
  const markup = [
    showsYear ? drawText(LEFT.year, y, String(event.year), { size: 13, numeric: true }) : '',
    drawDot(LEFT.line, y, event.kind),
    drawText(LEFT.text, y, event.name, { size: 14, weight: 'bold' }),
    ...lines.map((line, i) =>
      drawText(LEFT.text, y + LINE * (i + 1), line, { size, colour: COLOURS.mutedInk }),
    ),
  ];
  return { markup: markup.join(''), height: LINE * (lines.length + 1) + 12 };
}

function drawLegend({ title, kinds }: TimelineOptions): string {
  const second = 34 + 8.2 * kinds.first.length;
  return [
    drawText(LEFT.year, 16, title, { size: 14, weight: 'bold' }),
    moveTo(0, 40, drawDot(22, 0, 'first'), drawText(34, 0, kinds.first, { size: 12 })),
    moveTo(second, 40, drawDot(22, 0, 'second'), drawText(34, 0, kinds.second, { size: 12 })),
  ].join('');
}

function draw(options: TimelineOptions, size: { width: number; text: number }, label: string): string {
  let y = TOP + 10;
  const drawn = options.events.map((event, i) => {
    const { markup, height } = drawEvent(event, y, size, event.year !== options.events[i - 1]?.year);
    y += height;
    return markup;
  });
  const spine = element('path', {
    d: `M${LEFT.line} ${TOP - 4}V${y - 16}`,
    stroke: COLOURS.line,
    'stroke-width': 3,
  });
  return drawCard(size.width, y, label, drawLegend(options) + spine + drawn.join(''));
}

/**
 * What `adaptivePicture` takes.
 *
 * @throws RangeError if there is no event, or one is earlier than that before it.
 */
export function timeline(options: TimelineOptions): { wide: string; narrow: string; label: string } {
  const { events, title } = options;
  if (events.length === 0) throw new RangeError('timeline: give at least one event.');
  const late = events.find(({ year }, i) => i > 0 && year < events[i - 1]!.year);
  if (late) throw new RangeError(`timeline: ${late.name} (${late.year}) stands after a later event.`);
  const label = `${title}. ${events.map(({ year, name, text }) => `${year}, ${name}: ${text}`).join('. ')}.`;
  return { wide: draw(options, SIZES.wide, label), narrow: draw(options, SIZES.narrow, label), label };
}
