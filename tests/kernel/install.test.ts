import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { describe, it } from 'node:test';
import {
  installKernelspec,
  kernelspecFolder,
  listKernelspecs,
  uninstallKernelspec,
} from '../../src/kernel/install';

const temporary = () => fs.mkdtempSync(path.join(os.tmpdir(), 'kernel-room-'));

describe('kernelspec', () => {
  it('is written, listed and removed', () => {
    const prefix = temporary();
    const kernel = path.join(prefix, 'kernel');
    assert.throws(() => installKernelspec({ prefix }, kernel), /Run `npm run setup` first/);
    fs.mkdirSync(kernel);
    fs.writeFileSync(path.join(kernel, 'kernel.js'), '');
    fs.writeFileSync(path.join(kernel, 'start.sh'), '');
    const folder = installKernelspec({ prefix }, kernel);
    const spec = JSON.parse(fs.readFileSync(path.join(folder, 'kernel.json'), 'utf8'));
    assert.equal(spec.language, 'typescript');
    assert.equal(spec.interrupt_mode, 'message');
    assert.deepEqual(spec.argv.slice(-2), ['--connection-file', '{connection_file}']);
    assert.deepEqual(fs.readdirSync(folder).sort(), [
      'kernel.json',
      'logo-32x32.png',
      'logo-64x64.png',
      'logo-svg.svg',
    ]);
    assert.equal(fs.readFileSync(path.join(folder, 'logo-64x64.png')).readUInt32BE(16), 64);
    const listed = () => listKernelspecs([prefix]).find((found) => found.folder === folder);
    assert.equal(listed()?.works, true);
    fs.rmSync(kernel, { recursive: true });
    assert.equal(listed()?.works, false);
    assert.equal(uninstallKernelspec({ prefix }), folder);
    assert.equal(uninstallKernelspec({ prefix }), undefined);
    fs.rmSync(prefix, { recursive: true });
  });
  const put = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { mode: 0o755 });
  };
  /** Runs with other variables in the environment. */
  const withEnvironment = (changes: Record<string, string | undefined>, run: () => void) => {
    const before = { ...process.env };
    for (const [name, value] of Object.entries(changes))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    try {
      run();
    } finally {
      for (const name of Object.keys(changes))
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
    }
  };
  it('goes to the user, or to the environment of a Python; list finds both', () => {
    const home = temporary();
    const kernel = path.join(home, 'kernel');
    for (const name of ['kernel.js', 'start.sh']) put(path.join(kernel, name), '');
    const environment = path.join(home, 'environment');
    put(path.join(environment, 'bin', 'python3'), `#!/bin/sh\necho '${environment}'\n`);
    const conda = path.join(home, 'conda');
    put(path.join(conda, 'bin', 'jupyter'), '');
    const bins = [environment, conda].map((folder) => path.join(folder, 'bin'));
    const PATH = [...bins, process.env.PATH].join(path.delimiter);
    const variables = { PATH, HOME: home, JUPYTER_DATA_DIR: undefined, XDG_DATA_HOME: undefined };
    withEnvironment(variables, () => {
      const inHome = process.platform === 'darwin' ? ['Library', 'Jupyter'] : ['.local', 'share', 'jupyter'];
      const user = installKernelspec({ user: true }, kernel);
      assert.equal(user, path.join(home, ...inHome, 'kernels', 'typescript'));
      assert.equal(kernelspecFolder(), user);
      const within = (folder: string) => path.join(folder, 'share', 'jupyter', 'kernels', 'typescript');
      assert.equal(installKernelspec({ sysPrefix: true }, kernel), within(environment));
      assert.equal(installKernelspec({ prefix: conda }, kernel), within(conda));
      const folders = () => listKernelspecs().map(({ folder }) => folder);
      assert.deepEqual(folders().slice(0, 3), [user, within(environment), within(conda)]);
      assert.equal(uninstallKernelspec({ sysPrefix: true }), within(environment));
      assert.equal(uninstallKernelspec({ user: true }), user);
      assert.equal(folders()[0], within(conda));
    });
    assert.throws(() => kernelspecFolder({ sysPrefix: '/no/such/python' }), /Use --user or --prefix DIR/);
    fs.rmSync(home, { recursive: true });
  });
  it('has one place', () => {
    assert.throws(() => kernelspecFolder({ user: true, prefix: '/x' }), /only one of/);
  });
});
