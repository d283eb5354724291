import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { toBytes } from '../../src/data/images';
import { openFaceClassifier, readFaces, shareWith } from '../../src/evaluation/face-attributes';
import { drawExamples } from '../../src/training/sample';
import {
  listShipped,
  listShippedDigits,
  loadShippedDcgan,
  openShipped,
  PICTURE_FILE,
  readDcganFilm,
  readDcganHistory,
  readDcganProvenance,
} from '../../src/training/shipped';
import { startEngine } from '../backend/engine';
import { assertClose } from '../tensors';

const folder = join(__dirname, '..', '..', 'checkpoints', 'dcgan');

/** Made by tests/golden/checkpoints/same_images.py with PyTorch, from the same file of weights. */
const golden = JSON.parse(
  readFileSync(join(__dirname, '..', 'golden', 'checkpoints', 'dcgan.json'), 'utf8'),
) as { latents: number[][]; images: number[][]; logits: number[] };

before(startEngine);

test("the shipped generator draws PyTorch's images from PyTorch's latents", () => {
  const { generator, discriminator, dispose } = loadShippedDcgan();
  assert.equal(generator.parameterCount, 2_330_944);
  assert.equal(discriminator.parameterCount, 212_865);
  const pixels = tf.tidy(() => {
    const images = generator.apply(tf.tensor2d(golden.latents), { training: false });
    return images.reshape([2, -1]).arraySync() as number[][];
  });
  for (const [i, expected] of golden.images.entries()) {
    assertClose(
      pixels[i]!.filter((_, at) => at % 7 === 0),
      expected,
      1e-4,
      `image ${i}`,
    );
  }
  dispose();
});

test('history, film and provenance tell of the same training', () => {
  const { steps, epochs } = readDcganHistory();
  const provenance = readDcganProvenance();
  const film = readDcganFilm();
  assert.equal(steps.length, provenance.steps);
  assert.equal(epochs.length, provenance.settings.epochs);
  assert.equal(film.captions.length, film.frames);
  const { epoch, step } = steps.at(-1)!;
  assert.equal(film.captions.at(-1), `epoch ${epoch}, step ${step}`);
  const png = Buffer.from(film.src.split(',')[1]!, 'base64');
  assert.deepEqual(
    [png.readUInt32BE(16), png.readUInt32BE(20)],
    [film.frameWidth, film.frameHeight * film.frames],
  );
  assert.ok(statSync(join(folder, 'weights.safetensors')).size < 6e6);
});

/** Reached by the shipped weights: the share of readable digits, and the Fréchet distance of 5,000, at most. */
const REACHED: Record<string, { parameters: [number, number]; readable: number; distance: number }> = {
  'conditional-dcgan': { parameters: [381_793, 41_633], readable: 0.96, distance: 1 },
  dcgan: { parameters: [2_330_944, 212_865], readable: 0.69, distance: 10.5 },
  'dcgan-hidden': { parameters: [2_330_944, 608_129], readable: 0.81, distance: 5.5 },
  'resize-dcgan': { parameters: [1_050_625, 97_665], readable: 0.72, distance: 9 },
  'standard-gan': {
    parameters: [1_739_520, 1024 * 512 + 512 + 512 * 256 + 256 + 256 + 1],
    readable: 0.73,
    distance: 12,
  },
};

test('all shipped GANs of digits are whole, small, and tell what was measured of them', () => {
  assert.deepEqual(listShippedDigits(), Object.keys(REACHED));
  for (const [name, { parameters, readable, distance }] of Object.entries(REACHED)) {
    const shipped = openShipped(name);
    const { generator, discriminator, dispose } = shipped.load();
    assert.deepEqual([generator.parameterCount, discriminator?.parameterCount], parameters, name);
    assert.deepEqual(discriminator?.spec.inputShape, generator.outputShape);
    dispose();
    const { steps, settings, metrics } = shipped.provenance();
    // All steps, or of a long training every third, say: then the first one told is the third.
    const told = shipped.history().steps;
    assert.equal(told.length, Math.floor(steps / told[0]!.step), name);
    assert.equal(shipped.history().epochs.length, settings.epochs);
    assert.equal(shipped.film().captions.length, shipped.film().frames);
    assert.ok(
      metrics.readable! >= readable && metrics.distance! <= distance,
      `${name}: ${JSON.stringify(metrics)}`,
    );
    // checkpoints/dcgan was shipped without a picture.
    assert.ok(name === 'dcgan' || shipped.picture(), name);
    const bytes = readdirSync(shipped.folder).map((file) => statSync(join(shipped.folder, file)).size);
    assert.ok(Math.max(...bytes) < 6e6, `${name}: ${bytes}`);
    assert.ok(bytes.reduce((sum, size) => sum + size) < 6 * 2 ** 20, `${name}: ${bytes}`);
  }
});

