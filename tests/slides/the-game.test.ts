/** What lecture 3 says about shipped trainings of the first GAN holds in their files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import film from '../../benchmarks/first-gan/film.json';
import seeds from '../../benchmarks/first-gan/seeds.json';
import trials from '../../benchmarks/first-gan/trials.json';
import { decodeFilm } from '../../src/widgets/plane-film/decode-film';

test('the film is the training of its seed, and no larger than a slide can carry', async () => {
  const { seed } = film.provenance;
  const row = seeds.rows.find((one) => one.seed === seed)!;
  assert.equal(film.moments[0]!.js, row.before);
  assert.equal(film.moments.at(-1)!.js, row.after);
  const { frames } = await decodeFilm(film.data);
  assert.deepEqual(
    frames.map(({ step }) => step),
    film.moments.map(({ step }) => step),
  );
  assert.ok(film.data.length < 250_000);
});

test('the losses of the film hardly move while the points find the curve', async () => {
  const { frames } = await decodeFilm(film.data);
  const late = frames.slice(1).map(({ discriminatorLoss }) => discriminatorLoss);
  assert.ok(Math.max(...late) - Math.min(...late) < 0.1);
  assert.ok(film.moments.at(-1)!.js < 0.1 * film.moments[0]!.js);
});

for (const [better, worse] of [
  ['k = 1', 'k = 5'],
  ['momentum 0', 'momentum 0.9'],
] as const) {
  test(`${better} ends nearer to the data than ${worse} for every seed`, () => {
    const of = (name: string) => trials.rows.filter(({ trial }) => trial === name);
    assert.equal(of(better).length, 5);
    for (const { seed, js } of of(better)) {
      assert.ok(js < of(worse).find((row) => row.seed === seed)!.js, `seed ${seed}`);
    }
  });
}
