import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { showDiagnosis } from '../../src/notebook/diagnosis-game';
import { showFilm, showWidget } from '../../src/notebook/widget';
import { bundleWidgets } from '../../src/widgets/bundle';
import { WIDGETS } from '../../src/widgets/catalog';
import { listOutputs } from './all-widgets';
import { launchChromium, openOutputs, toHtml } from './browser-page';
import { makePlaneFilm, makeSampleFilm } from './sample-film';

let browser: Browser;
before(async () => {
  browser = await launchChromium();
});
after(() => browser.close());

/** Opens outputs, lets `look` use the page, and asserts that nothing was asked of a host and nothing failed. */
async function visit(
  outputs: readonly string[],
  look: (page: Page) => Promise<void>,
  options: Parameters<typeof openOutputs>[2] = {},
): Promise<void> {
  const { page, troubles, close } = await openOutputs(browser, outputs, options);
  await look(page);
  assert.deepEqual(troubles, []);
  await close();
}

const filmOutput = () => toHtml(showWidget('gan-frame-player', makeSampleFilm()));

test('every figure of a page becomes its live element, each widget twice', async () => {
  const outputs = Object.values(listOutputs());
  await visit(outputs, async (page) => {
    for (const tag of Object.keys(WIDGETS)) {
      assert.ok((await page.locator(`${tag} .live svg`).count()) >= 1, tag);
    }
    assert.equal(await page.locator('figure > *').count(), outputs.length);
    assert.equal(await page.locator('figure > img').count(), 0);
  });
});

test('without scripts the picture stays, with its sentence', async () => {
  const { page, close } = await openOutputs(browser, [filmOutput()], { javaScriptEnabled: false });
  assert.match((await page.locator('figure > img').getAttribute('alt'))!, /^Sixteen generated digits/);
  await close();
});

test('an element written before its script comes to life when the script arrives', async () => {
  const script = `<script>${bundleWidgets(['gan-stamp-player'])}</script>`;
  await visit(['<gan-stamp-player step="3"></gan-stamp-player>', script, script], async (page) => {
    assert.equal(await page.locator('gan-stamp-player .value').textContent(), 'Stamp 4 of 4');
  });
});

test('buttons, slider and keys move a player; the state is in the attribute', async () => {
  await visit([filmOutput()], async (page) => {
    const player = page.locator('gan-frame-player');
    await player.getByRole('button', { name: 'Next' }).click();
    assert.equal(await player.getAttribute('frame'), '1');
    await page.keyboard.press('End');
    assert.equal(await player.getAttribute('frame'), '11');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await player.getAttribute('frame'), '10');
    await page.keyboard.press('Home');
    assert.equal(await player.getByRole('button', { name: 'Back' }).getAttribute('aria-disabled'), 'true');
    await player.getByRole('slider').fill('4');
    assert.equal(await player.getAttribute('frame'), '4');
    assert.match((await player.locator('.live svg').first().getAttribute('aria-label'))!, /Epoch 5 of 12/);
  });
});

test("the film's image is on the screen, another part of it at another frame", async () => {
  await visit([filmOutput()], async (page) => {
    const player = page.locator('gan-frame-player');
    const picture = async (frame: number) => {
      await player.evaluate((host, value) => host.setAttribute('frame', value), String(frame));
      return (await player.locator('.live svg svg').screenshot()).toString('base64');
    };
    const [first, later] = [await picture(0), await picture(6)];
    assert.notEqual(first, later);
    assert.equal(await picture(0), first);
  });
});

test('an attribute set from outside, as a slide deck does, moves the player and is told by no event', async () => {
  await visit([filmOutput()], async (page) => {
    const events = await page
      .locator('gan-frame-player')
      .evaluate((player: HTMLElement & { count: number }) => {
        const seen: unknown[] = [player.count];
        document.addEventListener('gan-change', (event) => seen.push((event as CustomEvent).detail));
        player.setAttribute('frame', '7');
        player.shadowRoot!.querySelector<HTMLElement>('[data-action=next]')!.click();
        return seen;
      });
    assert.deepEqual(events, [12, { frame: '8' }]);
  });
});

test('play runs to the last frame and stops; with reduced motion it takes its time', async () => {
  await visit([filmOutput()], async (page) => {
    const player = page.locator('gan-frame-player');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await player.getByRole('button', { name: 'Play' }).click();
    assert.equal(await player.getByRole('button', { name: 'Pause' }).count(), 1);
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
  });
});

