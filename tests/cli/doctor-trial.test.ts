import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readGpuLog, runTrial } from '../../src/cli/doctor/trial';

/** Stands in for the trial's process. */
const standIn = (code: string, limitMs = 20_000) =>
  runTrial({ command: [process.execPath, '-e', code], limitMs });

test('an operation that fails: the engine’s last words, and the exit status', async () => {
  const { report, failure } = await standIn(
    "console.error('a multiplication gives [0,0,0,0]; right is [19,22,43,50]'); process.exit(1)",
  );
  assert.equal(report, undefined);
  assert.equal(failure, 'exit status 1: a multiplication gives [0,0,0,0]; right is [19,22,43,50]');
});

test('a crash without a word', async () => {
  assert.match((await standIn("process.kill(process.pid, 'SIGSEGV')")).failure!, /exit status 1/);
});

test('a hang ends at its limit, and the process with it', async () => {
  const begun = performance.now();
  const { failure } = await standIn('setInterval(() => {}, 1000)', 1000);
  assert.equal(failure, 'it hung: no end after 1 s');
  assert.ok(performance.now() - begun < 60_000);
});

test('a trial that works gives its report, whatever else its log has', async () => {
  const { report, failure, notices } = await standIn(
    `console.error('2026 I gpu_device.cc Created device with 70000 MB, compute capability: 9.0');
     console.log('{"device":"TensorFlow on the GPU","stepMs":4.5}')`,
  );
  assert.equal(failure, undefined);
  assert.deepEqual(report, { device: 'TensorFlow on the GPU', stepMs: 4.5 });
  assert.deepEqual(notices, ['compute capability 9.0']);
});

for (const [what, log, notices] of [
  ['nothing of interest', 'I tensorflow/core/util/port.cc: oneDNN custom operations are on.', []],
  [
    'hidden libraries',
    "W dso_loader.cc:55] Could not load dynamic library 'libcudnn.so.9'; dlerror: libcudnn.so.9: cannot open shared object file\n" +
      'libcublas.so.12: cannot open shared object file: No such file or directory',
    ['these CUDA files are missing: libcublas.so.12, libcudnn.so.9'],
  ],
  [
    'a card that TensorFlow was not built for',
    'W gpu_device.cc] TensorFlow was not built with CUDA kernel binaries compatible with compute capability 12.0. CUDA kernels will be jit-compiled from PTX, which could take 30 minutes or longer.',
    [
      'compute capability 12.0',
      'TensorFlow has no code for this card and compiles it (PTX): the first step may take minutes',
    ],
  ],
  [
    'a card whose memory another process holds',
    'E cuda_driver.cc] failed to allocate 78.5G (84323532800 bytes) from device: CUDA_ERROR_OUT_OF_MEMORY: out of memory',
    [
      'its memory is taken: end other programs on the GPU, or set TF_FORCE_GPU_ALLOW_GROWTH=true for all of them',
    ],
  ],
] as [string, string, string[]][]) {
  test(`TensorFlow’s log: ${what}`, () => assert.deepEqual(readGpuLog(log), notices));
}
