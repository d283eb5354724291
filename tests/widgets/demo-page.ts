import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { listOutputs } from './all-widgets';
import { launchChromium, openOutputs, writePage } from './browser-page';

/**
 * Every widget on one page, to look at: `node --import tsx tests/widgets/demo-page.ts` writes
 * out/widgets/index.html; with `--pictures [name]` also screenshots: wide, narrow, and as printed.
 */
const folder = resolve('out', 'widgets');

async function takePictures(outputs: Record<string, string>, only = ''): Promise<void> {
  const browser = await launchChromium();
  for (const [name, html] of Object.entries(outputs).filter(([key]) => key.includes(only))) {
    for (const width of [900, 480]) {
      const { page, troubles, close } = await openOutputs(browser, [html], {
        viewport: { width, height: 1100 },
      });
      await page.screenshot({ path: resolve(folder, `${name}-${width}.png`), fullPage: true });
      if (width === 900) {
        await page.emulateMedia({ media: 'print' });
        await page.screenshot({ path: resolve(folder, `${name}-print.png`), fullPage: true });
      }
      for (const trouble of troubles) console.error(`${name}: ${trouble}`);
      await close();
    }
  }
  await browser.close();
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const outputs = listOutputs();
  const titled = Object.entries(outputs).map(([name, html]) => `<h2>${name}</h2>${html}`);
  writeFileSync(resolve(folder, 'index.html'), writePage(titled));
  const at = process.argv.indexOf('--pictures');
  if (at >= 0) await takePictures(outputs, process.argv[at + 1]);
  console.log(`Wrote ${folder}`);
}

void main();