test('nothing plays by itself, and what plays is not read aloud', async () => {
  await visit([filmOutput()], async (page) => {
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    const player = page.locator('gan-frame-player');
    await page.clock.runFor(3000);
    assert.equal(await player.getAttribute('frame'), '0');
    await player.getByRole('button', { name: 'Play' }).click();
    await page.clock.runFor(400);
    assert.equal(await player.locator('.spoken').textContent(), '');
    await player.getByRole('button', { name: 'Pause' }).click();
    assert.match((await player.locator('.spoken').textContent())!, /Epoch 3 of 12/);
  });
});

test('keys pressed in a widget stay there, except those that lead out', async () => {
  await visit([filmOutput()], async (page) => {
    await page.evaluate(() => {
      document.addEventListener('keydown', (event) => {
        document.body.dataset.keys = `${document.body.dataset.keys ?? ''} ${event.key}`;
      });
    });
    const player = page.locator('gan-frame-player');
    await player.getByRole('button', { name: 'Play' }).focus();
    for (const key of ['b', 'ArrowRight', ' ', 'Escape', 'Shift+Tab']) await page.keyboard.press(key);
    assert.equal(await page.evaluate(() => document.body.dataset.keys), ' Escape Tab');
    assert.equal(await player.getAttribute('data-lm-suppress-shortcuts'), 'true');
  });
});

test('convolution: controls and numbers change the sum; the field being edited keeps its focus', async () => {
  await visit([toHtml(showWidget('gan-convolution-player'))], async (page) => {
    const player = page.locator('gan-convolution-player');
    const sentence = async () => String(await player.locator('.live svg').first().getAttribute('aria-label'));
    assert.match(await sentence(), /= −4\.$/);
    await player.getByText('Change the numbers').click();
    const cell = player.getByRole('spinbutton', { name: 'Input, row 1, column 1', exact: true });
    await cell.fill('10');
    assert.match(await sentence(), /= −11\.$/);
    assert.equal(
      await cell.evaluate((field) => (field.getRootNode() as ShadowRoot).activeElement === field),
      true,
    );
    await cell.fill('');
    await cell.pressSequentially('-0.5');
    assert.equal(await cell.inputValue(), '-0.5');
    assert.match(await sentence(), /= −0\.5\.$/);
    await player.getByLabel('Padding').selectOption('same');
    assert.match(await sentence(), /^Step 1 of 16/);
    await player.getByRole('slider', { name: 'Stride' }).fill('2');
    assert.match(await sentence(), /^Step 1 of 4/);
    await player.locator('.live [data-write]').nth(3).click();
    assert.equal(await player.getAttribute('step'), '3');
  });
});

test('a setting that cannot be is taken back and explained until the next good one', async () => {
  await visit([toHtml(showWidget('gan-convolution-player'))], async (page) => {
    const player = page.locator('gan-convolution-player');
    await player.getByRole('slider', { name: 'Dilation' }).fill('3');
    assert.match((await player.getByRole('alert').textContent())!, /No window fits/);
    assert.equal(await player.getByRole('slider', { name: 'Dilation' }).inputValue(), '1');
    assert.equal(await player.getAttribute('dilation'), null);
    await player.getByLabel('Padding').selectOption('2');
    assert.equal(await player.getByRole('alert').count(), 0);
    await player.getByRole('slider', { name: 'Dilation' }).fill('3');
    assert.match(
      String(await player.locator('.live svg').first().getAttribute('aria-label')),
      /^Step 1 of 4/,
    );
  });
});

test('dense layer: pointing at an output shows its sum', async () => {
  await visit([toHtml(showWidget('gan-dense-layer'))], async (page) => {
    const layer = page.locator('gan-dense-layer');
    await layer.locator('.live [data-hover]').nth(4).hover();
    assert.equal(await layer.getAttribute('output'), '4');
    assert.equal(await layer.locator('.value').textContent(), 'Output 5 of 7');
  });
});

test('loss explorer: slider, buttons and the plot itself set the logit', async () => {
  await visit([toHtml(showWidget('gan-loss-explorer'))], async (page) => {
    const explorer = page.locator('gan-loss-explorer');
    await explorer.getByRole('slider').fill('1.5');
    assert.equal(await explorer.getAttribute('logit'), '1.5');
    await explorer.getByRole('button', { name: 'Undecided: 0' }).click();
    assert.equal(await explorer.getAttribute('logit'), '0');
    const box = (await explorer.locator('.live [data-drag]').first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + 20);
    await page.mouse.up();
    assert.equal(Math.round(Number(await explorer.getAttribute('logit'))), 4);
  });
});

