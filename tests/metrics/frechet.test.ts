/** Values of SciPy; `tests/golden/metrics/make.py` made them and says how. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frechet, frechet1d, measureMoments } from '../../src/metrics/frechet';
import { RandomStream } from '../../src/random/stream';
import scipy from '../golden/metrics/scipy.json';

for (const { scale, a, b, distance } of scipy.frechet) {
  test(`${a.length} and ${b.length} vectors of ${a[0]!.length} at the scale ${scale}: SciPy's distance`, () => {
    const [p, q] = [measureMoments(a), measureMoments(b)];
    assert.ok(Math.abs(frechet(p, q) - distance) <= 1e-9 * distance);
    assert.ok(Math.abs(frechet(q, p) - distance) <= 1e-9 * distance, 'both ways');
  });
}

for (const scale of [1e-6, 1e-3, 1, 1e4]) {
  test(`the distance of a set to itself is 0 at the scale ${scale}; of a shifted one, the shift`, () => {
    const random = new RandomStream(2);
    const vectors = Array.from({ length: 12 }, () => [...random.normals(20)].map((x) => x * scale));
    const moments = measureMoments(vectors);
    const trace = moments.covariance.reduce((sum, row, i) => sum + row[i]!, 0);
    const own = frechet(moments, moments);
    assert.ok(own >= 0 && own <= 1e-7 * trace, `${own}`);
    const shifted = measureMoments(vectors.map((x) => x.map((value) => value + 3 * scale)));
    assert.ok(Math.abs(frechet(moments, shifted) - 20 * 9 * scale ** 2) <= 1e-7 * trace);
  });
}

test('on a line the formula is the short one', () => {
  const bells = [
    { mean: 2, deviation: 1 },
    { mean: 5, deviation: 3 },
  ] as const;
  const asMoments = bells.map(({ mean, deviation }) => ({ mean: [mean], covariance: [[deviation ** 2]] }));
  assert.equal(frechet1d(...bells), 13);
  assert.ok(Math.abs(frechet(asMoments[0]!, asMoments[1]!) - 13) < 1e-12);
});

test('what cannot be compared is told; NaN stays NaN', () => {
  assert.throws(() => measureMoments([[1, 2]]), /two or more vectors of one length; there are 1/);
  assert.throws(() => measureMoments([[1, 2], [1]]), /two or more vectors of one length/);
  const [one, two] = [
    measureMoments([[1], [2]]),
    measureMoments([
      [1, 2],
      [2, 5],
    ]),
  ];
  assert.throws(() => frechet(one, two), /vectors of 1 and 2 numbers cannot be compared/);
  assert.ok(Number.isNaN(frechet(one, measureMoments([[1], [Number.NaN]]))));
});
