import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureModes, readStackedModes } from '../../src/metrics/mode-coverage';
import { RandomStream } from '../../src/random/stream';

const close = (actual: number, expected: number, room = 1e-12) =>
  assert.ok(Math.abs(actual - expected) <= room, `${actual}, expected ${expected}`);

test('known answers: even shares, one mode, half of the modes, and a mixture', () => {
  const even = measureModes(new Array(1000).fill(7));
  assert.equal(even.modes, 1000);
  close(even.divergence, 0);
  const single = measureModes([10, ...new Array(999).fill(0)]);
  assert.equal(single.modes, 1);
  close(single.divergence, Math.log(1000));
  close(measureModes([1, 1, 0, 0]).divergence, Math.log(2));
  // 0.75 ln 1.5 + 0.25 ln 0.5
  close(measureModes([3, 1]).divergence, 0.13081203594113697);
});

test('a perfect generator with n images has a divergence of about (modes − 1) / 2n', () => {
  const random = new RandomStream(4);
  const counts = new Array<number>(1000).fill(0);
  for (let i = 0; i < 10_000; i++) counts[Math.floor(random.uniform() * 1000)]!++;
  const { modes, divergence } = measureModes(counts);
  assert.equal(modes, 1000);
  close(divergence, 999 / 20_000, 0.01);
});

test('three digits are a mode; others are refused', () => {
  assert.deepEqual([...readStackedModes([0, 0, 0, 1, 2, 3, 9, 9, 9])], [0, 123, 999]);
  assert.throws(() => readStackedModes([1, 2]), /come in threes; got 2 digits/);
  assert.throws(() => readStackedModes([1, 2, 10]), /from 0 to 9; got 10/);
  assert.throws(() => measureModes([0, 0]), /no examples to count/);
});