test('any training can be shipped and opened again; a name that is not there is told with those that are', () => {
  const root = mkdtempSync(join(tmpdir(), 'shipped-'));
  try {
    cpSync(folder, join(root, 'copy'), { recursive: true });
    writeFileSync(join(root, 'copy', PICTURE_FILE), 'png');
    assert.deepEqual(listShipped(root), ['copy']);
    const shipped = openShipped('copy', root);
    assert.deepEqual(shipped.provenance(), readDcganProvenance());
    assert.deepEqual(shipped.history(), readDcganHistory());
    assert.deepEqual(shipped.film(), readDcganFilm());
    assert.equal(String(shipped.picture()), 'png');
    assert.throws(
      () => openShipped('../copy', root),
      /No weights are shipped for "\.\.\/copy"\. There are: copy\./,
    );
    writeFileSync(join(root, 'copy', 'weights.safetensors'), 'other');
    assert.throws(() => shipped.load(), /is not the file that was shipped/);
  } finally {
    rmSync(root, { recursive: true });
  }
});

test('the shipped generator of faces: small enough for a page, and the attributes of its faces come about as often as they should', async () => {
  const shipped = openShipped('small-faces');
  const { generator, discriminator, dispose } = shipped.load();
  // 64·4²·96 + 4·96, 96·4²·48 + 4·48, 48·4²·24 + 4·24, 24·4²·3.
  assert.equal(generator.parameterCount, 98_304 + 384 + 73_728 + 192 + 18_432 + 96 + 1152);
  assert.deepEqual(discriminator!.outputShape, [1]);
  assert.ok(statSync(join(shipped.folder, 'weights.safetensors')).size < 1e6);
  assert.equal(shipped.history().epochs.length, shipped.provenance().settings.epochs);
  const { values } = await drawExamples(generator, { count: 300, seed: 2 });
  dispose();
  const classifier = openFaceClassifier();
  const images = { count: 300, height: 32, width: 32, channels: 3, pixels: toBytes(values) };
  const readings = await readFaces(classifier, images);
  classifier.dispose();
  // Drawn faces: 0.4, 0.5, 0.3, 0.2, 0.4.
  for (const [label, low, high] of [
    ['glasses', 0.15, 0.5],
    ['smile', 0.35, 0.75],
    ['hat', 0.2, 0.5],
    ['long hair', 0.1, 0.35],
    ['dark skin', 0.25, 0.55],
  ] as const) {
    const share = shareWith(readings, label);
    assert.ok(share > low && share < high, `${label}: ${share}`);
  }
});

test("PyTorch's generator of 64×64 faces: its own widths, without its discriminator, and a film small enough for a page", async () => {
  const shipped = openShipped('dcgan64');
  const { generator, discriminator, dispose } = shipped.load();
  // 100·4²·512 + 512·4²·256 + 256·4²·128 + 128·4²·64 + 64·4²·3, and four numbers a channel of batch normalisation.
  const kernels = 16 * (100 * 512 + 512 * 256 + 256 * 128 + 128 * 64 + 64 * 3);
  assert.equal(generator.parameterCount, kernels + 4 * (512 + 256 + 128 + 64));
  assert.equal(discriminator, undefined);
  // Two bytes for each weight of a kernel.
  assert.ok(statSync(join(shipped.folder, 'weights.safetensors')).size < 7.3e6);
  const { steps, epochs } = shipped.history();
  assert.deepEqual(
    [steps.length, epochs.length],
    [shipped.provenance().steps, shipped.provenance().settings.epochs],
  );
  const film = shipped.film();
  assert.ok(film.src.length < 1.3e6 && film.captions.length === film.frames, `${film.src.length}`);
  const { values } = await drawExamples(generator, { count: 16, seed: 2 });
  dispose();
  assert.equal(values.length, 16 * 64 * 64 * 3);
  assert.ok(values.every((value) => value >= -1 && value <= 1));
  assert.ok(shipped.picture());
});
