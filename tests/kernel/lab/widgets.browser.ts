/// <reference lib="dom" />
import assert from 'node:assert/strict';
import * as path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Lab, openLab } from './lab-page';

const source = path.resolve(__dirname, '..', '..', '..', 'src').replaceAll('\\', '/');
const CELLS = {
  slider: `import { interact } from '${source}/notebook/interact';
let calls = 0;
const pixels = (level: number) => new Uint8Array(64 * 48).fill(level);
interact(
  { level: { min: 0, max: 255, step: 1, value: 128 } },
  ({ level }) => { calls++; return { width: 64, height: 48, channels: 1, pixels: pixels(level) }; },
  { label: 'One grey level' },
)`,
  training: `import * as tf from '@tensorflow/tfjs';
await tf.setBackend('cpu');
const net = tf.sequential({ layers: [tf.layers.dense({ units: 32, inputShape: [32], activation: 'relu' }), tf.layers.dense({ units: 1 })] });
net.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
let steps = 0;
const [x, y] = [tf.ones([32, 32]), tf.ones([32, 1])];
async function train(ms: number) {
  const end = Date.now() + ms;
  while (Date.now() < end) { await net.trainOnBatch(x, y); steps++; }
}
'ready'`,
  busy: "const callsBefore = calls; steps = 0; await train(8000); [calls - callsBefore, 'calls', steps, 'steps'].join(' ')",
  latents: `import { setup } from '${source}/notebook/setup';
import { loadShippedDcgan } from '${source}/training/shipped';
import { latentSliders } from '${source}/notebook/latent-sliders';
await setup();
const shipped = loadShippedDcgan();
latentSliders({ generator: shipped.generator })`,
  faulty: `let seen = 0;
interact({ x: { min: 0, max: 1 } }, ({ x }) => { if (seen++ > 0) throw new RangeError('cannot draw this'); return 'some words'; }, { label: 'faulty' })`,
};
const indexOf = (name: keyof typeof CELLS) => Object.keys(CELLS).indexOf(name);

describe('live widgets in JupyterLab', () => {
  let lab: Lab;
  before(async () => {
    lab = await openLab(Object.values(CELLS));
  });
  after(() => lab?.close());
  const output = (name: keyof typeof CELLS) => lab.output(indexOf(name));
  const shows = (name: keyof typeof CELLS, text: string) =>
    output(name).getByText(text, { exact: false }).first().waitFor();
  /** Grey level of the middle of the picture. */
  const levelOf = (name: keyof typeof CELLS) =>
    output(name)
      .locator('canvas')
      .evaluate(
        (canvas: HTMLCanvasElement) =>
          canvas.getContext('2d')!.getImageData(canvas.width / 2, 10, 1, 1).data[0],
      );

  it('shows the first picture', async () => {
    await lab.run(indexOf('slider'));
    await output('slider').locator('input[type=range]').waitFor();
    await lab.screenshot('slider');
    assert.equal(await levelOf('slider'), 128);
  });

  it('a moved slider is drawn by the kernel', async () => {
    await output('slider').locator('input[type=range]').fill('200');
    await lab.page.waitForTimeout(500);
    assert.equal(await levelOf('slider'), 200);
  });

  it('draws while the kernel trains', async () => {
    await lab.run(indexOf('training'));
    await shows('training', 'ready');
    await lab.run(indexOf('busy'));
    await lab.page.waitForTimeout(500);
    const field = output('slider').locator('input[type=range]');
    await field.evaluate(async (input: HTMLInputElement) => {
      for (let i = 0; i < 400; i++) {
        input.value = String(i % 256);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    await shows('busy', 'calls');
    console.log(await output('busy').innerText());
    // The page may still draw what the kernel has sent: a slow machine is some pictures behind.
    const last = 399 % 256;
    for (let wait = 0; wait < 100 && (await levelOf('slider')) !== last; wait++)
      await lab.page.waitForTimeout(100);
    assert.equal(await levelOf('slider'), last);
    await lab.screenshot('slider-training');
  });

  it('walks through the latents of the shipped generator', async () => {
    await lab.run(indexOf('latents'));
    await output('latents').locator('input[type=range]').first().waitFor();
    await lab.screenshot('latents-1');
    await output('latents').locator('input[type=range]').first().fill('0.5');
    await lab.page.waitForTimeout(1000);
    await output('latents').scrollIntoViewIfNeeded();
    await lab.screenshot('latents-2');
  });

  it('comes back, and lives, when the page is loaded again', async () => {
    await output('slider').locator('input[type=range]').fill('77');
    await lab.page.keyboard.press('Control+s');
    await lab.page.waitForTimeout(2000);
    await lab.page.goto(lab.page.url().replace(/\?.*/, ''));
    const field = output('slider').locator('input[type=range]');
    await field.waitFor();
    await field.fill('55');
    await lab.page.waitForTimeout(1500);
    assert.equal(await levelOf('slider'), 55);
  });

  it('an error of the function is shown under the cell', async () => {
    await lab.run(indexOf('faulty'));
    await shows('faulty', 'some words');
    await output('faulty').locator('input[type=range]').fill('1');
    await shows('faulty', 'RangeError: cannot draw this');
    await lab.screenshot('slider-faulty');
  });
});
