import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { divide, gameOf, runOnce, SETTINGS, WAYS } from '../../experiments/small-data/measure';
import { DIGIT_COUNTS, runsWith, SMALL_DATA_FLOORS } from '../../experiments/small-data/read-results';
import { RandomStream } from '../../src/random/stream';
import { findGameFault } from '../../src/training/game';
import { startEngine } from '../backend/engine';

before(() => startEngine());

/** Pictures of noise; the first two pixels are each one's number. */
function drawNoise(count: number) {
  const pixels = Uint8Array.from(new RandomStream(1).uniforms(count * 784), (value) =>
    Math.floor(256 * value),
  );
  for (let i = 0; i < count; i++) pixels.set([i & 255, i >> 8], i * 784);
  const size = { height: 28, width: 28, channels: 1 };
  return { source: 'noise', count, ...size, pixels, labels: new Uint8Array(count) };
}

const numbersOf = ({ count, pixels }: { count: number; pixels: Uint8Array }) =>
  Array.from({ length: count }, (_, i) => pixels[i * 784]! + 256 * pixels[i * 784 + 1]!);

test('what is held out is trained on by nobody, and another seed holds out others', () => {
  const digits = drawNoise(60);
  const parts = divide(digits, new RandomStream(1), 10);
  const all = [parts.heldOut, parts.others, parts.rest].flatMap(numbersOf);
  assert.deepEqual([parts.heldOut.count, parts.others.count, parts.rest.count], [10, 10, 40]);
  assert.equal(new Set(all).size, 60, 'each comes once');
  const other = divide(digits, new RandomStream(2), 10);
  assert.notDeepEqual(numbersOf(parts.heldOut), numbersOf(other.heldOut));
});

test('each way trains, and is measured the same again with its seed', async () => {
  const size = { ...SETTINGS, width: 2, batchSize: 4, steps: 2, judged: 80 };
  const digits = drawNoise(200);
  for (const augment of WAYS) {
    assert.equal(findGameFault(gameOf(augment)), undefined);
    const row = await runOnce({ count: 20, augment, seed: 1 }, digits, size);
    assert.equal(row.digits, 20);
    assert.ok(Number.isFinite(row.gap) && row.distance > 0);
    assert.deepEqual(await runOnce({ count: 20, augment, seed: 1 }, digits, size), row);
  }
});

test('what was measured: three seeds each, and with few digits the discriminator knows more by heart', () => {
  assert.deepEqual(DIGIT_COUNTS, [300, 1000, 10_000]);
  const gaps = (count: number, augment: (typeof WAYS)[number]) =>
    runsWith(count, augment).map(({ gap, seed }, i) => {
      assert.equal(seed, i + 1);
      return gap;
    });
  for (const augment of WAYS) for (const count of DIGIT_COUNTS) assert.equal(gaps(count, augment).length, 3);
  assert.ok(Math.min(...gaps(300, 'none')) > Math.max(...gaps(10_000, 'none')));
  // Real digits are nearer to each other than any fakes here.
  const nearest = Math.min(
    ...WAYS.flatMap((augment) =>
      DIGIT_COUNTS.flatMap((count) => runsWith(count, augment).map((run) => run.distance)),
    ),
  );
  assert.ok(SMALL_DATA_FLOORS.length === 3 && Math.max(...SMALL_DATA_FLOORS) < nearest);
  assert.throws(() => runsWith(7, 'none'), /^RangeError: No runs with 7 digits/);
});
