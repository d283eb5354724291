import assert from 'node:assert/strict';
import test from 'node:test';
import { COLOURS } from '../../src/drawing/palette';
import { toAttributes } from '../../src/notebook/widget';
import { denseLayer } from '../../src/widgets/dense-layer/dense-layer';
import { subscript } from '../../src/widgets/dense-layer/draw';
import { readDense } from '../../src/widgets/dense-layer/state';

const read = (options: Record<string, unknown> = {}) => readDense(toAttributes(denseLayer, options));
const small = {
  input: [1, 2],
  weights: [
    [3, -4, 5],
    [0.5, 6, -7],
  ],
  bias: [0, 1, 2],
};

test('it opens with 5 inputs and 7 outputs, and counts 42 trainable numbers', () => {
  const state = read();
  assert.equal(state.steps.length, 7);
  assert.match(denseLayer.draw(state, 'wide').content, /5 · 7 weights \+ 7 biases = 42 trainable numbers/);
});

test('an output is told with its products, its bias and their sum', () => {
  assert.equal(
    denseLayer.describe(read({ ...small, output: 1 })),
    'Output 2 of 3: (−4 × 1) + (6 × 2) + bias 1 = 9.',
  );
});

test('pointing at an output or clicking it chooses it', () => {
  const { content } = denseLayer.draw(read(small), 'narrow');
  assert.equal(content.match(/data-hover="{&quot;output&quot;:&quot;\d&quot;}"/g)!.length, 3);
  assert.equal(content.match(/data-write="{&quot;output&quot;:&quot;2&quot;}"/g)!.length, 1);
});

test('negative weights differ from positive ones by dashes, not by colour alone', () => {
  const dashes = (output: number) =>
    (denseLayer.draw(read({ ...small, output }), 'wide').content.match(/stroke-dasharray/g) ?? []).length;
  assert.deepEqual([0, 1, 2].map(dashes), [0, 1, 1]);
});

test('a weight of 0 has neither the colour of the positive nor that of the negative ones', () => {
  const draw = (weight: number) =>
    denseLayer.draw(read({ input: [1], weights: [[weight]], bias: [0] }), 'wide').content;
  const colours = [-1, 0, 1].map((weight) => /<line[^>]* stroke="(#\w+)"/.exec(draw(weight))![1]);
  assert.deepEqual(colours, [COLOURS.vermilion, COLOURS.line, COLOURS.blue]);
});

test('names count from 1, as in the deck', () => {
  assert.equal(subscript('w', 4, 6), 'w₅₇');
  assert.equal(subscript('y', 9), 'y₁₀');
});

test('paper shows the sums of all outputs', () => {
  assert.equal(denseLayer.drawAll(read()).content.match(/>Output \d</g)!.length, 7);
});

test('a bias of the wrong length is refused with both lengths', () => {
  assert.throws(() => read({ ...small, bias: [1] }), /needs 3 biases, one an output; it got 1/);
  assert.throws(() => read({ ...small, input: [1] }), /takes 2 inputs; the input has 1/);
});
