import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RandomStream } from '../../src/random/stream';

const draw = (stream: RandomStream, count: number) => Array.from({ length: count }, () => stream.nextWord());

test('a stream goes on where its state was taken, at every position', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.nat(40), (seed, position) => {
      const stream = new RandomStream(seed);
      draw(stream, position);
      const again = RandomStream.restore(JSON.parse(JSON.stringify(stream.state())));
      assert.deepEqual(draw(again, 9), draw(stream, 9));
    }),
  );
});

test('a clone draws the same numbers, and the original is not moved by it', () => {
  const stream = new RandomStream(3);
  stream.uniform();
  const state = stream.state();
  const copy = draw(stream.clone(), 7);
  assert.deepEqual(stream.state(), state);
  assert.deepEqual(draw(stream, 7), copy);
});

test('forks depend on name and seed, not on what was drawn before', () => {
  const stream = new RandomStream(1);
  const before = draw(stream.fork('latents'), 5);
  draw(stream, 100);
  assert.deepEqual(draw(stream.fork('latents'), 5), before);
  assert.notDeepEqual(draw(stream.fork('dropout'), 5), before);
  assert.notDeepEqual(draw(new RandomStream(2).fork('latents'), 5), before);
});

test('uniform numbers lie in [0, 1) with mean 1/2 and variance 1/12', () => {
  const values = new RandomStream(1).uniforms(100_000);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  assert.ok(values.every((v) => v >= 0 && v < 1));
  // Five standard errors: 5 · 0.2887 / √100000.
  assert.ok(Math.abs(mean - 0.5) < 0.0046, `mean ${mean}`);
  assert.ok(Math.abs(variance - 1 / 12) < 0.0015, `variance ${variance}`);
});

test('normal numbers have mean 0, variance 1, and a kurtosis of 3; pairs are uncorrelated', () => {
  const values = new RandomStream(1).normals(100_001);
  const moment = (power: number) => values.reduce((a, b) => a + b ** power, 0) / values.length;
  assert.ok(Math.abs(moment(1)) < 0.016, `mean ${moment(1)}`);
  assert.ok(Math.abs(moment(2) - 1) < 0.023, `variance ${moment(2)}`);
  assert.ok(Math.abs(moment(4) - 3) < 0.16, `kurtosis ${moment(4)}`);
  let product = 0;
  for (let i = 0; i < 100_000; i += 2) product += values[i]! * values[i + 1]!;
  assert.ok(Math.abs(product / 50_000) < 0.023, `correlation ${product / 50_000}`);
});

test('a permutation holds every number once; all orders of three are about as frequent', () => {
  const random = new RandomStream(5);
  assert.deepEqual(
    [...random.permutation(100)].sort((a, b) => a - b),
    [...Array(100).keys()],
  );
  const counts = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const key = random.permutation(3).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const [order, count] of counts) assert.ok(Math.abs(count - 1000) < 145, `${order}: ${count}`);
});

test('whole numbers below a bound are all reached', () => {
  const random = new RandomStream(1);
  const seen = new Set(Array.from({ length: 200 }, () => random.integer(7)));
  assert.deepEqual([...seen].sort(), [0, 1, 2, 3, 4, 5, 6]);
});

for (const seed of [-1, 1.5, Number.NaN, 2 ** 53]) {
  test(`the seed ${seed} is refused`, () => {
    assert.throws(() => new RandomStream(seed), /A seed is a whole number/);
  });
}

for (const bound of [0, -1, 2.5]) {
  test(`the bound ${bound} is refused`, () => {
    assert.throws(() => new RandomStream(1).integer(bound), /A bound is a whole number/);
  });
}
