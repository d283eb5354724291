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
}

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
    };
  });
}
