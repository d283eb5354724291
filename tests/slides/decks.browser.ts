import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { printDeck } from '../../src/cli/slides/print';
import { findLooseNumber, findLooseNumberInMaths } from '../../src/slides/loose-numbers';
import { isSource } from '../../src/slides/parse-notes';
import { launchChromium } from '../widgets/browser-page';
import { type BuiltSlides, buildAll, lectures, openDeck, showSlide } from './decks';
import { measureSlide, type ShownText } from './measure-slide';

let browser: Browser;
let built: BuiltSlides;
before(async () => {
  built = await buildAll();
  browser = await launchChromium();
});
after(async () => {
  await browser.close();
  built.remove();
});

const names = lectures;
const countSlides = (name: string) => built.decks.find((deck) => deck.name === name)!.deck.slides.length;

/** Smallest letters, in pixels of a slide of 1920×1080. Small signs of formulas are the formula's own. */
const LEAST = { words: 30, figure: 20, foot: 22, formula: 14 };

function listFaults(texts: readonly ShownText[]): string[] {
  const faults: string[] = [];
  for (const { text, size, place, isMarked, outside, hits } of texts) {
    if (outside > 1.5) faults.push(`"${text}" reaches ${outside.toFixed(0)} pixels out`);
    if (hits) faults.push(`"${text}" runs into "${hits}"`);
    if (size < LEAST[place] - 0.5) faults.push(`"${text}" is ${size.toFixed(0)} pixels high in ${place}`);
    const loose = place === 'formula' ? findLooseNumberInMaths(text) : findLooseNumber(text);
    if (!isMarked && loose) faults.push(`"${loose}" in "${text}" is neither computed nor a quotation`);
  }
  return faults;
}

