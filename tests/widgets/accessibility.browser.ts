import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { writeReaderColours } from '../../src/slides/theme-colours';
import { listWidgets } from './all-widgets';
import { launchChromium, openOutputs } from './browser-page';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** JupyterLab in a dark theme. */
const LAB = `<style>@media screen{body{background:#111;color:#fff}}</style><script>document.body.dataset.jpThemeLight='false'</script>`;

/** The colours of a notebook's page, which follow the reader's theme. */
const COLOURS = `<style>${writeReaderColours()}body{background:var(--gan-paper);color:var(--gan-ink)}</style>`;

for (const [width, theme] of [
  [960, 'light'],
  [480, 'light'],
  [960, 'dark'],
  [960, "JupyterLab's dark"],
] as const) {
  test(`axe finds nothing in any widget, ${width} pixels wide, ${theme}, editors open`, async () => {
    const colours = theme === "JupyterLab's dark" ? LAB : COLOURS;
    const { page, close } = await openOutputs(browser, [colours, ...Object.values(listWidgets())], {
      viewport: { width, height: 900 },
      colorScheme: theme === 'dark' ? 'dark' : 'light',
    });
    const grounds = await page.evaluate(() =>
      [...document.querySelectorAll('figure > *')].map(
        ({ shadowRoot }) => getComputedStyle(shadowRoot!.querySelector('.card')!).backgroundColor,
      ),
    );
    const ground = theme !== 'light' ? 'rgb(24, 34, 44)' : 'rgb(255, 255, 255)';
    assert.deepEqual([...new Set(grounds)], [ground], 'every card has the ground of the page');
    await page.evaluate(() => {
      for (const host of document.querySelectorAll('figure > *')) {
        host.shadowRoot?.querySelector('details')?.setAttribute('open', '');
      }
    });
    await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
    const { violations, passes } = await page.evaluate(
      (tags) =>
        (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
          runOnly: { type: 'tag', values: tags },
          preload: false,
        }),
      RULES,
    );
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
    assert.deepEqual(found, []);
    assert.ok(passes.some(({ id, nodes }) => id === 'color-contrast' && nodes.length > 20));
    await close();
  });
}
