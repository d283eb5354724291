import { after, before, describe, it } from 'node:test';
import { type Lab, openLab } from './lab-page';

const CELL = `import * as tf from '@tensorflow/tfjs';
const images = tf.tensor(Array.from({ length: 4 * 28 * 28 }, (_, i) => Math.sin(i / 9)), [4, 28, 28, 1]);
const settings = { rate: 0.125, layers: [3, 4] };
let epoch = 3;
'ready'`;

describe('the variables panel of JupyterLab', () => {
  let lab: Lab;
  before(async () => {
    lab = await openLab([CELL, 'epoch = 44; const added = [epoch];']);
  });
  after(() => lab?.close());
  const panel = () => lab.page.locator('.jp-DebuggerVariables');

  it('lists names and types when the debugger is switched on', async () => {
    await lab.run(0);
    await lab.output(0).getByText('ready').waitFor();
    await lab.page.locator('.jp-DebuggerBugButton').click();
    await lab.page.locator('.jp-SideBar.jp-mod-right [data-id="jp-debugger-sidebar"]').click();
    await panel().getByText('settings').waitFor();
    await panel().getByText('{ rate: number; layers: number[]; }').waitFor();
    await lab.screenshot('variables');
  });

  it('looks inside', async () => {
    await panel().getByText('settings').click();
    await panel().getByText('rate', { exact: true }).waitFor();
    await lab.screenshot('variables-inside');
  });

  it('shows a tensor as a picture', async () => {
    await panel().getByText('images', { exact: true }).hover();
    await panel().locator('.jp-DebuggerVariables-renderVariable').first().click();
    await lab.page.locator('.jp-VariableRendererPanel img').waitFor();
    await lab.screenshot('variables-picture');
  });

  it('follows the cells', async () => {
    await lab.run(1);
    await panel().getByText('added').waitFor();
    await lab.page.getByTitle('Table View').click();
    await panel().locator('.lm-DataGrid').waitFor();
    await lab.screenshot('variables-table');
  });
});
