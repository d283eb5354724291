import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { showWidget } from '../../src/notebook/widget';
import { launchChromium, openOutputs, toHtml } from './browser-page';
import { makeSampleFilm } from './sample-film';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

const film = () => toHtml(showWidget('gan-frame-player', makeSampleFilm()));

test('figures become live elements without a request or an error, also twice on a page', async () => {
  const { page, troubles, close } = await openOutputs(browser, [film(), film()]);
  assert.equal(await page.locator('gan-frame-player').count(), 2);
  assert.equal(await page.locator('figure > img').count(), 0);
  assert.equal(await page.locator('gan-frame-player .value').first().textContent(), 'Frame 1 of 12');
  assert.deepEqual(troubles, []);
  await close();
});

test('without scripts the picture stays, with its sentence', async () => {
  const { page, close } = await openOutputs(browser, [film()], { javaScriptEnabled: false });
  assert.match((await page.locator('figure > img').getAttribute('alt'))!, /^Sixteen generated digits/);
  await close();
});

test('buttons, slider and keys move the film; the state is in the attribute', async () => {
  const { page, troubles, close } = await openOutputs(browser, [film()]);
  const player = page.locator('gan-frame-player');
  await player.getByRole('button', { name: 'Next' }).click();
  assert.equal(await player.getAttribute('frame'), '1');
  await page.keyboard.press('End');
  assert.equal(await player.getAttribute('frame'), '11');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await player.getAttribute('frame'), '10');
  await player.getByRole('slider').fill('4');
  assert.equal(await player.getAttribute('frame'), '4');
  assert.match(
    await player.getByRole('img').first().getAttribute('aria-label').then(String),
    /Epoch 5 of 12/,
  );
  assert.deepEqual(troubles, []);
  await close();
});

test('play runs to the last frame and stops; with reduced motion it takes its time', async () => {
  const { page, close } = await openOutputs(browser, [film()], { reducedMotion: 'no-preference' });
  const player = page.locator('gan-frame-player');
  await page.clock.install();
  await player.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(400);
  assert.equal(await player.getAttribute('frame'), '2');
  await page.clock.runFor(5000);
  assert.equal(await player.getAttribute('frame'), '11');
  assert.equal(await player.getByRole('button', { name: 'Play' }).count(), 1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await player.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(1000);
  assert.equal(await player.getAttribute('frame'), '0');
  await page.clock.runFor(400);
  assert.equal(await player.getAttribute('frame'), '1');
  await close();
});

test('keys pressed in a widget stay there, except those that lead out', async () => {
  const { page, close } = await openOutputs(browser, [film()]);
  await page.evaluate(() => {
    document.addEventListener('keydown', (event) => {
      document.body.dataset.keys = `${document.body.dataset.keys ?? ''} ${event.key}`;
    });
  });
  await page.locator('gan-frame-player').getByRole('button', { name: 'Play' }).focus();
  for (const key of ['b', 'ArrowRight', 'Escape', 'Shift+Tab']) await page.keyboard.press(key);
  assert.equal(await page.evaluate(() => document.body.dataset.keys), ' Escape Tab');
  await close();
});
