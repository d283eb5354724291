import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { selectEngine } from '../../src/backend';
import { readLibraryManifest } from '../../src/backend/tensorflow';
import { TESTED_ENGINES } from './engine';

const library = join(__dirname, '..', '..', '.course', 'tensorflow');
const hasLibrary = existsSync(join(library, 'tfjs_binding.node'));

test('an unknown engine is refused with the known ones', async () => {
  await assert.rejects(
    selectEngine({ wish: 'cuda' }),
    /Unknown engine "cuda" \(COURSE_BACKEND\)\. Known: auto, tensorflow, webgpu, wasm, cpu/,
  );
});

test('without TensorFlow’s binding, auto takes a GPU or else wasm, and says why', async () => {
  const engine = await selectEngine({ libraryFolder: '/nowhere' });
  const tried = engine.attempts.map(({ name, works }) => `${name} ${works ? 'works' : 'does not'}`);
  const ladder = ['tensorflow does not', 'webgpu does not', 'wasm works'];
  if (engine.name === 'webgpu') ladder.splice(1, 2, 'webgpu works');
  assert.deepEqual(tried, ladder);
  assert.match(engine.attempts[0]!.reason, /binding has not been built; `npm run setup` builds it/);
});

test('a wished engine that does not work is an error that names the others', async () => {
  await assert.rejects(
    selectEngine({ wish: 'tensorflow', libraryFolder: '/nowhere' }),
    /The engine "tensorflow" does not work here: .* Others: auto, tensorflow, webgpu, wasm, cpu/,
  );
});

for (const wish of TESTED_ENGINES) {
  test(`${wish} multiplies matrices and differentiates a convolution`, async () => {
    const engine = await selectEngine({ wish });
    assert.equal(engine.name, wish);
    assert.equal(tf.getBackend(), wish);
    const product = tf.tidy(() =>
      tf
        .matMul(
          tf.tensor2d([
            [1, 2],
            [3, 4],
          ]),
          tf.tensor2d([
            [5, 6],
            [7, 8],
          ]),
        )
        .dataSync(),
    );
    assert.deepEqual([...product], [19, 22, 43, 50]);
    // Sum of a 1×1 convolution's outputs by its only weight: the sum of the inputs.
    const slope = tf.tidy(() => {
      const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
      return tf
        .grad((w) => tf.sum(tf.conv2d(x, w as tf.Tensor4D, 1, 'same')))(tf.ones([1, 1, 1, 1]))
        .dataSync();
    });
    assert.deepEqual([...slope], [10]);
  });
}

test('the library is TensorFlow 2.21 or newer', { skip: hasLibrary ? false : 'no library' }, async () => {
  const manifest = readLibraryManifest(library)!;
  const [major, minor] = manifest.tensorflow.split('.').map(Number) as [number, number];
  assert.ok(major > 2 || (major === 2 && minor >= 21), manifest.tensorflow);
  const engine = await selectEngine({ wish: 'tensorflow' });
  assert.match(engine.description, new RegExp(`^TensorFlow ${manifest.tensorflow} on the [CG]PU$`));
});

test('no call of tfjs-node is one that newer versions of Node warn of', {
  skip: hasLibrary ? false : 'no library',
}, async () => {
  await selectEngine({ wish: 'tensorflow' });
  const { isArray, isNullOrUndefined } = util as unknown as Record<string, (value: unknown) => boolean>;
  assert.equal(isArray, Array.isArray);
  assert.deepEqual([null, undefined, 0, ''].map(isNullOrUndefined!), [true, true, false, false]);
});
