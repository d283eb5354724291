import assert from 'node:assert/strict';
import test from 'node:test';
import { toAttributes } from '../../src/notebook/widget';
import { convolutionPlayer } from '../../src/widgets/convolution-player/convolution-player';
import { type ConvolutionState, readConvolution } from '../../src/widgets/convolution-player/state';
import { listSumLines } from '../../src/widgets/convolution-player/sum';

const read = (options: Record<string, unknown> = {}): ConvolutionState =>
  readConvolution(toAttributes(convolutionPlayer, options));
const plain = (line: string) => line.replaceAll('\u00a0', ' ');
const sums = ({ steps }: ConvolutionState) => steps.map(({ sum }) => sum);

test('it opens with the example of deck 000; its third output is −7, where the deck prints −6', () => {
  assert.deepEqual(sums(read()), [-4, -6, -7, -2]);
});

test('the sum of the third window is written out row by row, its columns aligned', () => {
  assert.deepEqual(listSumLines(read().steps[2]!).map(plain), [
    '(−1 × 8) + (−1 × 1) + (−1 × 4) = −13',
    '( 0 × 5) + ( 0 × 0) + ( 0 × 1) =   0',
    '( 1 × 6) + ( 1 × 0) + ( 1 × 0) =   6',
    '−13 + 0 + 6 = −7',
  ]);
});

test('decimals are told without their rounding errors', () => {
  const state = read({ input: [[0.1, 0.2]], kernel: [[1, 1]] });
  assert.match(convolutionPlayer.describe(state), /= 0\.3\.$/);
});

test('a kernel of one row needs no line of totals', () => {
  const { steps } = read({ input: [[1, 2, 3]], kernel: [[1, -1]] });
  assert.deepEqual(listSumLines(steps[0]!).map(plain), ['( 1 × 1) + (−1 × 2) = −1']);
});

test('the picture shows the outputs up to the step and none after it', () => {
  const picture = (step: number) => convolutionPlayer.draw(read({ step }), 'wide').content;
  assert.ok(picture(2).includes('>−7</text>'));
  assert.ok(!picture(2).includes('>−2</text>'));
  assert.ok(picture(3).includes('>−2</text>'));
});

test('the sentence says place, sum and position', () => {
  assert.equal(
    convolutionPlayer.describe(read({ step: 2 })),
    'Step 3 of 4, output row 2, column 1: (−1 × 8) + (−1 × 1) + (−1 × 4) + (0 × 5) + (0 × 0) + (0 × 1) + (1 × 6) + (1 × 0) + (1 × 0) = −7.',
  );
});

const cases: { title: string; options: Record<string, unknown>; sizes: [number, number]; first: number }[] = [
  { title: "padding 'same' keeps the size", options: { padding: 'same' }, sizes: [4, 4], first: 9 },
  { title: 'stride 2 on a padded input', options: { padding: 1, stride: 2 }, sizes: [2, 2], first: 9 },
  { title: 'a turned kernel: the sign flips', options: { flip: true }, sizes: [2, 2], first: 4 },
  { title: 'dilation 2 on 8×8', options: { inputSize: 8, dilation: 2 }, sizes: [4, 4], first: -6 },
];
for (const { title, options, sizes, first } of cases) {
  test(title, () => {
    const { plan, steps } = read(options);
    assert.deepEqual([plan.rows.outputs, plan.columns.outputs], sizes);
    assert.equal(steps[0]!.sum, first);
  });
}

test('the size formula stands below the picture', () => {
  assert.match(
    convolutionPlayer.draw(read({ stride: 2, padding: 1 }), 'wide').content,
    /⌊\(4 \+ 1 \+ 1 − 3\) \/ 2⌋ \+ 1 = 2/,
  );
});

test('a step past the end is the last one', () => {
  assert.equal(read({ step: 99 }).step, 3);
});

test('a click on an output writes its step', () => {
  const { content } = convolutionPlayer.draw(read(), 'wide');
  assert.ok(content.includes('data-write="{&quot;step&quot;:&quot;3&quot;}"'));
});

test('paper shows the whole and all four sums', () => {
  const { content } = convolutionPlayer.drawAll(read());
  for (const total of ['= −4', '= −6', '= −7', '= −2']) assert.ok(content.includes(total), total);
});

test('on paper a long convolution keeps to the steps that fit on a page', () => {
  const { content } = convolutionPlayer.drawAll(read({ padding: 'same' }));
  assert.equal(content.match(/Step \d+: row/g)!.length, 9);
});

const mistakes: [Record<string, unknown>, RegExp][] = [
  [{ kernel: '[[1,2],[3]]' }, /"kernel" must be rows of numbers of equal length/],
  [{ padding: 'some' }, /"padding" must be valid, same, full or a whole number/],
  [{ inputSize: 2 }, /No window fits/],
  [{ stride: 'two' }, /"stride" must be a number; it is "two"/],
];
for (const [options, message] of mistakes) {
  test(`refused: ${JSON.stringify(options)}`, () => {
    assert.throws(() => read(options), message);
  });
}
