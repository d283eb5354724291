/** Executes notebooks headless, writes notebooks and pages, and says what happened. */
import { accessSync, constants } from 'node:fs';
import { join, relative } from 'node:path';
import { explainSystemError } from '../../data/files';
import { makeFolder } from '../../data/make-folder';
import { folders } from '../project';
import { answerStops, STOPPED } from '../stop';
import { UserError } from '../user-error';
import { type JobEntry, type NotebookResult, type PageLink, startDriver } from './driver';
import { writeIndex } from './index-page';
import { jupyterEnvironment } from './jupyter-environment';
import { LESSONS } from './lessons';
import type { Notebook } from './notebooks';
import { makePageAssets, makeSharedAssets } from './page-assets';
import { formatFailure, formatTable, formatTotal } from './report';
import { watchRun } from './watch';

export interface RunOptions {
  /** Output folder, absolute. */
  out: string;
  profile: string;
  /** The kernelspec's name; default `typescript`. */
  kernel?: string;
  /** Working directory of the kernels; the project's notebooks unless told. */
  cwd?: string;
  /** One more folder in which Jupyter looks for kernelspecs. */
  kernelsIn?: string;
  /** More variables for the kernels, e.g. COURSE_BACKEND. */
  env?: NodeJS.ProcessEnv;
  /** Names of all pages that the folder will hold, in order, for links to the neighbours; the notebooks' own when left out. */
  pages?: readonly string[];
  /** Pages of a site: they share what they need beside them, and the executed notebooks are not kept. */
  isSite?: boolean;
  /** More links at the top of each page. */
  links?: readonly PageLink[];
}

/** How to run it oneself; a notebook from elsewhere has no short name. */
function commandOf(name: string): string | undefined {
  return LESSONS.includes(name) ? `npm run course -- ${name.slice(0, 2)}` : undefined;
}

function makeEntries(notebooks: Notebook[], options: RunOptions): JobEntry[] {
  const { out, isSite, pages = notebooks.map(({ name }) => name) } = options;
  return notebooks.map(({ name, path }) => ({
    name,
    path,
    command: commandOf(name),
    ...(isSite ? {} : { executed: join(out, `${name}.ipynb`) }),
    page: join(out, `${name}.html`),
    previous: pages[pages.indexOf(name) - 1],
    next: pages[pages.indexOf(name) + 1],
  }));
}

/** @throws UserError if results cannot be written there. */
export function makeOutputFolder(out: string): void {
  try {
    makeFolder(out);
    accessSync(out, constants.W_OK);
  } catch (error) {
    throw new UserError(
      `The output folder cannot be written. ${explainSystemError(error) ?? (error as Error).message}`,
    );
  }
}

/** A path as short as a person would write it. */
function shorten(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short || '.';
}

/**
 * Runs the notebooks in order and stops at the first that fails.
 *
 * @returns the exit status: 0, 1 after a failing cell, 130 when stopped.
 */
export async function runNotebooks(notebooks: Notebook[], options: RunOptions): Promise<number> {
  makeOutputFolder(options.out);
  const results: NotebookResult[] = [];
  const watch = watchRun(notebooks.length);
  const job = {
    notebooks: makeEntries(notebooks, options),
    links: options.links ?? [],
    kernel: options.kernel ?? 'typescript',
    cwd: options.cwd ?? folders.notebooks,
    templates: join(__dirname, 'template'),
    assets: options.isSite ? makeSharedAssets(options.out) : makePageAssets(),
  };
  const kernels = options.kernelsIn ? { JUPYTER_PATH: options.kernelsIn } : {};
  const env = jupyterEnvironment({ ...options.env, ...kernels, COURSE_PROFILE: options.profile });
  let stopped = false;
  const driver = startDriver(job, env, (event) => {
    if (stopped) return; // what fails now fails because its kernel is being ended
    watch.hear(event);
    if (event.event === 'done') results.push(event);
  });
  const takeBack = answerStops(() => {
    stopped = true;
    driver.stop();
  });
  const { code, output } = await driver.finished;
  takeBack();
  watch.close();

  writeIndex(options.out, results, options.profile);
  console.log(
    formatTable(
      notebooks.map(({ name }) => name),
      results,
    ),
  );
  if (stopped) {
    console.error('Stopped; no process of it runs any more.');
    return STOPPED;
  }
  const failed = results.find(({ failure }) => failure);
  if (failed?.failure) {
    console.error(formatFailure(failed.name, failed.failure));
    if (failed.failure.cell === 0) console.error(output.trim()); // why the kernel did not start
  } else if (code !== 0)
    console.error(`The notebook runner itself failed (status ${code}):\n${output.trim()}`);
  else console.log(formatTotal(results));
  console.log(`Pages: ${shorten(join(options.out, 'index.html'))}`);
  return code === 0 ? 0 : 1;
}
