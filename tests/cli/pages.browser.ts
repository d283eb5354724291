import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { fixture, type Run, runCourse } from '../notebooks/course-command';
import { launchChromium } from '../widgets/browser-page';
import { findBarriers, openFile } from './open-file';

/** By how many pixels the page can be scrolled sideways. */
const PAGE_OVERFLOW = 'document.documentElement.scrollWidth - innerWidth';

/** Tables and code that are cut off where neither a finger nor the keyboard scrolls them. */
const OUT_OF_REACH = `[...document.querySelectorAll('table, pre')].flatMap((wide) => {
  let box = wide;
  while (box && getComputedStyle(box).overflowX === 'visible') box = box.parentElement;
  const isCut = wide.getBoundingClientRect().right > innerWidth || wide.scrollWidth > wide.clientWidth + 1;
  return isCut && box?.tabIndex !== 0 ? [wide.textContent.trim().slice(0, 40)] : [];
})`;

let browser: Browser;
let run: Run;
before(async () => {
  [browser, run] = await Promise.all([launchChromium(), runCourse([fixture('everything')])]);
  assert.equal(run.code, 0, run.stderr);
});
after(async () => {
  await browser.close();
  rmSync(run.out, { recursive: true });
});

test('an exported page draws figures and formulas from its file, without a request or an error', async () => {
  const { page, troubles } = await openFile(browser, join(run.out, 'everything.html'));
  await page.locator('.course-plot .main-svg').first().waitFor();
  assert.equal(await page.locator('.katex').count(), 2);
  assert.equal(await page.locator('code', { hasText: '$HOME' }).count(), 1, 'code is no formula');
  assert.equal(await page.locator('.jp-RenderedSVG img').count(), 1);
  const still = page.getByAltText('One grey level');
  assert.equal(
    await still.evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
    16,
    'a slider is its picture',
  );
  assert.equal(await page.getByText('vnd.jupyter.widget').count(), 0);
  assert.match((await page.locator('.highlight .kd').first().textContent())!, /class|const/);
  assert.equal(await page.title(), 'A page with everything');
  assert.deepEqual(troubles, []);
  await page.close();
});

test('an exported page has no barrier that axe-core finds, on a wide and a narrow screen', async () => {
  const { page } = await openFile(browser, join(run.out, 'everything.html'));
  assert.deepEqual(await findBarriers(page), []);
  await page.setViewportSize({ width: 390, height: 800 });
  assert.deepEqual(await findBarriers(page), []);
  assert.equal(await page.evaluate(PAGE_OVERFLOW), 0, 'the page is not scrolled sideways');
  const wide = page.locator('.course-table.course-wide[tabindex="0"]');
  assert.equal(await wide.count(), 1, 'a wide table scrolls in its own box, which takes the focus');
  assert.equal(await page.locator('.jp-MarkdownOutput.course-wide').count(), 0, 'the words around it do not');
  assert.deepEqual(await page.evaluate(OUT_OF_REACH), []);
  await page.setViewportSize({ width: 1200, height: 800 });
  await wide.waitFor({ state: 'detached' });
  await page.close();
});

test('in the dark theme the page is dark and has no barrier; on paper it is white', async () => {
  const { page } = await openFile(browser, join(run.out, 'everything.html'));
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
  assert.equal(await ground(), 'rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await ground(), 'rgb(16, 23, 31)');
  assert.deepEqual(await findBarriers(page), []);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  assert.equal(await ground(), 'rgb(255, 255, 255)');
  await page.close();
});

test('on a phone a finger scrolls the page over a figure, and no figure is wider than the screen', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(run.out, 'everything.html')).href);
  await page.locator('.course-plot .main-svg').first().waitFor();
  const [dragmode, width, place] = (await page.evaluate(() => {
    const plot = (
      globalThis as unknown as { document: { querySelector(name: string): never } }
    ).document.querySelector('.course-plot') as {
      _fullLayout: { dragmode: unknown; width: number };
      clientWidth: number;
    };
    return [plot._fullLayout.dragmode, plot._fullLayout.width, plot.clientWidth];
  })) as [unknown, number, number];
  assert.equal(dragmode, false);
  assert.equal(await page.locator('.modebar-btn').count(), 0, 'no bar of buttons lies on a title');
  assert.ok(width <= place, `${width} of ${place}`);
  await context.close();
});

