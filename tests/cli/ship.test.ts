import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { packHistory, ship } from '../../src/cli/train/ship';
import { train } from '../../src/cli/train/train';
import { decodePicture } from '../../src/data/pictures/decode-picture';
import { stackFrames, unstackFrames } from '../../src/drawing/image-grid';
import { decodePng, encodePng } from '../../src/drawing/png';
import { RandomStream } from '../../src/random/stream';
import { CheckpointStore } from '../../src/training/checkpoints/store';
import { openShipped, unpackHistory } from '../../src/training/shipped';

const folder = mkdtempSync(join(tmpdir(), 'course-ship-'));
const run = join(folder, 'run');
const checkpoint = () => new CheckpointStore(join(run, 'checkpoints')).findBest()!;
const options = () => ({
  run,
  checkpoint: checkpoint(),
  date: '2026-11-27',
  command: 'npm run train -- small-faces',
});

before(() =>
  train('small-faces', { profile: 'quick', seed: '1', out: run, keep: '3', checkpointSteps: '0' }),
);
after(() => rmSync(folder, { recursive: true }));

test('a small film is shipped as it is, and both players', () => {
  ship({ ...options(), out: join(folder, 'shipped', 'both') });
  const shipped = openShipped('both', join(folder, 'shipped'));
  const { generator, discriminator, dispose } = shipped.load();
  assert.deepEqual(discriminator?.spec.inputShape, generator.outputShape);
  dispose();
  assert.deepEqual(decodePng(shipped.film().src), decodePng(readFileSync(join(run, 'film.png'))));
  assert.equal(shipped.film().captions.length, shipped.film().frames);
});

test('a large film of colour pictures becomes a JPEG with fewer frames; the discriminator can stay behind', () => {
  const noisy = join(folder, 'noisy');
  cpSync(run, noisy, { recursive: true });
  const size = 400;
  const random = new RandomStream(1);
  const frames = Array.from({ length: 12 }, () => ({
    width: size,
    height: size,
    channels: 3 as const,
    pixels: Uint8Array.from(random.uniforms(size * size * 3, 0, 255)),
  }));
  writeFileSync(join(noisy, 'film.png'), encodePng(stackFrames(frames)));
  const captions = frames.map((_, i) => `frame ${i}`);
  const series = [{ name: 'discriminator loss', values: frames.map((_, i) => i) }];
  const film = { frames: 12, columns: 1, frameWidth: size, frameHeight: size, captions, series };
  writeFileSync(join(noisy, 'film.json'), JSON.stringify(film));

  ship({ ...options(), run: noisy, out: join(folder, 'shipped', 'noisy'), generatorOnly: true });
  const shipped = openShipped('noisy', join(folder, 'shipped'));
  const { generator, discriminator, dispose } = shipped.load();
  assert.deepEqual([generator.outputShape, discriminator], [[32, 32, 3], undefined]);
  dispose();
  const { src, ...kept } = shipped.film();
  const picture = Buffer.from(src.replace('data:image/jpeg;base64,', ''), 'base64');
  assert.ok(picture.length < 1e6, `${picture.length} bytes`);
  assert.equal(decodePicture(picture).height, size * kept.frames);
  assert.ok(kept.frames > 2 && kept.frames < 12, `${kept.frames} frames`);
  assert.deepEqual([kept.captions[0], kept.captions.at(-1)], ['frame 0', 'frame 11']);
  assert.deepEqual(
    kept.series[0]!.values.map((value) => `frame ${value}`),
    kept.captions,
  );
});

test('frames come out of a stack as they went in', () => {
  const frame = (value: number) => ({
    width: 2,
    height: 1,
    channels: 1 as const,
    pixels: Uint8Array.of(value, 9),
  });
  const frames = [frame(1), frame(2), frame(3)];
  assert.deepEqual(unstackFrames(stackFrames(frames), 3), frames);
});

test('of a long history some steps are shipped, each with its place; of a short one all', () => {
  const [stepsPerEpoch, epochs] = [900, 6];
  const all = Array.from({ length: stepsPerEpoch * epochs }, (_, i) => ({
    epoch: Math.floor(i / stepsPerEpoch) + 1,
    step: (i % stepsPerEpoch) + 1,
    stepsPerEpoch,
    epochs,
    discriminatorLoss: i,
    generatorLoss: i,
    realScore: 0.5,
    fakeScore: 0.25,
  }));
  const records = Array.from({ length: epochs }, (_, i) => ({ epoch: i + 1 })) as never[];
  const shipSteps = (count: number) =>
    unpackHistory(packHistory({ epochs: records, steps: all } as never, count)).steps;
  assert.deepEqual(shipSteps(1800), all.slice(0, 1800));
  // Of 5,400 every third.
  assert.deepEqual(
    shipSteps(5400),
    all.filter((_, i) => i % 3 === 2),
  );
});
