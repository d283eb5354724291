import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ImageSet, selectImages, toSignedUnit } from '../../src/data/images';
import { loadMnist } from '../../src/data/mnist';
import { meanImages } from '../../src/data/statistics';
import { compareSamples, isGood } from '../../src/metrics/sample-comparison';
import { RandomStream } from '../../src/random/stream';

const COUNT = 500;
const range = (at: (i: number) => number) => Array.from({ length: COUNT }, (_, i) => at(i));
const toSample = ({ pixels }: Pick<ImageSet, 'pixels'>) => ({ values: toSignedUnit(pixels), side: 28 });

for (const seed of [1, 2, 3]) {
  describe(`digits of seed ${seed}`, () => {
    const random = new RandomStream(seed);
    const { train, test: unseen } = loadMnist({ seed });
    const some = selectImages(
      train,
      range((i) => i),
    );
    const pick = (at: (i: number) => number, from = train) => toSample(selectImages(from, range(at)));
    const others = pick((i) => COUNT + i);
    const measure = (fake: ReturnType<typeof toSample>) =>
      compareSamples(fake, { real: toSample(some), others, random });

    test('real digits that the yardstick does not hold are good', () => {
      const comparison = measure(pick((i) => i, unseen));
      assert.ok(isGood(comparison));
      assert.ok(comparison.images < 1.5 && comparison.strokes < 1.6);
      assert.ok(Math.abs(comparison.variety - 1) < 0.1);
    });

    test('a sample compared with itself is at no distance', () => {
      assert.equal(measure(toSample(some)).images, 0);
    });

    const cheats: [string, () => ReturnType<typeof toSample>][] = [
      ['the ten mean digits', () => pick((i) => i % 10, meanImages(train))],
      ['one digit again and again', () => pick(() => 0)],
      ['ten digits again and again', () => pick((i) => i % 10)],
      ['noise', () => ({ values: random.fork('noise').uniforms(COUNT * 784, -1, 1), side: 28 })],
      [
        'noise as dark as digits',
        () => ({ values: random.fork('dark').uniforms(COUNT * 784, -1, -0.48), side: 28 }),
      ],
      [
        'digits whose pixels are exchanged between them',
        () =>
          toSample({ pixels: some.pixels.map((_, i, all) => all[(i + 37 * 784 * (i % 784)) % all.length]!) }),
      ],
      [
        'digits with noise on them',
        () => {
          const noise = random.fork('on top').uniforms(COUNT * 784, -0.8, 0.8);
          return { values: toSample(some).values.map((value, i) => value + noise[i]!), side: 28 };
        },
      ],
    ];
    for (const [name, make] of cheats) {
      test(`${name}: not good`, () => assert.ok(!isGood(measure(make())), JSON.stringify(measure(make()))));
    }
  });
}

test('samples of different sizes are refused', () => {
  const sample = (count: number) => ({ values: new Float32Array(count * 784), side: 28 });
  assert.throws(
    () => compareSamples(sample(2), { real: sample(3), others: sample(3), random: new RandomStream(1) }),
    RangeError,
  );
});
