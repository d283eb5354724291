import assert from 'node:assert/strict';
import test from 'node:test';
import { toAttributes } from '../../src/notebook/widget';
import { stampPlayer } from '../../src/widgets/stamp-player/stamp-player';
import { readStamps } from '../../src/widgets/stamp-player/state';

const read = (options: Record<string, unknown> = {}) => readStamps(toAttributes(stampPlayer, options));

test('it opens with the example of deck 002 and ends in its sum', () => {
  assert.deepEqual(read().output, [
    [0, 0, 1],
    [0, 4, 6],
    [4, 12, 9],
  ]);
});

test("the deck's second slide: stride 2", () => {
  assert.deepEqual(read({ stride: 2 }).output, [
    [0, 0, 0, 1],
    [0, 0, 2, 3],
    [0, 2, 0, 3],
    [4, 6, 6, 9],
  ]);
});

test('the last stamp is 3 times the kernel, as the deck prints it', () => {
  assert.deepEqual(read().steps[3]!.stamp, [
    [0, 3],
    [6, 9],
  ]);
});

test('the sentence tells the stamp and, at the end, the output', () => {
  assert.equal(
    stampPlayer.describe(read({ step: 3 })),
    'Stamp 4 of 4: 3 times the kernel, from row 2, column 2 on. The output is 0 0 1; 0 4 6; 4 12 9.',
  );
  assert.match(stampPlayer.describe(read({ step: 1 })), /The canvas is now 0 0 1; 0 2 3; 0 0 0\.$/);
});

test('3 → 5 with kernel 3, stride 2 and a rim of 1; without padding 7, with same 6', () => {
  const sizeOf = (padding: string | number) =>
    read({ inputSize: 3, kernelSize: 3, stride: 2, padding }).output.length;
  assert.deepEqual([1, 'valid', 'same'].map(sizeOf), [5, 7, 6]);
});

test('the rim that padding cuts off is drawn dashed, and said so', () => {
  const cut = stampPlayer.draw(read({ inputSize: 3, kernelSize: 3, padding: 1 }), 'wide').content;
  assert.match(cut, /stroke-dasharray="3 3"/);
  assert.match(cut, /rim that padding cuts off/);
  assert.doesNotMatch(stampPlayer.draw(read(), 'wide').content, /stroke-dasharray|cuts off/);
});

test("'same' with a kernel smaller than the stride: the places that no stamp reaches are part of the output", () => {
  const state = read({ inputSize: 2, kernelSize: 1, stride: 2, padding: 'same' });
  assert.equal(state.output.length, 4);
  const rows = stampPlayer.draw(state, 'wide').content.match(/Now<\/text>.*$/s)![0];
  assert.equal(rows.match(/M[\d.]+ [\d.]+h[\d.]+v/g)!.length, 16);
});

test('numbers on places that an earlier stamp has touched are bold, in the stamp and in the sum', () => {
  const bold = (step: number) =>
    stampPlayer.draw(read({ step }), 'wide').content.match(/<text[^>]*font-weight="bold"[^>]*>\d+</g) ?? [];
  assert.deepEqual(
    [0, 1, 2, 3].map((step) => bold(step).length),
    [0, 4, 4, 6],
  );
});

test('paper shows every partial product and the sum', () => {
  const { content } = stampPlayer.drawAll(read());
  for (const text of ['>0 × kernel<', '>+ 1 × kernel<', '>+ 2 × kernel<', '>+ 3 × kernel<', '>12<']) {
    assert.ok(content.includes(text), text);
  }
});

test('a padding that leaves nothing is refused with the reason', () => {
  assert.throws(() => read({ padding: 2 }), /Nothing is left/);
  assert.throws(() => read({ padding: 'full' }), /"padding" must be valid, same or a whole number/);
});
