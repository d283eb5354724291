import assert from 'node:assert/strict';
import test from 'node:test';
import { writeVerdict } from '../../src/widgets/overlap-map/draw';
import { overlapMap } from '../../src/widgets/overlap-map/overlap-map';
import { readOverlap } from '../../src/widgets/overlap-map/state';

const read = (kernel: number, stride: number, size = 6) =>
  readOverlap({ kernel: String(kernel), stride: String(stride), size: String(size) });

const table: { kernel: number; stride: number; cycle: number[]; levels: number[]; measure: number }[] = [
  { kernel: 2, stride: 2, cycle: [1, 1], levels: [1], measure: 0 },
  { kernel: 3, stride: 2, cycle: [2, 1], levels: [4, 2, 1], measure: 1 },
  { kernel: 4, stride: 2, cycle: [2, 2], levels: [4], measure: 0 },
  { kernel: 5, stride: 2, cycle: [3, 2], levels: [9, 6, 4], measure: 1 },
  { kernel: 2, stride: 3, cycle: [1, 1, 0], levels: [1, 0], measure: 1 },
  { kernel: 5, stride: 1, cycle: [5], levels: [25], measure: 0 },
];
for (const { kernel, stride, cycle, levels, measure } of table) {
  test(`kernel ${kernel}, stride ${stride}: counts repeat ${cycle.join(', ')}`, () => {
    const state = read(kernel, stride);
    assert.deepEqual(state.cycle, cycle);
    assert.deepEqual(state.levels, levels);
    assert.ok(Math.abs(state.checkerboard - measure) < 1e-9, String(state.checkerboard));
  });
}

test('the map of two stamps of 3 at stride 2: the counts of both sides multiplied', () => {
  const { counts, map } = read(3, 2, 2);
  assert.deepEqual(counts, [1, 1, 2, 1, 1]);
  assert.deepEqual(map[2], [2, 2, 4, 2, 2]);
});

test('the verdict says how uneven: 9 : 6 : 4, 2.25 times', () => {
  const sentences = writeVerdict(read(5, 2)).join(' ');
  assert.match(sentences, /5 is no multiple of 2/);
  assert.match(sentences, /9 : 6 : 4\. Some places get 2\.25 times as many/);
});

test('the verdict of an even kernel, of stride 1 and of gaps', () => {
  assert.match(writeVerdict(read(4, 2))[0]!, /4 is a multiple of 2: every place in the middle gets 4 stamps/);
  assert.match(writeVerdict(read(3, 1))[0]!, /Stride 1: every place in the middle gets 9 stamps/);
  assert.match(writeVerdict(read(2, 3))[1]!, /Some places get none/);
});

test('the picture holds each stamp as a bar and each place of the map', () => {
  const { content } = overlapMap.draw(read(3, 2, 4), 'wide');
  assert.equal(content.match(/rx="3"/g)!.length, 4);
  assert.ok(content.includes('The output, 9×9'));
});
