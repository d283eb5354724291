/** JupyterLab in a headless Chromium, with one notebook open. */
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { type KernelProject, prepareKernelProject } from '../client-tests';

const root = path.resolve(__dirname, '..', '..', '..');
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export interface Lab {
  page: Page;
  /** Output area of the n-th cell, from 0. */
  output(index: number): Locator;
  /** Runs the n-th cell. */
  run(index: number): Promise<void>;
  editor(index: number): Locator;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

function startServer(project: KernelProject): Promise<{ server: ChildProcess; url: string }> {
  const python = path.join(root, '.course', 'python', 'bin', 'python');
  const options = [
    '-m',
    'jupyterlab',
    '--no-browser',
    '--port=0',
    '--ServerApp.token=',
    '--ServerApp.password=',
    '--allow-root',
  ];
  const settings = [
    '--ServerApp.root_dir',
    project.notebookFolder,
    '--LabApp.news_url=',
    '--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate',
  ];
  const env = {
    ...project.env,
    JUPYTER_CONFIG_DIR: path.join(project.folder, 'config'),
    HOME: project.folder,
  };
  const server = spawn(python, [...options, ...settings], { env, cwd: project.notebookFolder });
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (data: Buffer) => {
      text += data.toString();
      const found = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)\/lab/.exec(text);
      if (found) resolve({ server, url: `http://127.0.0.1:${found[1]}` });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', () => reject(new Error(`JupyterLab did not start:\n${text}`)));
  });
}

function writeNotebook(file: string, cells: readonly string[]): void {
  const notebook = {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { name: 'typescript', display_name: 'TypeScript', language: 'typescript' } },
    cells: cells.map((source, index) => ({
      cell_type: 'code',
      id: `cell-${index}`,
      metadata: {},
      outputs: [],
      execution_count: null,
      source,
    })),
  };
  fs.writeFileSync(file, JSON.stringify(notebook));
}

/** Opens a notebook with these cells and waits for its kernel. */
export async function openLab(cells: readonly string[]): Promise<Lab> {
  const project = await prepareKernelProject();
  writeNotebook(path.join(project.notebookFolder, 'test.ipynb'), cells);
  const { server, url } = await startServer(project);
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
  page.setDefaultTimeout(60_000);
  await page.goto(`${url}/lab/tree/test.ipynb?reset`);
  // Not the indicator beside the name: it says idle while the page still connects, and a cell run then asks for a kernel.
  await page.getByText('TypeScript | Idle').waitFor();
  const cell = (index: number) => page.locator(`.jp-Notebook .jp-Cell[data-windowed-list-index="${index}"]`);
  const editor = (index: number) => cell(index).locator('.cm-content');
  const screenshots = path.join(root, 'out', 'screenshots', 'kernel');
  fs.mkdirSync(screenshots, { recursive: true });
  return {
    page,
    output: (index) => cell(index).locator('.jp-OutputArea'),
    editor,
    async run(index) {
      await editor(index).click();
      await page.keyboard.press('Control+Enter');
    },
    screenshot: async (name) => void (await page.screenshot({ path: path.join(screenshots, `${name}.png`) })),
    async close() {
      await browser.close();
      server.removeAllListeners('exit');
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      project.close();
    },
  };
}
