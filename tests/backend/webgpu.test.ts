/** What can be said of WebGPU without a GPU; and the tests that need one, in a process that finds a stand-in. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { handleEvents, keepEvents } from '../../src/backend/dawn-events';
import { describeAdapter, findAdapter, readProbe } from '../../src/backend/webgpu-adapter';

const root = join(__dirname, '..', '..');

const swiftshader = {
  vendor: 'google',
  architecture: 'swiftshader',
  device: 'swiftshader-device-subzero-',
  description: 'SwiftShader driver 5.0.0',
};

test('no GPU: the reason is Dawn’s own', () => {
  const stderr =
    "Warning: Couldn't load Vulkan: libvulkan.so.1: cannot open shared object file\n    at operator() (BackendVk.cpp:368)\n";
  assert.throws(() => readProbe('null\n', stderr), {
    message: /^Dawn finds no GPU through .+ \(Couldn't load Vulkan: libvulkan\.so\.1: cannot open.*file\)/,
  });
  assert.throws(() => readProbe('null', ''), /^Error: Dawn finds no GPU through [^(]+(;|$)/);
});

for (const [what, found, isSoftware] of [
  ['Dawn says so', { ...swiftshader, device: 'x', description: 'y', isFallbackAdapter: true }, true],
  ['SwiftShader', { ...swiftshader, isFallbackAdapter: false }, true],
  ['Mesa on the CPU', { ...swiftshader, device: 'llvmpipe--llvm-19', isFallbackAdapter: false }, true],
  ['a GPU', { ...swiftshader, device: 'apple-m1', description: 'Apple M1', isFallbackAdapter: false }, false],
] as const) {
  test(`an adapter is ${isSoftware ? 'software' : 'hardware'}: ${what}`, () => {
    assert.equal(readProbe(JSON.stringify(found), '').isSoftware, isSoftware);
  });
}

test('an adapter’s line has what is known of it', () => {
  assert.match(
    describeAdapter({ ...swiftshader, isSoftware: true }),
    /^swiftshader-device-subzero- \(google swiftshader, .+, SwiftShader driver 5\.0\.0, software, not a GPU\)$/,
  );
  const bare = { vendor: '', architecture: '', device: '', description: '', isSoftware: false };
  assert.match(describeAdapter(bare), /^an unnamed GPU \([^,]+\)$/);
});

test('a module that is not Dawn is a reason, not a crash', async () => {
  await assert.rejects(findAdapter('file:///nowhere/index.js'), /^Error: Dawn does not start: .*nowhere/);
  const crash = 'data:text/javascript,process.kill(process.pid, "SIGSEGV");await new Promise(() => {})';
  await assert.rejects(findAdapter(crash), /^Error: Dawn crashed while it looked for a GPU \(SIGSEGV\)$/);
});

test('events of Dawn are handled at once, in order, and again as long as it asks', async () => {
  const schedule = globalThis.setImmediate;
  const seen: string[] = [];
  const ask = (left: number): void => {
    setImmediate(() => {
      seen.push(`${left} left`);
      if (left > 0) ask(left - 1);
    });
  };
  assert.equal(handleEvents(), false);
  keepEvents(() => ask(2));
  assert.equal(globalThis.setImmediate, schedule);
  assert.equal(handleEvents(), true);
  assert.equal(handleEvents(), true);
  assert.deepEqual(seen, ['2 left', '1 left']);
  // What was not handled by hand comes with the loop's next turn, and only once.
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(seen, ['2 left', '1 left', '0 left']);
  assert.equal(handleEvents(), false);
});

/** Where Chromium (Debian's) and Chrome keep SwiftShader, a GPU played by the CPU, and a Vulkan loader. */
const standIn = ['/usr/lib/chromium', '/opt/google/chrome'].find((folder) =>
  ['vk_swiftshader_icd.json', 'libvulkan.so.1'].every((file) => existsSync(join(folder, file))),
);

/** The tests that the other engines are held to, and those of this engine alone. */
const FILES = [
  'tests/models/keras-layers.test.ts',
  'tests/training/keras-steps.test.ts',
  'tests/training/loop.test.ts',
  'tests/backend/operations.test.ts',
  'tests/backend/webgpu-engine.ts',
];

test('on WebGPU: Keras’ values and gradients, Keras’ steps, a tiny training, reads, errors', async (t) => {
  if (!standIn) {
    const advice = 'no SwiftShader was found; Debian: sudo apt install chromium';
    if (process.env.CI) assert.fail(advice);
    try {
      await findAdapter(pathToFileURL(require.resolve('webgpu')).href);
    } catch (error) {
      t.skip(`${(error as Error).message}; ${advice}`);
      return;
    }
  }
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  if (standIn) {
    env.VK_ICD_FILENAMES = join(standIn, 'vk_swiftshader_icd.json');
    env.LD_LIBRARY_PATH = standIn;
  }
  const args = ['--import', 'tsx', '--test', '--test-reporter=tap', ...FILES];
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: root, env: { ...env, COURSE_BACKEND: 'webgpu' }, maxBuffer: 1e8 },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
  assert.equal(code, 0, output);
  // A file that defines no test would pass, too.
  assert.ok(Number(/^# pass (\d+)$/m.exec(output)?.[1]) >= 40, output);
  t.diagnostic(/^# pass \d+$/m.exec(output)![0]);
});
