import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { showFilm } from '../../src/notebook/widget';
import { traceContour } from '../../src/widgets/plane-film/contour';
import { decodeFilm } from '../../src/widgets/plane-film/decode-film';
import { colourProbability } from '../../src/widgets/plane-film/draw';
import { encodeFilm } from '../../src/widgets/plane-film/encode-film';
import type { Film } from '../../src/widgets/plane-film/film';
import { planeFilm, readFilmState } from '../../src/widgets/plane-film/plane-film';
import { toHtml } from './browser-page';
import { makePlaneFilm } from './sample-film';

const within = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const films: fc.Arbitrary<Film> = fc
  .record({
    columns: fc.integer({ min: 1, max: 5 }),
    rows: fc.integer({ min: 1, max: 5 }),
    frames: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ columns, rows, frames }) => {
    const points = (count: number) =>
      fc.array(fc.tuple(within(-2, 3), within(0, 10)), { minLength: count, maxLength: count });
    return fc.record({
      bounds: fc.constant({ x: [-2, 3] as const, y: [0, 10] as const }),
      grid: fc.constant([columns, rows] as const),
      real: points(3),
      frames: fc.array(
        fc.record({
          step: fc.integer({ min: 0, max: 10_000 }),
          map: fc.array(within(0, 1), { minLength: columns * rows, maxLength: columns * rows }),
          fake: points(4),
          arrows: fc.array(fc.tuple(within(-9, 9), within(-9, 9)), { minLength: 2, maxLength: 2 }),
          discriminatorLoss: within(0, 9),
          generatorLoss: within(0, 9),
        }),
        { minLength: frames, maxLength: frames },
      ),
    });
  });

test('a film comes back as exact as it is kept: 1/255 of a probability, 1/1023 of the plane', async () => {
  await fc.assert(
    fc.asyncProperty(films, async (film) => {
      const back = await decodeFilm(encodeFilm(film));
      const close = (a: number, b: number, tolerance: number) =>
        assert.ok(Math.abs(a - b) <= tolerance, `${a} ≠ ${b}`);
      const longest = Math.max(
        ...film.frames.flatMap(({ arrows }) => arrows.map(([x, y]) => Math.hypot(x, y))),
        1e-12,
      );
      back.real.forEach(([x, y], index) => {
        close(x, film.real[index]![0], 5 / 2046 + 1e-9);
        close(y, film.real[index]![1], 10 / 2046 + 1e-9);
      });
      back.frames.forEach((frame, index) => {
        const kept = film.frames[index]!;
        assert.equal(frame.step, kept.step);
        Array.from(frame.map).forEach((value, place) => {
          close(value, kept.map[place]!, 1 / 510 + 1e-6);
        });
        frame.fake.forEach(([x], point) => {
          close(x, kept.fake[point]![0], 5 / 2046 + 1e-9);
        });
        frame.arrows.forEach(([, y], arrow) => {
          close(y, kept.arrows[arrow]![1], longest / 4094 + 1e-9);
        });
        close(frame.generatorLoss, kept.generatorLoss, 1e-3);
      });
    }),
    { numRuns: 60 },
  );
});

test('frames that differ in their counts are refused by number', () => {
  const film = makePlaneFilm(3, 10);
  const frames = film.frames.map((frame, index) =>
    index === 2 ? { ...frame, fake: frame.fake.slice(1) } : frame,
  );
  assert.throws(
    () => encodeFilm({ ...film, frames }),
    /Frame 2 has 900 map values, 9 points and 10 arrows; every frame needs 900, 10 and 10/,
  );
  assert.throws(() => encodeFilm({ ...film, frames: [] }), /at least one frame/);
});

test('data that are no film are refused', async () => {
  await assert.rejects(decodeFilm('bm8gZmlsbQ=='), /"data" must be a film made by encodeFilm/);
  await assert.rejects(async () => planeFilm.read({}), /"data" must be a film/);
});

test('a contour runs where the map has the value: a slope from 0 to 1 has ½ in its middle', () => {
  const pieces = traceContour([0, 0.25, 0.75, 1, 0, 0.25, 0.75, 1], 4, 0.5);
  assert.deepEqual(pieces, [
    [
      [1.5, 0],
      [1.5, 1],
    ],
  ]);
  assert.deepEqual(traceContour([0.6, 0.6, 0.6, 0.6], 2, 0.5), []);
});

test('undecided is white; real is blue and darker than fake is orange', () => {
  assert.deepEqual(colourProbability(0.5), [255, 255, 255]);
  const [real, fake] = [colourProbability(1), colourProbability(0)];
  assert.ok(real[2] > real[0] && fake[0] > fake[2]);
});

test('the film tells step, losses and counts; layers can be left out', () => {
  const film = makePlaneFilm(5, 12);
  const state = readFilmState(film, { frame: '2' });
  assert.match(
    planeFilm.describe(state),
    /^Step 50, frame 3 of 5: discriminator loss \d\.\d{3}, .*12 generated points among 12 real ones\.$/,
  );
  assert.ok(planeFilm.draw(state, 'wide').content.includes('data:image/png'));
  assert.ok(
    !planeFilm.draw(readFilmState(film, { layers: 'points' }), 'wide').content.includes('data:image/png'),
  );
  assert.throws(() => readFilmState(film, { layers: 'none' }), /"layers" must be all, map or points/);
});

test('a cell shows a film by showFilm, its data in the output', () => {
  const html = toHtml(showFilm(makePlaneFilm(3, 6), { frame: 1 }));
  assert.match(
    html,
    /<figure data-gan-widget="gan-plane-film" data-gan-attributes="{&quot;frame&quot;:&quot;1&quot;,&quot;data&quot;:/,
  );
});