test('overlap map and film answer to their controls', async () => {
  const outputs = [
    toHtml(showWidget('gan-overlap-map')),
    toHtml(showFilm(makePlaneFilm(6, 20), { frame: 0 })),
  ];
  await visit(outputs, async (page) => {
    const map = page.locator('gan-overlap-map');
    await map.getByRole('slider', { name: 'Kernel' }).fill('4');
    assert.match(
      String(await map.locator('.live svg').first().getAttribute('aria-label')),
      /Every place in the middle gets 4/,
    );
    const film = page.locator('gan-plane-film');
    await film.getByRole('button', { name: 'Next' }).click();
    assert.equal(await film.locator('.value').textContent(), 'Step 25');
    await film.getByLabel('Show').selectOption('points');
    assert.equal(await film.locator('.live image').count(), 0);
  });
});

test('diagnosis: a wrong word gets a hint, the focus stays on its button, and the right one opens the way', async () => {
  await visit([toHtml(showDiagnosis(1))], async (page) => {
    const game = page.locator('gan-diagnosis');
    const button = (name: string) => game.getByRole('button', { name, exact: true });
    const focused = () =>
      game.evaluate((host) => (host.shadowRoot!.activeElement as HTMLElement | null)?.textContent);
    await button('Healthy').focus();
    await page.keyboard.press('Enter');
    assert.match((await game.locator('.spoken').textContent())!, /^Not “healthy”\. Run A: look at D\(x\)/);
    assert.equal(await focused(), 'Healthy');
    await button('Next patient').focus();
    await page.keyboard.press('Enter');
    assert.equal(await game.getAttribute('answers'), 'h', 'blocked');
    await button('Vanishing gradient').focus();
    await page.keyboard.press(' ');
    assert.match((await game.locator('.spoken').textContent())!, /^Right: vanishing gradient\./);
    assert.equal(await focused(), 'Vanishing gradient');
    await button('Next patient').focus();
    await page.keyboard.press('Enter');
    assert.equal(await game.getAttribute('answers'), 'hv,');
    assert.equal(await focused(), 'Next patient');
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const paper = String(await game.locator('.paper').textContent());
    assert.match(paper, /Run A.*Run H/s);
    assert.doesNotMatch(paper, /vanishing|healthy/i);
  });
});

test('a narrow card gets the narrow picture, also when it becomes narrow later', async () => {
  await visit([toHtml(showWidget('gan-stamp-player'))], async (page) => {
    const width = () => page.locator('gan-stamp-player .live > svg').getAttribute('width');
    assert.equal(await width(), '860');
    await page.setViewportSize({ width: 480, height: 600 });
    await page.waitForFunction(
      () =>
        document
          .querySelector('gan-stamp-player')!
          .shadowRoot!.querySelector('.live > svg')!
          .getAttribute('width') === '440',
    );
  });
});

test('print shows every step and no controls, with what the user has set', async () => {
  await visit([toHtml(showWidget('gan-stamp-player'))], async (page) => {
    const player = page.locator('gan-stamp-player');
    await player.getByRole('slider', { name: 'Stride' }).fill('2');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(
      await Promise.all(['.live', '.panel', '.paper'].map((part) => player.locator(part).isVisible())),
      [false, false, true],
    );
    assert.match(
      String(await player.locator('.paper').textContent()),
      /\+ 3 × kernel.*Output size: 2 · \(2 − 1\) \+ 2/s,
    );
  });
});

test('print-all shows every step on screen, for slides on paper', async () => {
  const script = `<script>${bundleWidgets()}</script>`;
  await visit(['<gan-convolution-player print-all></gan-convolution-player>', script], async (page) => {
    const player = page.locator('gan-convolution-player');
    assert.equal(await player.locator('.panel').isVisible(), false);
    assert.match(String(await player.locator('.paper').textContent()), /Step 4: row 2, column 2/);
  });
});

test('a printed widget fits on one page each', async () => {
  const outputs = [listOutputs()['convolution-padded']!, listOutputs()['stamp-strided']!];
  await visit(outputs, async (page) => {
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)!.length, 2);
  });
});
