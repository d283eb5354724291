import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { WidgetDisplay } from '../../src/notebook/widget';

const EXECUTABLES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The installed Chromium; `COURSE_CHROMIUM` names another one. */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.COURSE_CHROMIUM ?? EXECUTABLES.find((path) => existsSync(path));
  if (!executablePath) {
    throw new Error(
      'No Chromium found. Install it (Debian: apt-get install chromium) or set COURSE_CHROMIUM.',
    );
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** The HTML that a cell's output would hold. */
export function toHtml(display: WidgetDisplay): string {
  return display[Symbol.for('Jupyter.display')]!()['text/html']!;
}

/** A page as an export is: one file, outputs in a row. */
export function writePage(outputs: readonly string[]): string {
  const sections = outputs.map((html) => `<section>${html}</section>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Widgets</title></head>
<body style="margin:16px"><main><h1>Widgets</h1>${sections}</main></body></html>`;
}

export interface OpenPage {
  page: Page;
  /** Everything that must stay empty: console errors, page errors, requests to any host. */
  troubles: string[];
  close(): Promise<void>;
}

/** Opens outputs from a file, as a student opens an exported page. */
export async function openOutputs(
  browser: Browser,
  outputs: readonly string[],
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), 'widgets-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, writePage(outputs));
  const context = await browser.newContext({ viewport: { width: 960, height: 800 }, ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return {
    page,
    troubles,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
