import { SlideError } from './slide-error';

/** What the speaker sees beside a slide. All texts are Markdown. */
export interface SlideNotes {
  readonly say: string;
  /** The question to ask; empty for a poll, whose heading is the question. */
  readonly ask: string;
  /** What to expect as its answer, so that somebody else can teach from the notes. */
  readonly expect: string;
  /** A poll's answer. */
  readonly answer: string;
  /** `000 L78-99; paper arXiv 1603.07285` */
  readonly source: string;
  readonly minutes: number;
  /** Line of the first note, for messages. */
  readonly line: number;
}

const KEYS = ['say', 'ask', 'expect', 'answer', 'source', 'minutes'] as const;
type Key = (typeof KEYS)[number];

const DECK_POINTER = /^00[0-4]( L\d+(-\d+)?(, L?\d+(-\d+)?)*)$/;

/** True for `004 L134`, `paper …`, `course …` (the course's own), and several of them with `;` between. */
export function isSource(text: string): boolean {
  return text
    .split(';')
    .map((part) => part.trim())
    .every((part) => DECK_POINTER.test(part) || /^(paper|course) \S/.test(part));
}

export const SOURCE_FORM =
  'a deck and its lines ("000 L78-99"), "paper …" or "course …", several of them with ";" between';

interface NotesText {
  file: string;
  line: number;
  lines: readonly string[];
  isPoll: boolean;
  /** An instructor's own slide: every note may be left out. */
  isOwn?: boolean;
}

/** Reads what stands below `Note:`. @throws SlideError naming what is missing */
export function parseNotes({ file, line, lines, isPoll, isOwn = false }: NotesText): SlideNotes {
  const found: Partial<Record<Key, string>> = {};
  const at: Partial<Record<Key, number>> = {};
  let key: Key | undefined;
  lines.forEach((text, index) => {
    const [, name, rest = ''] = /^(\w+):(?:\s+(.*))?$/.exec(text) ?? [];
    if (name && (KEYS as readonly string[]).includes(name)) {
      key = name as Key;
      found[key] = rest;
      at[key] = line + index;
    } else if (key) found[key] += `\n${text}`;
    else if (text.trim()) {
      throw new SlideError(
        file,
        line + index,
        `Speaker notes begin with one of ${KEYS.map((one) => `${one}:`).join(', ')}.`,
      );
    }
  });
  const wanted: Key[] = [
    'say',
    ...(isPoll ? ['answer' as const] : ['ask' as const, 'expect' as const]),
    'source',
    'minutes',
  ];
  for (const name of isOwn ? [] : wanted) {
    if (!found[name]?.trim()) throw new SlideError(file, line, `The speaker notes lack "${name}:".`);
  }
  const minutes = Number(found.minutes ?? 1);
  if (!(minutes > 0 && minutes <= 20)) {
    throw new SlideError(
      file,
      at.minutes!,
      `"minutes:" must be a number above 0, up to 20; it is "${found.minutes!.trim()}".`,
    );
  }
  const source = (found.source ?? '').trim();
  if (!(isOwn && !source) && !isSource(source)) {
    throw new SlideError(file, at.source!, `"source:" must be ${SOURCE_FORM}; it is "${source}".`);
  }
  const textOf = (name: Key) => (found[name] ?? '').trim();
  return {
    say: textOf('say'),
    ask: textOf('ask'),
    expect: textOf('expect'),
    answer: textOf('answer'),
    source,
    minutes,
    line,
  };
}
