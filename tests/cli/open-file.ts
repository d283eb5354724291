/** Pages of a folder in Chromium, as a reader opens them. */
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';

/** Opens a page from its file; `troubles` are requests to any host, and errors. */
export async function openFile(browser: Browser, file: string): Promise<{ page: Page; troubles: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  const troubles: string[] = [];
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) troubles.push(`request: ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  await page.goto(pathToFileURL(file).href);
  return { page, troubles };
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds wrong, as `rule: element`. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          root: unknown,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const root = (globalThis as unknown as { document: unknown }).document;
    const { violations } = await axe.run(root, { runOnly: tags, preload: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }, rules);
}
