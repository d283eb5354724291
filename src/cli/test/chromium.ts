/** Finds a Chromium for the browser tests. */
import { existsSync } from 'node:fs';

const EXECUTABLES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** `COURSE_CHROMIUM`, else an installed one; undefined where there is none. */
export function findChromium(): string | undefined {
  return process.env.COURSE_CHROMIUM || EXECUTABLES.find((path) => existsSync(path));
}
