import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type EnlargingStep, enlarge, factorOf, kernelOf, repeatPixels } from '../../src/arithmetic/enlarge';
import { makeMatrix } from '../../src/arithmetic/matrix';
import { cutRim, measureCheckerboard } from '../../src/arithmetic/overlap';
import { RandomStream } from '../../src/random/stream';

const constant = makeMatrix([16, 16], () => 1);
const twice = (step: EnlargingStep) => [step, step];
const measure = (steps: EnlargingStep[], weight: () => number) =>
  measureCheckerboard(cutRim(enlarge(constant, steps, weight), 8), { period: 4 });

test('repeated pixels', () => {
  assert.deepEqual(repeatPixels([[1, 2]], 2), [
    [1, 1, 2, 2],
    [1, 1, 2, 2],
  ]);
});

const ways: [name: string, step: EnlargingStep, overlap: number, phases: number][] = [
  ['stamps of 5', { stamp: 5, stride: 2 }, 1, 1],
  ['stamps of 3', { stamp: 3, stride: 2 }, 1, 1],
  ['stamps of 4', { stamp: 4, stride: 2 }, 0, 1],
  ['stamps of 2', { stamp: 2, stride: 2 }, 0, 1],
  ['resize and 5', { resize: 2, kernel: 5 }, 0, 0],
];
for (const [name, step, overlap, phases] of ways) {
  test(`${name}: a constant image becomes ${overlap ? 'a pattern' : 'flat'} by equal weights, ${phases ? 'a pattern' : 'flat'} by random ones`, () => {
    assert.equal(enlarge(constant, twice(step), () => 1).length, 64);
    assert.ok(Math.abs(measure(twice(step), () => 1) - overlap) < 1e-9);
    const random = new RandomStream(3);
    const measured = measure(twice(step), () => random.normal());
    assert.ok(Math.abs(measured - phases) < 1e-9, `${measured}`);
  });
}

test('kernel and factor of a step', () => {
  const steps: EnlargingStep[] = [
    { stamp: 5, stride: 3 },
    { resize: 2, kernel: 4 },
  ];
  assert.deepEqual(steps.map(kernelOf), [5, 4]);
  assert.deepEqual(steps.map(factorOf), [3, 2]);
});
