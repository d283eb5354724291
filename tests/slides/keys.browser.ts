/** The speaker's keys after a widget was used, and the page around the slides. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../widgets/browser-page';
import { type BuiltSlides, buildAll, lectures, openDeck, showSlide } from './decks';

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

interface Deck {
  getIndices(): { h: number; f: number };
  isPaused(): boolean;
  isOverview(): boolean;
}

/** Where the deck is: its slide, and how many presses of it are done. */
const readPlace = (page: Page) =>
  page.evaluate(() => {
    const { h, f } = (window as unknown as { deck: Deck }).deck.getIndices();
    return `${h} ${f}`;
  });

/** Slides with a widget that has a button. */
const listWidgetSlides = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.slides > section')]
      .map((section, index) => ({ index, widget: section.querySelector('.widget > [stage]') }))
      .filter(({ widget }) => widget?.shadowRoot?.querySelector('button'))
      .map(({ index, widget }) => ({ index, tag: widget!.tagName.toLowerCase() })),
  );

for (const name of lectures) {
  test(`${name}: after a click on a widget the clicker and the keys go on`, async () => {
    const { page, troubles, close } = await openDeck(browser, built.folder, name);
    for (const { index, tag } of await listWidgetSlides(page)) {
      for (const key of ['PageDown', 'Space', 'ArrowRight', 'n', 'PageUp', 'ArrowLeft']) {
        await showSlide(page, index);
        const button = page
          .locator(`section.present ${tag} button:visible:not([aria-disabled=true])`)
          .first();
        if ((await button.count()) === 0) continue; // its buttons are not shown on this slide
        await button.click();
        const before = await readPlace(page);
        await page.keyboard.press(key);
        assert.notEqual(await readPlace(page), before, `${tag}: ${key}`);
      }
    }
    assert.deepEqual(troubles, []);
    await close();
  });
}

/** Opens the first slide with such a widget. */
async function openWidget(tag: string) {
  for (const name of lectures) {
    const opened = await openDeck(browser, built.folder, name);
    const found = (await listWidgetSlides(opened.page)).find((one) => one.tag === tag);
    if (!found) {
      await opened.close();
      continue;
    }
    await showSlide(opened.page, found.index);
    return { ...opened, widget: opened.page.locator(`section.present ${tag}`) };
  }
  return undefined;
}

test('the space bar after an answer of the quiz goes on and answers no more', async (t) => {
  const quiz = await openWidget('gan-real-or-fake');
  if (!quiz) return t.diagnostic('The chosen lecture has no quiz.');
  await quiz.widget.getByRole('button', { name: 'Real' }).click();
  assert.equal(await quiz.widget.getAttribute('guesses'), 'r');
  await quiz.page.keyboard.press('Space');
  assert.equal(await quiz.widget.count(), 0, 'the next slide is shown');
  await quiz.close();
});

test('keys of the deck work on a focused button, its own keys stay its own', async (t) => {
  const live = await openWidget('gan-live-gan');
  if (!live) return t.diagnostic('The chosen lecture has no live GAN.');
  const { page, widget } = live;
  await widget.getByRole('button').first().focus();
  const ask = (what: 'isPaused' | 'isOverview') =>
    page.evaluate((name) => (window as unknown as { deck: Deck }).deck[name](), what);
  await page.keyboard.press('b');
  assert.equal(await ask('isPaused'), true);
  await page.keyboard.press('b');
  await page.keyboard.press('o');
  assert.equal(await ask('isOverview'), true);
  await page.keyboard.press('o');
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await page.keyboard.press('t');
  assert.equal(await theme(), 'dark');
  const place = await readPlace(page);
  await widget.getByRole('slider').first().focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await readPlace(page), place, 'an arrow moves the slider');
  await page.keyboard.press('PageDown');
  assert.notEqual(await readPlace(page), place);
  await live.close();
});