test('figures shrink to the sheet when a page is printed, and grow back', async () => {
  const { page } = await openFile(browser, join(run.out, 'everything.html'));
  const plot = page.locator('.course-plot .main-svg').first();
  await plot.waitFor();
  const width = async () => Number(await plot.getAttribute('width'));
  const onScreen = await width();
  assert.ok(onScreen > 600, `${onScreen}`);
  await page.evaluate("dispatchEvent(new Event('beforeprint'))");
  assert.ok((await width()) <= 570, `${await width()}`);
  await page.evaluate("dispatchEvent(new Event('afterprint'))");
  assert.equal(await width(), onScreen);
  await page.close();
});

test('figures and formulas are carried only by pages that have some', async () => {
  const failed = await runCourse([fixture('fails')]);
  const page = readFileSync(join(failed.out, 'fails.html'), 'utf8');
  assert.doesNotMatch(page, /katex|Plotly/);
  assert.ok(page.length < 400_000, `${page.length} characters`);
  rmSync(failed.out, { recursive: true });
});

test('the index follows the dark theme without a barrier; on paper it is white', async () => {
  const { page } = await openFile(browser, join(run.out, 'index.html'));
  const grounds = () =>
    page.evaluate(
      "['body', 'li'].map((name) => getComputedStyle(document.querySelector(name)).backgroundColor)",
    );
  assert.deepEqual(await grounds(), ['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.deepEqual(await grounds(), ['rgb(16, 23, 31)', 'rgb(24, 34, 44)']);
  assert.deepEqual(await findBarriers(page), []);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  assert.deepEqual(await grounds(), ['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
  await page.close();
});

test('the index leads to the page and back', async () => {
  const { page, troubles } = await openFile(browser, join(run.out, 'index.html'));
  assert.deepEqual(await findBarriers(page), []);
  await page.getByRole('link', { name: 'A page with everything' }).click();
  await page.getByRole('link', { name: 'All notebooks' }).click();
  assert.equal(await page.title(), 'The notebooks, executed');
  assert.deepEqual(troubles, []);
  await page.close();
});

/** Pages of the whole course, where the notebooks suite has just made them. */
const folder = process.env.COURSE_TEST_PAGES ?? '';
const pages = existsSync(folder) ? readdirSync(folder).filter((file) => /^\d\d-.*\.html$/.test(file)) : [];

/** Displayed formulas that are wider than their place. */
const WIDE_FORMULAS = `[...document.querySelectorAll('.jp-MarkdownOutput')]
  .filter((box) => box.querySelector('.katex-display') && box.scrollWidth > box.clientWidth)
  .map((box) => box.querySelector('.katex-display annotation').textContent)`;
/** Tables with columns that no sheet of A4 has room for. */
const CUT_ON_PAPER = `[...document.querySelectorAll('main table')]
  .filter((table) => table.getBoundingClientRect().right > innerWidth)
  .map((table) => table.textContent.trim().slice(0, 40))`;
for (const file of pages) {
  test(`${file} asks no host, reports no error and has no barrier`, async () => {
    const { page, troubles } = await openFile(browser, join(folder, file));
    assert.deepEqual(await findBarriers(page), []);
    await page.setViewportSize({ width: 390, height: 800 });
    assert.equal(await page.evaluate(PAGE_OVERFLOW), 0, 'a phone scrolls no page sideways');
    assert.deepEqual(await page.evaluate(WIDE_FORMULAS), [], 'no formula is cut off on a phone');
    assert.deepEqual(await page.evaluate(OUT_OF_REACH), [], 'what is cut off can be scrolled to');
    await page.setViewportSize({ width: 715, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await page.evaluate(CUT_ON_PAPER), [], 'paper has every column');
    assert.deepEqual(troubles, []);
    await page.close();
  });
}
