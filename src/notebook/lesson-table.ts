/** The lessons of the course as a table, read from the notebooks themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LessonEntry {
  /** `09-dcgan` */
  name: string;
  /** Its heading: `09 · DCGAN: digits that nobody wrote` */
  title: string;
  /** What it says after "You will build:", the first sentence. */
  build: string;
  /** What it says after "Time:", the first sentence. */
  time: string;
  /** The numbers of the lessons that it builds on directly; those have their own. */
  needs: readonly string[];
}

/** What each lesson takes for known. Most explain a word again, so this is the short way, not a lock. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  '01': ['00'],
  '02': ['00'],
  '03': ['02'],
  '04': ['03'],
  '05': ['02'],
  '06': ['05'],
  '07': ['00'],
  '08': ['06', '07'],
  '09': ['04', '06', '07'],
  '10': ['09'],
  '11': ['06'],
  '12': ['05', '09'],
  '13': ['09', '12'],
  '14': ['09', '12'],
  '15': ['03', '12'],
  '16': ['06', '09', '12'],
  '17': ['10', '11', '12'],
};

const FOLDER = join(__dirname, '..', '..', 'notebooks');

/** Plain text, as a table shows it: without Markdown's marks. */
const sentenceAfter = (text: string, word: string) =>
  (new RegExp(`\\*\\*${word}:\\*\\* (.*?[.?!])(?:\\s|$)`).exec(text)?.[1] ?? '').replace(/[`*]/g, '');

/** All lessons in their order. Empty where the notebooks are not beside the sources. */
export function listLessons(folder = FOLDER): LessonEntry[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => /^\d\d-[\w-]+\.ipynb$/.test(file));
  return files.sort().map((file) => {
    const { cells } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
      cells: { source: string | string[] }[];
    };
    const text = [cells[0]?.source ?? ''].flat().join('');
    const title = /^# (.*)$/m.exec(text)?.[1] ?? file;
    return {
      name: file.slice(0, -'.ipynb'.length),
      title,
      build: sentenceAfter(text, 'You will build'),
      time: sentenceAfter(text, 'Time'),
      needs: NEEDS[file.slice(0, 2)] ?? [],
    };
  });
}
