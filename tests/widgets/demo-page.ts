import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { showFilm, showWidget } from '../../src/notebook/widget';
import { launchChromium, openOutputs, toHtml, writePage } from './browser-page';
import { makePlaneFilm, makeSampleFilm } from './sample-film';

/**
 * Every widget on one page, to look at: `node --import tsx tests/widgets/demo-page.ts` writes
 * out/widgets/index.html; with `--pictures` also screenshots (wide, narrow) and a PDF, made by Chromium.
 */
const folder = resolve('out', 'widgets');

export function listDemos(): Record<string, string> {
  return {
    convolution: toHtml(showWidget('gan-convolution-player', { step: 2 })),
    'convolution-padded': toHtml(
      showWidget('gan-convolution-player', {
        padding: 'same',
        stride: 2,
        inputSize: 7,
        dilation: 2,
        step: 5,
      }),
    ),
    stamp: toHtml(showWidget('gan-stamp-player', { step: 3 })),
    'stamp-strided': toHtml(
      showWidget('gan-stamp-player', { stride: 2, inputSize: 3, kernelSize: 3, padding: 1, step: 4 }),
    ),
    overlap: toHtml(showWidget('gan-overlap-map', { kernel: 5 })),
    'overlap-even': toHtml(showWidget('gan-overlap-map', { kernel: 4, stride: 2, size: 5 })),
    dense: toHtml(showWidget('gan-dense-layer', { output: 2 })),
    loss: toHtml(showWidget('gan-loss-explorer')),
    film: toHtml(showFilm(makePlaneFilm(), { frame: 18 })),
    'frame-player': toHtml(showWidget('gan-frame-player', { ...makeSampleFilm(), frame: 5 })),
    'frame-player-plain': toHtml(
      showWidget('gan-frame-player', { ...makeSampleFilm(), series: undefined, frame: 5 }),
    ),
  };
}

async function takePictures(demos: Record<string, string>, only?: string): Promise<void> {
  const browser = await launchChromium();
  for (const [name, html] of Object.entries(demos)) {
    if (only && !name.includes(only)) continue;
    for (const width of [900, 480]) {
      const { page, troubles, close } = await openOutputs(browser, [html], {
        viewport: { width, height: 400 },
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
  const demos = listDemos();
  const titled = Object.entries(demos).map(([name, html]) => `<h2>${name}</h2>${html}`);
  writeFileSync(resolve(folder, 'index.html'), writePage(titled));
  const at = process.argv.indexOf('--pictures');
  if (at >= 0) await takePictures(demos, process.argv[at + 1]);
  console.log(`Wrote ${folder}`);
}

if (require.main === module) void main();
