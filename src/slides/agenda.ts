import { element, escapeMarkup } from '../drawing/markup';
import type { Slide } from './parse-deck';

/** A part of a lecture: the slides from one heading of a part to the next. */
export interface LecturePart {
  readonly name: string;
  /** Id of its first slide. */
  readonly first: string;
  readonly minutes: number;
}

/** The parts of a lecture, with the minutes of the slides that are shown and counted. */
export function listParts(slides: readonly Slide[]): LecturePart[] {
  const parts: { name: string; first: string; minutes: number }[] = [];
  for (const { part, id, marks, notes } of slides) {
    if (!part || marks.includes('hidden')) continue;
    if (parts.at(-1)?.name !== part) parts.push({ name: part, first: id, minutes: 0 });
    if (!marks.includes('optional')) parts.at(-1)!.minutes += notes.minutes;
  }
  return parts;
}

/** The slide that lists a lecture's parts; nobody writes it. Undefined where there are fewer than two. */
export function makeAgenda(slides: readonly Slide[]): Slide | undefined {
  if (listParts(slides).length < 2) return undefined;
  const { line } = slides[0]!;
  return {
    id: 'agenda',
    layout: 'agenda',
    title: 'Today',
    line,
    marks: [],
    settings: {},
    body: '',
    bodyLine: line,
    notes: {
      say: 'The way through this lecture. The bars are minutes of talk; each part is a link.',
      ask: 'Which part have you met before?',
      expect: 'It differs. Go faster there.',
      answer: '',
      source: 'course slides/README.md',
      minutes: 0.5,
      line,
    },
  };
}

/** Names, minutes, and a bar as long as each part takes. */
export function renderAgenda(slides: readonly Slide[]): string {
  const parts = listParts(slides);
  const longest = Math.max(...parts.map(({ minutes }) => minutes));
  const rows = parts.map(({ name, first, minutes }) => {
    const width = Math.max(2, Math.round((100 * minutes) / longest));
    return (
      `<li><a href="#/${first}">${escapeMarkup(name)}</a>` +
      `<span class="bar" aria-hidden="true"><i style="width:${width}%"></i></span>` +
      `<span class="minutes" data-count>${Math.round(minutes)} min</span></li>`
    );
  });
  return element('ol', {}, ...rows);
}
