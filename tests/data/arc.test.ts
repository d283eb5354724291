import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleArc } from '../../src/data/arc';
import { RandomStream } from '../../src/random/stream';

test('without noise the points lie on the ellipse, above its centre line', () => {
  for (const [x, y] of sampleArc({ random: new RandomStream(1), count: 200 })) {
    assert.ok(Math.abs((x / 2) ** 2 + ((y + 1.1) / 2.4) ** 2 - 1) < 1e-12);
    assert.ok(y >= -1.1);
  }
});

test('a part begins on the right', () => {
  const right = sampleArc({ random: new RandomStream(1), count: 50, part: [0, 0.25] });
  assert.ok(right.every(([x]) => x > 2 * Math.SQRT1_2 - 1e-9));
});

test('noise has its deviation in both directions', () => {
  const points = sampleArc({ random: new RandomStream(2), count: 4000, part: [0.5, 0.5], deviation: 0.3 });
  for (const axis of [0, 1] as const) {
    const mean = axis === 0 ? 0 : 1.3;
    const square = points.reduce((sum, point) => sum + (point[axis] - mean) ** 2, 0) / points.length;
    assert.ok(Math.abs(Math.sqrt(square) - 0.3) < 0.012);
  }
});

test('a part beyond the arc and a negative deviation are a sentence', () => {
  const random = new RandomStream(1);
  assert.throws(() => sampleArc({ random, count: 1, part: [0.5, 1.5] }), /lies in 0 … 1/);
  assert.throws(() => sampleArc({ random, count: 1, deviation: -1 }), /deviation is 0 or more/);
});
