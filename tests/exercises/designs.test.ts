/** Exercises with many right answers: others than the model solution are right as well. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exercises } from '../../src/exercises';

const right = (verdict: { right: boolean }, what: string) => assert.equal(verdict.right, true, what);
const wrong = (verdict: { right: boolean; hint?: string }, hint: RegExp) =>
  assert.match((verdict as { hint: string }).hint, hint);

test('02: any width and rate that learn', () => {
  for (const [width, rate] of [
    [3, 0.1],
    [4, 0.3],
    [8, 0.03],
  ] as const) {
    right(exercises['02-train-network'].check({ width, rate, because: 'b' }), `${width}, ${rate}`);
  }
  wrong(exercises['02-train-network'].check({ width: 2.5, rate: 0.1, because: 'b' }), /a whole number/);
  wrong(exercises['02-train-network'].check({ width: 8, rate: 0.1, because: 'x' }), /a, b or c/);
});

test('03: any stack that keeps the conditions, with its own field', () => {
  const stack = (kernels: number[], filters: number[]) =>
    kernels.map((kernel, i) => ({ kernel, stride: 2, filters: filters[i]! }));
  const check = exercises['03-design-stack'].check;
  right(check({ layers: stack([5, 5, 3], [16, 32, 64]), sees: 21 }), 'a small kernel last');
  right(check({ layers: stack([5, 5, 5], [8, 16, 64]), sees: 29 }), 'few filters');
  const one = [{ kernel: 22, stride: 8, filters: 64 }];
  right(check({ layers: one, sees: 22 }), 'a single layer');
  wrong(check({ layers: [], sees: 1 }), /layers is a list/);
});

test('04: stamps, resizes, both, or one long step', () => {
  const check = exercises['04-redesign'].check;
  right(check({ steps: [{ stamp: 4, stride: 4 }], patternIfRandom: true }), 'one step');
  right(check({ steps: [{ resize: 4, kernel: 5 }], patternIfRandom: false }), 'one resize');
  const both = [
    { resize: 2, kernel: 3 },
    { stamp: 4, stride: 2 },
  ];
  right(check({ steps: both, patternIfRandom: true }), 'both');
  wrong(check({ steps: [{ stamp: 2, stride: 4 }], patternIfRandom: true }), /pattern of a constant image/);
  wrong(check({ steps: [{} as never], patternIfRandom: true }), /A step is/);
});

test('05: any penalty that brings the players home', () => {
  const check = exercises['05-penalty'].check;
  for (const penalty of [0.5, 0.8, 1.1]) right(check({ penalty, four: 'b' }), `${penalty}`);
  wrong(check({ penalty: -1, four: 'b' }), /0 or more/);
  wrong(check({ penalty: 1, four: '' }), /a, b or c/);
});
