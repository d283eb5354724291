import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Lab, openLab } from './lab-page';

const BRIDGE = "const bridge = (globalThis as any)[Symbol.for('jupyter.typescript.kernel')];";
const TRAINING = `import * as tf from '@tensorflow/tfjs';
const net = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
net.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
let steps = 0;
const x = tf.ones([8, 1]);
async function train(count: number) { for (let i = 0; i < count; i++) { await net.trainOnBatch(x, x); steps++; } }
'ready'`;
const CELLS = {
  result: '[1, 2].map((n) => n * 21)',
  failing: "function fail() {\n  throw new RangeError('on purpose');\n}\nfail();",
  typing: '',
  training: TRAINING,
  endless: 'await train(1e9)',
  trainOn: 'const done = steps; await train(3); steps - done',
  live: `${BRIDGE}
for (let i = 0; i <= 3; i++) {
  bridge.display({ 'image/svg+xml': \`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="\${50 * i}" height="40" fill="teal"/></svg>\` }, { id: 'bar', update: i > 0 });
  await new Promise((resolve) => setTimeout(resolve, 150));
}
console.log('drawn')`,
  plotly:
    "bridge.display({ 'application/vnd.plotly.v1+json': { data: [{ x: [1, 2, 3], y: [1, 4, 9], type: 'scatter' }], layout: { width: 400, height: 250 } }, 'text/plain': 'figure' })",
  prints: "for (let i = 0; i < 20000; i++) console.log('line', i)",
  gone: 'steps',
};
const indexOf = (name: keyof typeof CELLS) => Object.keys(CELLS).indexOf(name);

describe('the kernel in JupyterLab', () => {
  let lab: Lab;
  before(async () => {
    lab = await openLab(Object.values(CELLS));
  });
  after(() => lab?.close());
  const shows = (name: keyof typeof CELLS, text: string) =>
    lab.output(indexOf(name)).getByText(text, { exact: false }).first().waitFor();

  it('runs a cell and highlights TypeScript', async () => {
    await lab.run(indexOf('result'));
    await lab.screenshot('result');
    await shows('result', '[ 21, 42 ]');
    const keyword = lab
      .editor(indexOf('failing'))
      .locator('span', { hasText: /^function$/ })
      .first();
    await keyword.waitFor();
  });

  it('shows an error with the line of the cell', async () => {
    await lab.run(indexOf('failing'));
    await shows('failing', 'RangeError');
    await shows('failing', 'fail (Cell [2] line 2:9)');
    await lab.screenshot('error');
  });

  it('completes and explains', async () => {
    await lab.editor(indexOf('typing')).click();
    await lab.page.keyboard.type('Math.ma');
    await lab.page.keyboard.press('Tab');
    await lab.page.waitForTimeout(1500);
    const typed = await lab.editor(indexOf('typing')).innerText();
    if (typed !== 'Math.max')
      await lab.page.locator('.jp-Completer-item', { hasText: 'max' }).first().waitFor();
    await lab.screenshot('completion');
    await lab.page.keyboard.press('Escape');
    await lab.page.keyboard.press('Enter');
    await lab.editor(indexOf('typing')).click();
    await lab.page.keyboard.press('Control+a');
    await lab.page.keyboard.type('parseInt');
    await lab.page.keyboard.press('Shift+Tab');
    const tooltip = lab.page.locator('.jp-Tooltip');
    await tooltip.getByText('Converts a string to an integer').waitFor();
    await lab.screenshot('tooltip');
    await lab.page.keyboard.press('Escape');
  });

  it('stops a training and trains on', async () => {
    await lab.run(indexOf('training'));
    await shows('training', 'ready');
    await lab.run(indexOf('endless'));
    await lab.page.locator('.jp-NotebookPanel .jp-Notebook-ExecutionIndicator[data-status="busy"]').waitFor();
    await lab.page.waitForTimeout(700);
    await lab.page
      .locator(
        '.jp-NotebookPanel-toolbar [data-command="notebook:interrupt-kernel"], .jp-NotebookPanel-toolbar jp-button[title^="Interrupt"], .jp-NotebookPanel-toolbar [data-jp-item-name="interrupt"] jp-button',
      )
      .first()
      .click();
    await shows('endless', 'Interrupted');
    await lab.run(indexOf('trainOn'));
    await shows('trainOn', '3');
    await lab.screenshot('interrupt');
  });

  it('updates a display while a cell runs', async () => {
    await lab.run(indexOf('live'));
    await shows('live', 'drawn');
    const pictures = lab.output(indexOf('live')).locator('.jp-RenderedSVG, .jp-RenderedImage');
    assert.equal(await pictures.count(), 1);
  });

  it('draws a plotly figure', async () => {
    await lab.run(indexOf('plotly'));
    await lab.output(indexOf('plotly')).locator('.js-plotly-plot').waitFor();
    await lab.screenshot('displays');
  });

  it('shows all of 20,000 prints', async () => {
    await lab.run(indexOf('prints'));
    await lab.output(indexOf('prints')).getByText('line 19999').first().waitFor({ state: 'attached' });
    const text = (await lab.output(indexOf('prints')).locator('pre').allTextContents()).join('');
    const lines = text.split('\n').filter((line) => line.startsWith('line '));
    assert.deepEqual([lines.length, lines[0], lines.at(-1)], [20000, 'line 0', 'line 19999']);
  });

  it('restarts', async () => {
    await lab.page
      .locator('.jp-NotebookPanel-toolbar [data-jp-item-name="restart"] jp-button')
      .first()
      .click();
    await lab.page.locator('.jp-Dialog .jp-mod-accept').click();
    await lab.page.waitForTimeout(2500);
    await lab.run(indexOf('gone'));
    await shows('gone', 'TS2304');
    await lab.screenshot('restart');
  });
});
