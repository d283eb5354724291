/** JupyterHub's own proxy, from npm, in a folder of its own: a student's clone does not need it. */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { captureProcess } from '../processes';
import { folders, root } from '../project';
import { tellsOfFullDisk } from '../user-error';
import { readText, SetupProblem, type Step, writeWhole } from './step';

/** What it is made of: the proxy, and every package that it needs, each with its version. */
const source = join(root, 'cluster', 'hub', 'proxy');
const FILES = ['package.json', 'package-lock.json'];
const stamp = join(folders.hubProxy, '.package');
const wanted = () => FILES.map((name) => readText(join(source, name))).join('');

/** The program that Node.js runs. */
export const proxyProgram = join(
  folders.hubProxy,
  'node_modules',
  'configurable-http-proxy',
  'bin',
  'configurable-http-proxy',
);

/** The sentence for a failed npm. */
export function explainNpm(output: string): SetupProblem {
  if (tellsOfFullDisk(output))
    return new SetupProblem(
      "The disk is full; JupyterHub's proxy is not installed. Free some space, then try again.",
      true,
    );
  const lines = output.split('\n').filter((line) => /^npm (error|ERR!)/.test(line));
  return new SetupProblem(
    `npm did not install JupyterHub's proxy:\n${lines.slice(0, 3).join('\n') || output}`,
  );
}

export const hubProxyStep: Step = {
  name: 'hub-proxy',
  title: "Installing JupyterHub's proxy",
  needs: [],
  optional: false,
  isDone: () => existsSync(proxyProgram) && readText(stamp) === wanted(),
  async run() {
    rmSync(folders.hubProxy, { recursive: true, force: true });
    mkdirSync(folders.hubProxy, { recursive: true });
    for (const name of FILES) copyFileSync(join(source, name), join(folders.hubProxy, name));
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { code, output } = await captureProcess('npm', args, { cwd: folders.hubProxy });
    if (code !== 0) throw explainNpm(output);
    writeWhole(stamp, wanted());
  },
};
