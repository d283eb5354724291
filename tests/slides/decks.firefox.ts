/** The built lectures in Firefox, as half of the lecture halls have it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { COLOURS } from '../../src/drawing/palette';
import { type BuiltSlides, buildAll, lectures } from './decks';
import { type Box, type FirefoxPage, launchFirefox } from './firefox-page';
import { measureSlide, type ShownText } from './measure-slide';

let firefox: FirefoxPage;
let built: BuiltSlides;
before(async () => {
  built = await buildAll();
  firefox = await launchFirefox();
});
after(async () => {
  await firefox?.close();
  built?.remove();
});

const HELPERS = `(() => {
  globalThis.__name = (named) => named;
  globalThis.frames2 = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  globalThis.showSlide = async (at) => {
    deck.slide(at, 0, -1);
    const last = deck.getCurrentSlide().querySelectorAll('.fragment').length - 1;
    if (last >= 0) deck.slide(at, 0, last);
    const widgets = [...document.querySelectorAll('section.present .widget > [stage]')];
    while (!widgets.every((widget) => widget.shadowRoot?.querySelector('.live svg'))) await frames2();
    // On a busy machine a font or a fragment's change may still be on its way.
    await document.fonts.ready;
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {})));
    await frames2();
  };
  globalThis.measureSlide = ${measureSlide.toString()};
})()`;

async function openLecture(name: string): Promise<void> {
  await firefox.open(`${pathToFileURL(join(built.folder, `${name}.html`)).href}?theme=light`);
  const isReady = () => firefox.evaluate<boolean>(`'ready' in document.documentElement.dataset`);
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 100));
  await firefox.evaluate(HELPERS);
}

for (const name of lectures) {
  test(`${name}: every slide is whole in Firefox, without an error or a request`, async () => {
    await openLecture(name);
    const count = built.decks.find((deck) => deck.name === name)!.deck.slides.length;
    const faults: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const texts = await firefox.evaluate<ShownText[]>(`showSlide(${index}).then(() => measureSlide())`);
      assert.ok(texts.length > 1, `slide ${index + 1} shows nothing`);
      for (const { text, outside } of texts) {
        // Letters stand a hair's breadth elsewhere than in Chromium.
        if (outside > 3)
          faults.push(`slide ${index + 1}: "${text}" reaches ${outside.toFixed(0)} pixels out`);
      }
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(firefox.troubles, []);
  });
}

interface Dots {
  box: Box;
  /** Number of dots, and the area of one in pixels of the screen. */
  count: number;
  area: number;
}

/** The plane of the shown slide's first widget, and the path of its real points. */
const FIND_DOTS = `(() => {
  const root = document.querySelector('section.present .widget > [stage]').shadowRoot;
  const paths = [...root.querySelectorAll('.live svg svg path[stroke="${COLOURS.blueInk}"]')];
  const path = paths.sort((a, b) => b.getAttribute('d').length - a.getAttribute('d').length)[0];
  const plane = path.closest('svg');
  const { x, y, width, height } = plane.getBoundingClientRect();
  const scale = width / plane.viewBox.baseVal.width;
  const radius = (Number(path.getAttribute('stroke-width')) / 2) * scale;
  const count = path.getAttribute('d').match(/M/g).length;
  return { box: { x, y, width, height }, count, area: Math.PI * radius * radius };
})()`;

/** How many pixels of a picture have the ink of real points. */
const countInk = (picture: string) => `(async () => {
  const image = new Image();
  image.src = 'data:image/png;base64,${picture}';
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const ink = [1, 3, 5].map((at) => Number.parseInt('${COLOURS.blueInk}'.slice(at, at + 2), 16));
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (ink.every((part, channel) => Math.abs(data[at + channel] - part) < 40)) count += 1;
  return count;
})()`;

/** Slides whose widget shows a training in the plane. */
const FIND_PLANES = `[...document.querySelectorAll('.slides > section')].flatMap((section, index) =>
  section.querySelector('gan-live-gan[stage], gan-plane-film[stage]') ? [index] : [])`;

test('real points are dots in Firefox, on every film and in the live training', async (t) => {
  let seen = 0;
  for (const name of lectures) {
    await openLecture(name);
    for (const index of await firefox.evaluate<number[]>(FIND_PLANES)) {
      // At the start of a training no crosses lie on the dots.
      await firefox.evaluate(`showSlide(${index}).then(() => deck.slide(${index}, 0, -1)).then(frames2)`);
      const { box, count, area } = await firefox.evaluate<Dots>(FIND_DOTS);
      const ink = await firefox.evaluate<number>(countInk(await firefox.takePicture(box)));
      const share = ink / (count * area);
      // Dots overlap, and crosses and arrows lie on them; streaks from a corner to each dot fill many times as much.
      assert.ok(
        share > 0.25 && share < 1.1,
        `${name}, slide ${index + 1}: ${share.toFixed(2)} of ${count} dots`,
      );
      seen += 1;
    }
  }
  if (lectures.some((name) => name.startsWith('03'))) assert.ok(seen >= 2);
  else t.diagnostic('The chosen lecture trains nothing in the plane.');
});
