import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type BuildResult, buildSlides, listLectures } from '../../src/slides/build-slides';

export interface BuiltSlides extends BuildResult {
  remove(): void;
}

/** All lectures; an author looks at one only by COURSE_SLIDES=02. */
export const lectures = listLectures().filter((name) => name.startsWith(process.env.COURSE_SLIDES ?? ''));

/** All lectures, built into a folder of their own. */
export async function buildAll(): Promise<BuiltSlides> {
  const folder = mkdtempSync(join(tmpdir(), 'slides-'));
  const only = process.env.COURSE_SLIDES ? lectures : [];
  const result = await buildSlides(folder, { only });
  return { ...result, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface OpenDeck {
  page: Page;
  /** Everything that must stay empty: console errors, page errors, requests to any host. */
  troubles: string[];
  close(): Promise<void>;
}

export interface DeckOptions {
  query?: string;
  viewport?: { width: number; height: number };
  context?: BrowserContextOptions;
}

/** Opens a lecture from its file, as a speaker does, and waits until it can be used. */
export async function openDeck(
  browser: Browser,
  folder: string,
  name: string,
  { query = '?theme=light', viewport = { width: 1920, height: 1080 }, context = {} }: DeckOptions = {},
): Promise<OpenDeck> {
  const opened = await browser.newContext({ viewport, reducedMotion: 'reduce', ...context });
  // The compiler that runs the tests names functions; a function sent to the page needs that helper there.
  await opened.addInitScript({ content: 'globalThis.__name = (named) => named' });
  const troubles: string[] = [];
  opened.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`console: ${message.text()}`);
  });
  opened.on('weberror', (error) => troubles.push(`error: ${error.error().message}`));
  opened.on('request', (request) => {
    if (!/^(file|data|blob|about):/.test(request.url())) troubles.push(`request: ${request.url()}`);
  });
  const page = await opened.newPage();
  const address = pathToFileURL(join(folder, `${name}.html`));
  await page.goto(`${address.href}${query}`);
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  return { page, troubles, close: () => opened.close() };
}

/** Shows a slide with all its fragments, and waits until its widgets are drawn. */
export async function showSlide(page: Page, index: number): Promise<void> {
  await page.evaluate((at) => {
    const { deck } = window as unknown as {
      deck: { slide(h: number, v: number, f: number): void; getCurrentSlide(): Element };
    };
    deck.slide(at, 0, -1);
    const last = deck.getCurrentSlide().querySelectorAll('.fragment').length - 1;
    if (last >= 0) deck.slide(at, 0, last);
  }, index);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('section.present .widget > [stage]')].every((widget) =>
      widget.shadowRoot?.querySelector('.live svg'),
    ),
  );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