for (const name of names) {
  test(`${name}: every slide is whole, legible and computed, no text on another, at 1920×1080 and 1280×720, without an error or a request`, async () => {
    for (const viewport of [
      { width: 1920, height: 1080 },
      { width: 1280, height: 720 },
    ]) {
      const { page, troubles, close } = await openDeck(browser, built.folder, name, { viewport });
      const faults: string[] = [];
      for (let index = 0; index < countSlides(name); index += 1) {
        await showSlide(page, index);
        const texts = await page.evaluate(measureSlide);
        assert.ok(texts.length > 1, `slide ${index + 1} shows nothing`);
        faults.push(...listFaults(texts).map((fault) => `slide ${index + 1}: ${fault}`));
      }
      assert.deepEqual(faults, [], `${viewport.width} pixels wide`);
      assert.deepEqual(troubles, []);
      await close();
    }
  });
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function audit(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(
    (tags) =>
      (window as unknown as { axe: { run(place: object, options: object): Promise<AxeResults> } }).axe.run(
        { include: 'section.present', exclude: 'figure.picture' },
        { runOnly: { type: 'tag', values: tags }, preload: false, resultTypes: ['violations'] },
      ),
    RULES,
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** The layout of the shown slide, and the widgets on it. */
const listParts = (page: Page) =>
  page.evaluate(() => {
    const slide = document.querySelector('section.present')!;
    return [
      slide.getAttribute('data-layout')!,
      ...[...slide.querySelectorAll('[stage]')].map(({ tagName }) => tagName),
    ];
  });

for (const theme of ['light', 'dark']) {
  test(`axe finds nothing on any layout or widget, ${theme}`, async () => {
    const seen = new Set<string>();
    const found: string[] = [];
    for (const name of names) {
      const { page, close } = await openDeck(browser, built.folder, name, { query: `?theme=${theme}` });
      await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
      for (let index = 0; index < countSlides(name); index += 1) {
        await showSlide(page, index);
        const parts = (await listParts(page)).filter((part) => !seen.has(part));
        if (parts.length === 0) continue;
        for (const part of parts) seen.add(part);
        found.push(...(await audit(page)).map((fault) => `${name}, slide ${index + 1}: ${fault}`));
      }
      await close();
    }
    assert.ok(seen.size > names.length, [...seen].join(', '));
    assert.deepEqual(found, []);
  });
}

test('every figure says what it shows', async () => {
  for (const { name, html } of built.decks) {
    for (const [figure] of html.matchAll(/<figure data-figure="[^>]*><[^>]*>/g)) {
      assert.match(
        figure,
        /<(svg|div)[^>]* aria-label="[^"]{12,}"|<img[^>]* alt="[^"]{12,}"/,
        `${name}: ${figure.slice(0, 120)}`,
      );
    }
  }
});

test('paper has a sheet for each slide, and prints what a widget would show step by step', async () => {
  for (const name of names) {
    const target = join(built.folder, `${name}.pdf`);
    assert.equal(await printDeck(browser, join(built.folder, `${name}.html`), target), countSlides(name));
    const sheets = readFileSync(target, 'latin1').match(/\/Type\s*\/Page\b/g)!.length;
    assert.equal(sheets, countSlides(name), name);
  }
});

test('the hall’s handout has three slides on an A4 page, without notes and answers; the speaker’s has the notes', async () => {
  const name = names[0]!;
  const page = join(built.folder, `${name}.html`);
  const print = async (kind: 'lines' | 'notes') => {
    const target = join(built.folder, `${name}-${kind}.pdf`);
    assert.equal(await printDeck(browser, page, target, kind), countSlides(name));
    return readFileSync(target, 'latin1');
  };
  const lines = await print('lines');
  assert.equal(lines.match(/\/Type\s*\/Page\b/g)!.length, Math.ceil(countSlides(name) / 3));
  for (const file of [lines, await print('notes')]) {
    const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(file)!;
    assert.ok(
      Math.abs(Number(width) - 595) < 2 && Math.abs(Number(height) - 842) < 2,
      `${width} × ${height}`,
    );
  }
});

test('paper for the hall shows no answer: of a poll, a quiz, a riddle, a game; the speaker’s shows them', async () => {
  for (const name of names) {
    for (const query of ['?print-pdf&theme=light', '?print-pdf&answers&theme=light']) {
      const { page, close } = await openDeck(browser, built.folder, name, { query });
      await page.waitForSelector('.pdf-page');
      const shown = await page.evaluate(() => ({
        answers: [...document.querySelectorAll('.answer')].filter((one) =>
          one.checkVisibility({ visibilityProperty: true }),
        ).length,
        quiz: document.querySelector('gan-real-or-fake')?.shadowRoot?.querySelector('.paper')?.textContent,
        game: document.querySelector('gan-diagnosis')?.shadowRoot?.querySelector('.paper')?.textContent,
      }));
      const isHall = !query.includes('answers');
      if (isHall) assert.equal(shown.answers, 0, name);
      if (shown.game) assert.doesNotMatch(shown.game, /healthy|vanishing|instability|collapse/i, name);
      if (shown.quiz) assert.equal(/real|fake/.test(shown.quiz), !isHall, name);
      await close();
    }
  }
});

test('the speaker view is in step, both ways, with the steps of a widget', async () => {
  const name = '02-building-blocks';
  const { page, troubles, close } = await openDeck(browser, built.folder, name, {
    query: '?theme=light#/windows',
  });
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await speaker.waitForSelector('#current-slide iframe');
  const inside = await speaker
    .locator('#current-slide iframe')
    .elementHandle()
    .then((frame) => frame!.contentFrame());
  await inside!.waitForSelector('html[data-ready]', { state: 'attached' });
  const readStep = (place: Page | NonNullable<typeof inside>) =>
    place.evaluate(() =>
      document.querySelector('section.present gan-convolution-player')?.getAttribute('step'),
    );
  const bothAt = async (step: string) => {
    for (const place of [page, inside!]) {
      for (let wait = 0; wait < 100 && (await readStep(place)) !== step; wait += 1)
        await page.waitForTimeout(50);
      assert.equal(await readStep(place), step);
    }
  };
  await bothAt('0');
  await page.keyboard.press('Space');
  await bothAt('1');
  await speaker.bringToFront();
  await speaker.keyboard.press('ArrowRight');
  await bothAt('2');
  await page.getByRole('button', { name: 'Next' }).click();
  await bothAt('3');
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('Home');
  await bothAt('0');
  assert.match(await speaker.locator('.pacing').first().innerText(), /\d\d:\d\d:\d\d/);
  assert.match((await speaker.locator('.speaker-controls-notes, .notes').first().textContent())!, /Say/);
  assert.deepEqual(troubles, []);
  await close();
});

test('T turns dark and light, the address chooses, and the system is followed', async () => {
  const readTheme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);
  const { page, close } = await openDeck(browser, built.folder, names[0]!, {
    query: '',
    context: { colorScheme: 'dark' },
  });
  assert.equal(await readTheme(page), 'dark');
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.querySelector('section.present .slide')!).backgroundColor);
  const dark = await ground();
  await page.keyboard.press('t');
  assert.equal(await readTheme(page), 'light');
  assert.notEqual(await ground(), dark);
  await close();
  const named = await openDeck(browser, built.folder, names[0]!, { query: '?theme=dark' });
  assert.equal(await readTheme(named.page), 'dark');
  await named.close();
});

test('a widget played in one window is played in the other', async () => {
  const name = '02-building-blocks';
  const first = await openDeck(browser, built.folder, name, { query: '#/every-output-looks-at-every-input' });
  const second = await first.page.context().newPage();
  await second.goto(first.page.url());
  await second.waitForSelector('html[data-ready]', { state: 'attached' });
  await first.page.evaluate(() => {
    const widget = document.querySelector('gan-stamp-player')!;
    const detail = { stride: '2' };
    widget.dispatchEvent(new CustomEvent('gan-change', { bubbles: true, composed: true, detail }));
  });
  await second.waitForSelector('gan-stamp-player[stride="2"]', { state: 'attached' });
  await first.close();
});

test('the list of lectures leads to each of them, and names the sources of quoted numbers', async () => {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(built.folder, 'index.html')).href);
  for (const { name, deck } of built.decks) {
    assert.equal(
      await page.getByRole('link', { name: deck.title, exact: true }).getAttribute('href'),
      `${name}.html`,
    );
  }
  const quotes = built.decks.flatMap((deck) => deck.quotes);
  assert.ok(quotes.length > 0);
  for (const { text, source } of quotes)
    assert.ok(isSource(source.replaceAll('&amp;', '&')), `${text}: ${source}`);
  await page.close();
});
