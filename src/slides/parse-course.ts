import { parseSlide, readPart, type Slide, splitSlides } from './parse-deck';
import { type DeckHead, parseHead } from './parse-head';
import { SlideError } from './slide-error';
import { stripComments } from './strip-comments';

/** A slide of a lecture, by number and id: `05/collapse`. */
export interface SlidePointer {
  readonly lecture: string;
  readonly id: string;
  readonly line: number;
  readonly part?: string;
}

export type CourseItem = SlidePointer | Slide;

const POINTER = /^\s*- +(\d\d)\/([\w-]+)\s*$/;

/** A list of `- 05/collapse`, below `# Part` where a part begins. */
function readList(file: string, lines: readonly string[], line: number): SlidePointer[] {
  let part = /^# +(.+?)\s*$/.exec(lines.find((text) => text.trim()) ?? '')?.[1];
  const found: SlidePointer[] = [];
  lines.forEach((text, index) => {
    if (!text.trim() || /^# /.test(text)) return;
    const [, lecture, id] = POINTER.exec(text) ?? [];
    if (!lecture || !id) {
      throw new SlideError(
        file,
        line + index,
        `Expected a slide of a lecture ("- 05/collapse") or, after a line ---, a slide of your own ("## …"), found "${text}".`,
      );
    }
    found.push({ lecture, id, line: line + index, ...(part ? { part } : {}) });
    part = undefined;
  });
  return found;
}

/**
 * Reads a course that somebody puts together: lists of slides and slides of one's own, parted by `---`.
 * @throws SlideError with file and line
 */
export function parseCourse(file: string, text: string): { head: DeckHead; items: CourseItem[] } {
  const lines = stripComments(file, text.replace(/\r\n/g, '\n')).split('\n');
  const { head, end } = parseHead(file, lines, ['title']);
  const items = splitSlides(lines.slice(end + 1), end + 2).flatMap((one): CourseItem[] => {
    const { start } = readPart(one.lines);
    const first = one.lines[start]!;
    const isList = !/^##? /.test(first) || one.lines.some((text) => POINTER.test(text) && /^# /.test(first));
    if (isList) return readList(file, one.lines, one.line);
    const own = { ...one, lines: one.lines.with(start, markOwn(first)) };
    return [parseSlide(file, own)];
  });
  if (items.length === 0) throw new SlideError(file, 1, 'There is no slide in this file.');
  return { head, items };
}

/** A slide in such a file is its author's: it needs no notes. */
function markOwn(heading: string): string {
  if (/\{[^{}]*\bown\b[^{}]*\}\s*$/.test(heading)) return heading;
  return /\}\s*$/.test(heading) ? heading.replace(/\}\s*$/, ' own}') : `${heading} {own}`;
}
