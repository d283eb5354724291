/** What lectures say about shipped trainings in the plane holds in their files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPatient, findRun } from '../../experiments/failures/read-runs';
import film from '../../experiments/first-gan/film.json';
import seeds from '../../experiments/first-gan/seeds.json';
import story from '../../experiments/first-gan/story.json';
import trials from '../../experiments/first-gan/trials.json';
import { meanOfLastQuarter } from '../../src/figures/run-card';
import { pickStory } from '../../src/notebook/counterfeiter-story';
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

test('the story of lecture 1 has an officer who finds nearly all, hardly any, nearly all, and in the end about half', () => {
  const { moments } = story;
  const shares = pickStory(moments).map(({ index }) => moments[index]!.caughtShare);
  assert.ok(shares[1]! > 0.9 && shares[2]! < 0.2 && shares[4]! > 0.9 && shares[5]! < 0.4, String(shares));
  const last = moments.at(-1)!;
  assert.ok(Math.abs((last.knownShare + last.caughtShare) / 2 - 0.5) < 0.1);
  assert.ok(last.js < 0.4 * moments[0]!.js);
});

test('the pairs of lecture 5 have one seed, and differ as it says', () => {
  const names = ['sound', 'log(1 − D)', '−log D', 'large rates', 'far ahead'] as const;
  assert.deepEqual(new Set(names.map((name) => findRun(name).seed)), new Set([1]));
  const [sound, still, awake, wild, narrow] = names.map(findRun);
  assert.ok(still!.run.generatorGradient[0]! < awake!.run.generatorGradient[0]! / 1000);
  assert.ok(
    Math.max(...wild!.run.generatorLoss.slice(10)) > 8 && Math.max(...sound!.run.generatorLoss.slice(10)) < 3,
  );
  assert.equal(sound!.modes, 8);
  assert.ok(narrow!.modes > 1 && narrow!.modes < 5 && narrow!.good > sound!.good);
});

test('the twins of lecture 5 have nearly the same losses, and are not alike', () => {
  const [first, second] = [findPatient('large rates', 9), findPatient('far ahead', 7)];
  for (const loss of ['discriminatorLoss', 'generatorLoss'] as const) {
    const [a, b] = [first, second].map(({ run }) => meanOfLastQuarter(run[loss])) as [number, number];
    assert.ok(Math.abs(a - b) < 0.07 * Math.max(a, b), `${loss}: ${a}, ${b}`);
  }
  assert.ok(second.modes > first.modes && second.good > 5 * first.good);
  assert.throws(() => findPatient('sound', 99), /no run "sound" with seed 99/);
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
