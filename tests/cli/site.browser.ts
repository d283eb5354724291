import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { fixture } from '../notebooks/course-command';
import { launchChromium } from '../widgets/browser-page';
import { findBarriers, openFile } from './open-file';

const out = mkdtempSync(join(tmpdir(), 'course-site-'));
const build = (...more: string[]) =>
  spawnSync(process.execPath, ['bin/course.cjs', 'site', fixture('everything'), '--out', out, ...more], {
    cwd: resolve(__dirname, '..', '..'),
    encoding: 'utf8',
    env: { ...process.env, COURSE_PROFILE: 'quick' },
  });

let browser: Browser;
before(async () => {
  browser = await launchChromium();
  const { status, stderr } = build();
  assert.equal(status, 0, stderr);
});
after(async () => {
  await browser.close();
  rmSync(out, { recursive: true });
});

test('a page that is right is kept, and one of another profile is not', () => {
  const written = () => statSync(join(out, 'everything.html')).mtimeMs;
  const first = written();
  assert.match(build().stdout, /1 of 1 pages are kept/);
  assert.equal(written(), first);
  assert.doesNotMatch(build('--profile', 'laptop').stdout, /kept/);
  assert.notEqual(written(), first);
});

test('pages share formulas and figures, which work from the file; no executed notebook lies beside them', async () => {
  const { page, troubles } = await openFile(browser, join(out, 'everything.html'));
  await page.locator('.course-plot .main-svg').first().waitFor();
  assert.equal(await page.locator('.katex').count(), 2);
  const font = await page.evaluate("getComputedStyle(document.querySelector('.katex .mord')).fontFamily");
  assert.match(String(font), /KaTeX/);
  assert.ok(statSync(join(out, 'everything.html')).size < 500_000);
  assert.deepEqual(
    readdirSync(out).filter((file) => file.endsWith('.ipynb')),
    [],
  );
  assert.deepEqual(troubles, []);
  await page.close();
});

test('the first page is small, and leads to lessons, lectures and the search', async () => {
  assert.ok(statSync(join(out, 'index.html')).size + statSync(join(out, 'site.css')).size < 300_000);
  const { page, troubles } = await openFile(browser, join(out, 'index.html'));
  assert.deepEqual(await findBarriers(page), []);
  await page.setViewportSize({ width: 390, height: 800 });
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0);
  await page.getByLabel('Search the course').fill('transposed convolution');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.locator('#found a').first().click();
  assert.match(page.url(), /slides\/0\d-[\w-]+\.html/);
  assert.deepEqual(troubles, []);
  await page.close();
});

test('the search finds a cell of a notebook, says how much it found, and has no barrier', async () => {
  const { page, troubles } = await openFile(browser, join(out, 'search.html'));
  await page.getByLabel('Search the course').fill('page with everything');
  assert.match((await page.locator('#count').textContent())!, /^\d+ places? for “page with everything”$/);
  assert.deepEqual(await findBarriers(page), []);
  await page.locator('#found a').first().click();
  assert.match(page.url(), /everything\.html#cell-id=/);
  await page.goto(pathToFileURL(join(out, 'search.html')).href);
  await page.getByLabel('Search the course').fill('zyzzyva');
  assert.match((await page.locator('#count').textContent())!, /^0 places/);
  assert.deepEqual(troubles, []);
  await page.close();
});

test('on paper the site is dark on white, though the screen is dark', async () => {
  const { page } = await openFile(browser, join(out, 'words.html'));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  const colours = () =>
    page.evaluate('[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]');
  assert.deepEqual(await colours(), ['rgb(238, 243, 247)', 'rgb(16, 23, 31)']);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  assert.deepEqual(await colours(), ['rgb(27, 37, 48)', 'rgb(255, 255, 255)']);
  await page.close();
});

for (const file of ['words.html', 'decks.html'])
  test(`${file} has no barrier, and fits a phone`, async () => {
    const { page, troubles } = await openFile(browser, join(out, file));
    assert.deepEqual(await findBarriers(page), []);
    await page.setViewportSize({ width: 390, height: 800 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - innerWidth'), 0);
    assert.deepEqual(troubles, []);
    await page.close();
  });

test('every link of the site’s own pages and of the slides’ list leads to a file', () => {
  const pages = [
    'index.html',
    'words.html',
    'decks.html',
    'search.html',
    'slides/index.html',
    'everything.html',
  ];
  for (const file of pages.map((name) => join(out, name))) {
    for (const [, address] of readFileSync(file, 'utf8')
      .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
      .matchAll(/(?:href|src)="([^"#?]+)[^"]*"/g)) {
      if (/^(data|https?|mailto):/.test(address!)) continue;
      const target = fileURLToPath(new URL(address!, pathToFileURL(file)));
      assert.ok(existsSync(target), `${file} links to ${address}`);
    }
  }
  assert.ok(readdirSync(dirname(join(out, 'slides/index.html'))).length > 5);
});
