/** Prints built slides to PDF in Chromium: the slides, the hall's handout, and the speaker's with the notes. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeIndex } from '../../slides/build-slides';
import { startProgress } from '../progress';
import { findChromium } from '../test/chromium';
import { UserError } from '../user-error';
import { arrangeHandout, type HandoutKind } from './arrange-handout';

/** @throws UserError saying how to get a Chromium */
export function requireChromium(): string {
  const path = findChromium();
  if (path) return path;
  throw new UserError(
    'Printing needs Chromium, and none was found. Debian/Ubuntu: sudo apt install chromium; or set ' +
      'COURSE_CHROMIUM to a Chromium or Chrome. Without one: open a lecture in a browser with ?print-pdf at the end ' +
      'of its address and print it to a file.',
  );
}

type Browser = import('playwright-core').Browser;

async function launch(executablePath: string): Promise<Browser> {
  const { chromium } = require('playwright-core') as typeof import('playwright-core');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // in a container
  return chromium.launch({ executablePath, args });
}

/** What is printed: the slides as they are, or A4 with lines to write on, or A4 with the notes. */
export type Print = 'slides' | HandoutKind;

/** Prints one page of the folder. @returns the number of slides */
export async function printDeck(
  browser: Browser,
  page: string,
  target: string,
  kind: Print = 'slides',
): Promise<number> {
  const tab = await browser.newPage();
  try {
    const address = pathToFileURL(page);
    address.search = kind === 'notes' ? '?print-pdf&answers&theme=light' : '?print-pdf&theme=light';
    await tab.goto(address.href);
    await tab.waitForSelector('html[data-ready]', { state: 'attached' });
    await tab.waitForSelector('.pdf-page');
    // Films are unpacked first; what is printed before would lack them.
    await tab.waitForFunction(`[...document.querySelectorAll('.widget > [stage]')]
      .every((widget) => widget.shadowRoot?.querySelector('.paper svg'))`);
    const count = await tab.locator('.pdf-page').count();
    if (kind !== 'slides') await tab.evaluate(arrangeHandout, kind);
    await tab.pdf({
      path: target,
      preferCSSPageSize: kind === 'slides',
      format: 'A4',
      margin: { top: '14mm', bottom: '14mm', left: '13mm', right: '13mm' },
      printBackground: true,
      tagged: true,
      outline: true,
    });
    return count;
  } finally {
    await tab.close();
  }
}

/** Prints lectures of a built folder: `NN-name.pdf`, `-handout.pdf` for the hall, `-notes.pdf` for the speaker. */
export async function printSlides(folder: string, names: readonly string[]): Promise<void> {
  const executablePath = requireChromium();
  const progress = startProgress('Printing the slides');
  let done = 'failed';
  const browser = await launch(executablePath);
  try {
    let sheets = 0;
    for (const name of names) {
      progress.update(name);
      const page = join(folder, `${name}.html`);
      sheets += await printDeck(browser, page, join(folder, `${name}.pdf`));
      progress.update(`${name}, handout`);
      await printDeck(browser, page, join(folder, `${name}-handout.pdf`), 'lines');
      await printDeck(browser, page, join(folder, `${name}-notes.pdf`), 'notes');
    }
    writeIndex(folder);
    done = `${names.length} lectures, ${sheets} slides`;
  } finally {
    await browser.close();
    progress.done(done);
  }
}
