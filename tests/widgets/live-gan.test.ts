import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differentiate } from '../../src/arithmetic/finite-differences';
import { RandomStream } from '../../src/random/stream';
import { liveGan } from '../../src/widgets/live-gan/live-gan';
import { drawShape, judge, PlaneGan, SHAPES } from '../../src/widgets/live-gan/plane-gan';
import { FRAMES, findTraining, STEPS_A_FRAME } from '../../src/widgets/live-gan/training';
import type { Attributes } from '../../src/widgets/widget';

const read = (attributes: Attributes) => liveGan.read(attributes) as Awaited<ReturnType<typeof liveGan.read>>;

/** Mean distance from each point to the nearest of the others. */
function measureDistance(from: Float64Array, to: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < from.length; i += 2) {
    let nearest = Infinity;
    for (let j = 0; j < to.length; j += 2) {
      nearest = Math.min(nearest, Math.hypot(from[i]! - to[j]!, from[i + 1]! - to[j + 1]!));
    }
    sum += nearest;
  }
  return sum / (from.length / 2);
}

for (const shape of SHAPES) {
  test(`points of the ${shape} lie within the picture`, () => {
    const points = drawShape(shape, 500, new RandomStream(1));
    assert.ok(points.every((value) => Math.abs(value) < 1.7));
    assert.ok(new Set(points).size > 900);
  });
}

for (const label of [0, 1] as const) {
  test(`the cross entropy against ${label} and its gradient agree by finite differences`, () => {
    const logits = [-3, -0.2, 0.7, 4];
    const { loss, gradient } = judge(Float64Array.from(logits), label);
    const probability = (x: number) => 1 / (1 + Math.exp(-x));
    const terms = logits.map((x) => -Math.log(label === 1 ? probability(x) : 1 - probability(x)));
    assert.ok(Math.abs(loss - terms.reduce((a, b) => a + b) / 4) < 1e-12);
    const tried = differentiate((moved) => judge(Float64Array.from(moved), label).loss, logits);
    tried.forEach((slope, i) => {
      assert.ok(Math.abs(slope - gradient[i]!) < 1e-8);
    });
  });
}

test('a step moves both networks, and the same seed gives the same losses', () => {
  const make = () => new PlaneGan({ shape: 'ring', seed: 4, rate: 0.002 });
  const [one, other] = [make(), make()];
  const before = [one.generator.weights.slice(), one.discriminator.weights.slice()];
  assert.deepEqual(one.step(), other.step());
  assert.deepEqual(one.step(), other.step());
  assert.notDeepEqual(one.generator.weights, before[0]);
  assert.notDeepEqual(one.discriminator.weights, before[1]);
});

test('the pull on a generated point points down its loss', () => {
  const gan = new PlaneGan({ shape: 'parabola', seed: 2, rate: 0.002 });
  for (let step = 0; step < 20; step++) gan.step();
  const points = [0.4, -0.3, -0.8, 0.9];
  const pull = gan.pull(Float64Array.from(points));
  const tried = differentiate(
    (moved) => 2 * judge(gan.judgePoints(Float64Array.from(moved)), 1).loss,
    points,
  );
  tried.forEach((slope, i) => {
    assert.ok(Math.abs(slope + pull[i]!) < 1e-6, `${slope} and ${pull[i]}`);
  });
});

test('it learns the parabola within 300 steps: fakes lie near real points, and everywhere', () => {
  const gan = new PlaneGan({ shape: 'parabola', seed: 3, rate: 0.004 });
  const latents = Float64Array.from(new RandomStream(9).normals(400));
  const real = drawShape('parabola', 200, new RandomStream(5));
  const untrained = gan.generate(latents).output;
  assert.ok(measureDistance(untrained, real) > 0.25);
  for (let step = 0; step < 300; step++) gan.step();
  const fake = gan.generate(latents).output;
  assert.ok(measureDistance(fake, real) < 0.15, String(measureDistance(fake, real)));
  assert.ok(measureDistance(real, fake) < 0.15, String(measureDistance(real, fake)));
});

test('a frame asked for twice, or after a later one, is the same', () => {
  const options = { shape: 'moons', seed: 6, rate: 0.002 } as const;
  const early = structuredClone(findTraining(options).filmTo(3).frames[3]);
  const film = findTraining(options).filmTo(8);
  assert.deepEqual(film.frames[3], early);
  assert.equal(film.frames[8]!.step, 8 * STEPS_A_FRAME);
  assert.ok(film.frames[0]!.map.length === film.grid[0] * film.grid[1]);
});

test('the widget is a player of the training; wrong options are named', async () => {
  const state = await read({ frame: '2' });
  assert.deepEqual(
    { ...liveGan.timeline!(state), interval: 0 },
    {
      attribute: 'frame',
      unit: 'frame',
      position: 2,
      count: FRAMES,
      interval: 0,
      text: `Step ${2 * STEPS_A_FRAME}`,
    },
  );
  assert.match(liveGan.describe(state), /points of a parabola\. Step 8: discriminator loss \d/);
  assert.throws(() => liveGan.read({ shape: 'square' }), /"shape" must be one of parabola, ring, moons/);
  assert.throws(() => liveGan.read({ rate: '0' }), /"rate" must be above 0/);
});

test('paper shows a trained GAN, whatever the screen shows', async () => {
  const state = await read({ frame: '0', 'print-all': '' });
  assert.equal(state.film.frames[state.frame]!.step, 300);
  assert.match(liveGan.drawAll(state).content, /Step 300/);
});

test('on a slide with its controls the picture leaves them room, and is as wide as the slide', async () => {
  const state = await read({ stage: 'true', controls: 'true' });
  const { width, height } = liveGan.draw(state, 'wide');
  assert.ok(width / height > 2, `${width} by ${height}`);
  assert.ok(liveGan.draw(await read({}), 'wide').height > height);
});
