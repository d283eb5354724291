/** What is copied and what is known by heart: known answers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countClasses, distanceFromUniform } from '../../src/metrics/class-histogram';
import { measureCriticGap } from '../../src/metrics/critic-gap';
import { copyThreshold, memorisedShare } from '../../src/metrics/memorised';
import { findAllNearest, findNearest } from '../../src/metrics/nearest';
import { RandomStream } from '../../src/random/stream';

test('of held-out examples one of a hundred lies below the line, of copies all', () => {
  const distances = Array.from({ length: 1000 }, (_, i) => 1000 - i);
  const line = copyThreshold(distances);
  assert.equal(memorisedShare(distances, line), 0.01);
  assert.equal(memorisedShare([0, 0, 5, 500], line), 0.75);
  assert.equal(memorisedShare(distances, copyThreshold(distances, 0.25)), 0.25);
});

test('copies among draws of a Gaussian are counted, honest draws are not', () => {
  const random = new RandomStream(6);
  const draw = (count: number) => Array.from({ length: count }, () => random.normals(8));
  const [train, heldOut, fresh] = [draw(400), draw(400), draw(400)];
  const line = copyThreshold(findAllNearest(heldOut, train).distances);
  const share = (fakes: Float32Array[]) => memorisedShare(findAllNearest(fakes, train).distances, line);
  assert.ok(share(fresh) < 0.05);
  const half = share([...train.slice(0, 200), ...fresh.slice(0, 200)]);
  assert.ok(half >= 0.5 && half < 0.55, String(half));
});

test('the nearest of many are those of one at a time', () => {
  const random = new RandomStream(7);
  const [wanted, vectors] = [70, 131].map((count) => Array.from({ length: count }, () => random.normals(5)));
  const flat = Float32Array.from(vectors!.flatMap((vector) => [...vector]));
  const { indices, distances } = findAllNearest(wanted!, vectors!);
  for (const [i, vector] of wanted!.entries()) {
    const one = findNearest(vector, flat);
    assert.equal(indices[i], one.index);
    assert.ok(Math.abs(distances[i]! - one.distance) <= 1e-6 * one.distance);
  }
});

test('a line needs a hundred distances, and numbers', () => {
  assert.throws(() => copyThreshold(new Array(99).fill(1)), /99 distances .* give 100 or more/);
  assert.throws(() => copyThreshold(new Array(200).fill(Number.NaN)), /all of them numbers/);
  assert.throws(() => copyThreshold([1, 2], 1), /between 0 and 1; got 1/);
  assert.throws(() => memorisedShare([], 1), /at least one distance/);
});

test('classes are counted; even ones are 0 from uniform, one of ten 0.9', () => {
  assert.deepEqual(countClasses([2, 0, 2], 3), [1, 0, 2]);
  assert.equal(distanceFromUniform([5, 5, 5]), 0);
  assert.ok(Math.abs(distanceFromUniform([7, ...new Array(9).fill(0)]) - 0.9) < 1e-12);
  assert.equal(distanceFromUniform([3, 1]), 0.25);
  assert.throws(() => countClasses([3], 3), /the label 3 is none of 0 to 2/);
  assert.throws(() => distanceFromUniform([0, 0]), /no examples/);
});

test('a critic that knows nothing by heart has no gap; one that knows only that has 1', () => {
  const fake = [-1, -3];
  const free = measureCriticGap({ train: [1, 3], heldOut: [2, 2], fake });
  assert.deepEqual([free.gap, free.share], [0, 0]);
  const all = measureCriticGap({ train: [1, 3], heldOut: [-2, -2], fake });
  assert.deepEqual([all.gap, all.share, all.standardError], [4, 1, 1]);
  assert.throws(() => measureCriticGap({ train: [1], heldOut: [1, 2], fake }), /for training examples/);
  assert.throws(() => measureCriticGap({ train: [1, 2], heldOut: [1, Number.NaN], fake }), /held-out/);
  assert.throws(() => measureCriticGap({ train: fake, heldOut: [1, 2], fake }), /same mean output/);
});

test("the error of the critic's share is that of trainings whose digits were drawn again and again", () => {
  const random = new RandomStream(11);
  const draw = (mean: number, count: number) => random.normals(count).map((value) => mean + value);
  const measured = Array.from({ length: 400 }, () =>
    measureCriticGap({ train: draw(2, 100), heldOut: draw(1, 100), fake: draw(-1, 100) }),
  );
  const mean = measured.reduce((sum, { share }) => sum + share, 0) / measured.length;
  const spread = Math.sqrt(
    measured.reduce((sum, { share }) => sum + (share - mean) ** 2, 0) / (measured.length - 1),
  );
  const told = measured.reduce((sum, { shareError }) => sum + shareError, 0) / measured.length;
  assert.ok(Math.abs(mean - 1 / 3) < 0.01, String(mean));
  assert.ok(Math.abs(told / spread - 1) < 0.1, `${told} against ${spread}`);
});
