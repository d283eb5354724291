/** Tests of the engine `webgpu` alone; webgpu.test.ts runs this file where there is a GPU or a stand-in for one. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';

const sum = (size: number) => (size * (size - 1)) / 2;

before(async () => {
  const engine = await selectEngine({ wish: 'webgpu' });
  assert.match(engine.description, /^WebGPU on .+ \(.+\)$/);
});

test('a browser’s `navigator` does not stay behind', () => {
  assert.equal((globalThis as { navigator?: { gpu?: unknown } }).navigator?.gpu, undefined);
});

test('numbers are read at once and later, one read under way or not', async () => {
  const ramp = tf.range(0, 3000);
  const [total, double] = tf.tidy(() => [tf.sum(ramp), tf.mul(ramp, 2)] as const);
  const later = total.data();
  // The GPU is asked for a second read while the first is under way.
  const now = double.dataSync().slice();
  assert.deepEqual([now[0], now[1], now[2999]], [0, 2, 5998]);
  assert.deepEqual([...(await later)], [sum(3000)]);
  assert.deepEqual([...tf.tidy(() => tf.sum(double).dataSync())], [2 * sum(3000)]);
  assert.deepEqual(double.dataSync(), now, 'a second read');
  tf.dispose([ramp, total, double]);
});

test('integers, truth values and complex numbers are read at once, too', () => {
  tf.tidy(() => {
    const ramp = tf.range(0, 2000);
    assert.deepEqual([...tf.cast(ramp, 'int32').dataSync().slice(-2)], [1998, 1999]);
    assert.deepEqual([...tf.greater(ramp, 1997).dataSync().slice(-3)], [0, 1, 1]);
    const both = tf.complex(tf.add(ramp, 1), tf.neg(ramp));
    assert.deepEqual([...both.dataSync().slice(-2)], [2000, -1999]);
  });
});

test('200 reads leave no tensor and no memory of the GPU behind', () => {
  const ramp = tf.range(0, 3000);
  const read = () => tf.tidy(() => tf.add(ramp, 1).dataSync()[2999]);
  for (let i = 0; i < 5; i++) read();
  const before = tf.memory() as tf.MemoryInfo & { numBytesAllocatedInGPU: number };
  for (let i = 0; i < 200; i++) assert.equal(read(), 3000);
  const after = tf.memory() as tf.MemoryInfo & { numBytesAllocatedInGPU: number };
  assert.equal(after.numTensors, before.numTensors);
  assert.equal(after.numBytesAllocatedInGPU, before.numBytesAllocatedInGPU);
  ramp.dispose();
});

test('`auto` passes a software GPU by, and says so', async () => {
  const engine = await selectEngine({ wish: 'auto', libraryFolder: '/nowhere' });
  const attempt = engine.attempts.find(({ name }) => name === 'webgpu')!;
  const isSoftware = /software, not a GPU/.test(attempt.reason);
  assert.equal(engine.name, isSoftware ? 'wasm' : 'webgpu');
  if (isSoftware)
    assert.match(attempt.reason, /^there is only .+; COURSE_BACKEND=webgpu takes it all the same$/);
  await selectEngine({ wish: 'webgpu' });
});

test('after an error of the GPU no read gives numbers, and the sentence says what to do', async () => {
  const { device } = tf.backend() as unknown as { device: GPUDevice };
  const ramp = tf.range(0, 2000);
  const [first, second] = tf.tidy(() => [tf.add(ramp, 1), tf.add(ramp, 2)] as const);
  device.createBuffer({ size: 2 ** 52, usage: GPUBufferUsage.STORAGE });
  await assert.rejects(
    first.data(),
    /^Error: The GPU reported an error, .+ not to be trusted: Buffer size .+\n.+\nRestart the kernel/s,
  );
  assert.throws(() => second.dataSync(), /The GPU reported an error/);
});