test('after a slider was dragged, the arrows are the deck’s', async (t) => {
  const live = await openWidget('gan-live-gan');
  if (!live) return t.diagnostic('The chosen lecture has no live GAN.');
  const { page, widget } = live;
  const place = await readPlace(page);
  const box = (await widget.getByRole('slider').first().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
  await page.mouse.up();
  await page.keyboard.press('ArrowRight');
  assert.notEqual(await readPlace(page), place);
  await live.close();
});

test('the page beside a slide has its colour, whatever the shape of the window', async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
    { width: 1600, height: 600 },
  ]) {
    for (const theme of ['light', 'dark']) {
      const { page, close } = await openDeck(browser, built.folder, lectures[0]!, {
        viewport,
        query: `?theme=${theme}`,
      });
      const colours = await page.evaluate(() => {
        const paint = (element: Element) => getComputedStyle(element).backgroundColor;
        const corners = [
          document.elementFromPoint(2, 2)!,
          document.elementFromPoint(innerWidth - 2, innerHeight - 14)!,
        ];
        const opaque = (element: Element | null): string => {
          if (!element) return 'none';
          return paint(element) === 'rgba(0, 0, 0, 0)' ? opaque(element.parentElement) : paint(element);
        };
        return [paint(document.querySelector('section .slide')!), ...corners.map(opaque)];
      });
      assert.equal(new Set(colours).size, 1, `${viewport.width} × ${viewport.height}, ${theme}: ${colours}`);
      await close();
    }
  }
});

/** Index of a slide with optional ones before the next counted one, and of that. */
const findGap = (page: Page) =>
  page.evaluate(() => {
    const optional = [...document.querySelectorAll('.slides > section')].map(
      (section) => section.getAttribute('data-visibility') === 'uncounted',
    );
    const first = optional.indexOf(true);
    return first < 0 ? undefined : { before: first - 1, after: optional.indexOf(false, first) };
  });

test('C cuts to the short version: optional slides are stepped over both ways, and the address keeps it', async (t) => {
  for (const name of lectures) {
    const { page, troubles, close } = await openDeck(browser, built.folder, name);
    const gap = await findGap(page);
    if (!gap) {
      t.diagnostic(`${name} has no optional slide.`);
      await close();
      continue;
    }
    const where = async () => Number((await readPlace(page)).split(' ')[0]);
    const goOn = async (key: string, from: number) => {
      for (let press = 0; press < 40 && (await where()) === from; press += 1) await page.keyboard.press(key);
      return where();
    };
    const foot = () =>
      page.evaluate(
        () => getComputedStyle(document.querySelector('.present .foot .page')!, '::before').content,
      );
    await showSlide(page, gap.before);
    assert.equal(await goOn('PageDown', gap.before), gap.before + 1, `${name}: all are shown at first`);
    await showSlide(page, gap.before);
    await page.keyboard.press('c');
    assert.match(await foot(), /short version/);
    assert.equal(await goOn('PageDown', gap.before), gap.after, name);
    assert.equal(await goOn('PageUp', gap.after), gap.before, name);
    assert.match(page.url(), /[?&]short/);
    await page.reload();
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    assert.match(await foot(), /short version/, `${name}: after a reload`);
    // The place in the address lags behind by up to a second, so a reload may lead to an earlier slide.
    await showSlide(page, gap.before);
    await page.keyboard.press('c');
    assert.doesNotMatch(page.url(), /short/);
    assert.equal(await goOn('PageDown', gap.before), gap.before + 1, `${name}: C again shows them`);
    assert.deepEqual(troubles, []);
    await close();
  }
});

test('the help tells what P does here', async () => {
  const { page, close } = await openDeck(browser, built.folder, lectures[0]!);
  await page.keyboard.press('Shift+?');
  const help = await page.locator('.r-overlay, .overlay').last();
  await help.waitFor();
  const text =
    (await help.locator('iframe').count()) > 0
      ? await help.frameLocator('iframe').locator('body').innerText()
      : await help.innerText();
  assert.match(text, /P: play or pause · Shift SPACE: previous slide/);
  assert.match(text, /Dark or light/);
  assert.match(text, /Short version/);
  assert.doesNotMatch(text, /^P\s+Previous slide/m);
  await close();
});
