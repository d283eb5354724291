/** Finds a Firefox for the slides' tests. */
import { existsSync } from 'node:fs';

const EXECUTABLES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** `COURSE_FIREFOX`, else an installed one; undefined where there is none. */
export function findFirefox(): string | undefined {
  return process.env.COURSE_FIREFOX || EXECUTABLES.find((path) => existsSync(path));
}
