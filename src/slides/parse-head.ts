import { SlideError } from './slide-error';

/** What stands between the first two `---` of a lecture. */
export interface DeckHead {
  readonly title: string;
  /** Number of the lecture. */
  readonly lecture: number;
  /** Names of the notebooks that go with it. */
  readonly notebooks: readonly string[];
  /** A sentence for the index. */
  readonly summary: string;
  /** What a listener can do afterwards, a sentence each: shown on the opening. */
  readonly goals: readonly string[];
  /** Who speaks, where and when: shown on the opening, empty where nobody said so. */
  readonly speaker: readonly string[];
  /** A picture in slides/own, shown on the opening: `own/logo.png`. */
  readonly logo?: string;
}

const HEAD = [
  'title',
  'lecture',
  'summary',
  'notebooks',
  'goals',
  'author',
  'institution',
  'date',
  'logo',
] as const;

/** `name: value`; `goals:` has its sentences below it, each after a "- ". */
function readFields(file: string, lines: readonly string[]) {
  const fields: Record<string, string> = {};
  const goals: string[] = [];
  let last = '';
  lines.forEach((line, index) => {
    if (!line.trim()) return;
    const item = /^\s*- +(.+?)\s*$/.exec(line)?.[1];
    if (item && last === 'goals') {
      goals.push(item);
      return;
    }
    const [, key, value = ''] = /^(\w+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (!key || !(value || key === 'goals')) {
      throw new SlideError(file, index + 2, `Expected "name: value", found "${line}".`);
    }
    if (!(HEAD as readonly string[]).includes(key)) {
      throw new SlideError(file, index + 2, `The head knows no "${key}:". Known: ${HEAD.join(', ')}.`);
    }
    if (key === 'goals' && value)
      throw new SlideError(
        file,
        index + 2,
        'Write each goal in a line of its own below "goals:", after "- ".',
      );
    fields[key] = value;
    last = key;
  });
  return { fields, goals };
}

const REQUIRED = ['title', 'lecture', 'notebooks', 'summary'];

/** Reads the head. @returns it, and the index of the line that ends it. @throws SlideError */
export function parseHead(
  file: string,
  lines: readonly string[],
  required: readonly string[] = REQUIRED,
): { head: DeckHead; end: number } {
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    throw new SlideError(file, 1, `The file begins with ---, its ${required.join(', ')}, and ---.`);
  }
  const { fields, goals } = readFields(file, lines.slice(1, end));
  for (const key of required) {
    if (!fields[key]) throw new SlideError(file, 1, `The head lacks "${key}:".`);
  }
  const head: DeckHead = {
    title: fields.title!,
    lecture: Number(fields.lecture ?? 1),
    notebooks: (fields.notebooks ?? '').split(/[\s,]+/).filter(Boolean),
    summary: fields.summary ?? '',
    goals,
    speaker: [fields.author, fields.institution, fields.date].filter((text) => text !== undefined),
    ...(fields.logo ? { logo: fields.logo } : {}),
  };
  return { head, end };
}
