import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { before, test } from 'node:test';
import { runInThisContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { type Engine, selectEngine } from '../../src/backend';
import { whyNoBfloat16 } from '../../src/backend/bfloat16';
import { RecordedFunction } from '../../src/backend/recording/recorded-function';
import { atEveryCall, everyCall, isRecording } from '../../src/backend/recording/recorder';
import { closeOpenScopes } from '../../src/backend/recover';
import { RandomStream } from '../../src/random/stream';
import { startEngine } from './engine';

let engine: Engine;
before(async () => {
  engine = await startEngine();
});

const values = (tensor: tf.Tensor) => [...tensor.dataSync()];

function call(f: RecordedFunction, ...inputs: number[][]): number[] {
  const tensors = inputs.map((input) => tf.tensor1d(input));
  const result = f.run(...tensors);
  const numbers = values(result);
  tf.dispose([result, ...tensors]);
  return numbers;
}

/** A counter that adds its input, and returns ten times the sum. */
function makeCounter() {
  const sum = tf.variable(tf.tensor1d([0, 0]), false);
  const f = new RecordedFunction((x) => {
    sum.assign(tf.add(sum, x!));
    return tf.mul(sum, 10);
  });
  return { sum, f };
}

test('variables that share their data, as after a.assign(b), go separate ways in a graph', () => {
  const [a, b] = [tf.variable(tf.tensor1d([1, 2]), false), tf.variable(tf.tensor1d([5, 6]), false)];
  a.assign(b);
  const f = new RecordedFunction((x) => {
    a.assign(tf.add(a, x!));
    return tf.add(a, b);
  });
  assert.deepEqual(call(f, [1, 1]), [11, 13]);
  assert.deepEqual(call(f, [1, 1]), [12, 14]);
  assert.deepEqual(
    [values(a), values(b)],
    [
      [7, 8],
      [5, 6],
    ],
  );
  assert.equal(f.status.mode, hasGraphs() ? 'graph' : 'plain');
  f.dispose();
  tf.dispose([a, b]);
});

const randomTensor = (shape: number[], seed: number) => {
  const count = shape.reduce((a, b) => a * b, 1);
  return tf.tensor(new RandomStream(seed).normals(count), shape);
};

/** A convolution, and the same on both precisions. */
function convolveBothWays(finish: (y: tf.Tensor) => tf.Tensor) {
  const inputs = [randomTensor([2, 8, 8, 16], 1), randomTensor([3, 3, 16, 32], 2)];
  const f = (...[x, filter]: tf.Tensor[]) =>
    finish(tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'same'));
  const recorded = new RecordedFunction(f, 'bfloat16');
  const results = [tf.tidy(() => f(...inputs)), recorded.run(...inputs), recorded.run(...inputs)].map(values);
  const { status } = recorded;
  recorded.dispose();
  tf.dispose(inputs);
  return { exact: results[0]!, first: results[1]!, second: results[2]!, status };
}

test('with bfloat16 a convolution multiplies numbers of 8 binary digits, from the first call on', () => {
  const { exact, first, second, status } = convolveBothWays((y) => y);
  assert.deepEqual(first, second);
  const reason = hasGraphs() ? whyNoBfloat16() : undefined;
  if (!hasGraphs() || reason) {
    assert.deepEqual(first, exact);
    assert.equal(status.reason, reason ?? `the engine ${engine.name} runs no graphs`);
    return;
  }
  assert.deepEqual(status, { mode: 'graph', precision: 'bfloat16' });
  // Two factors, each off by at most 2^-9 of itself, 144 times, and the sum rounded once: a standard deviation of 12.
  const gaps = exact.map((value, i) => Math.abs(value - first[i]!));
  assert.ok(Math.max(...gaps) < 0.25, `${Math.max(...gaps)}`);
  assert.ok(Math.max(...gaps) > 0.01, `${Math.max(...gaps)}`);
});

test('where too little is left of the digits, the graph keeps float32 and says so', () => {
  // What is left after rounding to four digits is all noise.
  const { exact, first, second, status } = convolveBothWays((y) =>
    tf.sub(tf.mul(y, 1024), tf.round(tf.mul(y, 1024))),
  );
  for (const result of [first, second]) {
    for (const [i, value] of result.entries()) assert.ok(Math.abs(value - exact[i]!) < 0.02);
  }
  if (!hasGraphs()) return;
  assert.equal(status.precision, 'float32');
  assert.match(status.reason!, /its graph gave other results|no instructions for bfloat16/);
});

test('bfloat16 asks for a processor that has it', () => {
  if (!hasGraphs()) {
    assert.equal(whyNoBfloat16('flags : amx_bf16'), 'bfloat16 needs the engine tensorflow');
    return;
  }
  for (const flags of [
    'flags : avx512_vnni avx512_bf16',
    'flags : amx_tile amx_bf16',
    'Features : asimd bf16',
  ]) {
    assert.equal(whyNoBfloat16(flags), undefined, flags);
  }
  assert.match(whyNoBfloat16('flags : avx2 avx512f')!, /has no instructions for bfloat16/);
  assert.match(whyNoBfloat16('')!, /has no instructions/);
});

const hasGraphs = () => engine.name === 'tensorflow';

test('a function with a variable runs as a graph from its first call on, and counts each call once', () => {
  const { sum, f } = makeCounter();
  for (let i = 1; i <= 4; i++) {
    assert.deepEqual(call(f, [1, 2]), [10 * i, 20 * i]);
    assert.deepEqual(values(sum), [i, 2 * i]);
  }
  assert.equal(f.status.mode, hasGraphs() ? 'graph' : 'plain');
  f.dispose();
  assert.deepEqual(values(sum), [4, 8]);
  sum.dispose();
});

test('what others assign between two calls counts; what they hold stays as it was', () => {
  const { sum, f } = makeCounter();
  call(f, [1, 2]);
  call(f, [1, 2]);
  const held = sum.clone();
  call(f, [1, 2]);
  assert.deepEqual(values(held), [2, 4]);
  assert.deepEqual(values(sum), [3, 6]);
  tf.tidy(() => sum.assign(tf.tensor1d([100, 200])));
  assert.deepEqual(call(f, [1, 2]), [1010, 2020]);
  assert.deepEqual(values(held), [2, 4]);
  const doubled = tf.mul(sum, 2);
  assert.deepEqual(values(doubled), [202, 404]);
  f.dispose();
  tf.dispose([held, doubled, sum]);
});

test('another shape is another graph on the same variables', () => {
  const total = tf.variable(tf.scalar(0), false);
  const f = new RecordedFunction((x) => {
    total.assign(tf.add(total, tf.sum(x!)));
    return total.clone();
  });
  const totals = [[1], [1, 1], [1], [1, 1, 1], [1, 1], [1]].map((input) => call(f, input)[0]);
  assert.deepEqual(totals, [1, 3, 4, 7, 9, 10]);
  f.dispose();
  total.dispose();
});

test('what is made in JavaScript at every call is made once a call, in its order', () => {
  const made: string[] = [];
  const random = new RandomStream(1);
  const draws = new RandomStream(1);
  const f = new RecordedFunction((x) => {
    atEveryCall(() => made.push('begin'));
    const drawn = everyCall(() => {
      made.push('draw');
      return tf.scalar(random.uniform());
    });
    return tf.add(x!, drawn);
  });
  for (let i = 0; i < 3; i++) assert.ok(Math.abs(call(f, [1])[0]! - 1 - draws.uniform()) < 1e-6);
  assert.deepEqual(made, ['begin', 'draw', 'begin', 'draw', 'begin', 'draw']);
  f.dispose();
});

let hidden = 0;
const outside = tf.tidy(() => tf.variable(tf.scalar(1), false, 'lends its data'));

for (const [title, f, reason] of [
  [
    'a number that changes in JavaScript behind its back',
    (x: tf.Tensor) => tf.mul(x, ++hidden),
    /a number that JavaScript computes changes/,
  ],
  [
    'another path at every call',
    (x: tf.Tensor) => (++hidden % 2 ? tf.neg(x) : tf.square(x)),
    /operation 1 was Neg, then Square|operation 1 was Square, then Neg/,
  ],
  [
    'numbers read in its middle',
    (x: tf.Tensor) => tf.mul(x, tf.neg(x).dataSync()[0]! > 0 ? 1 : 2),
    /numbers of a tensor are read in its middle/,
  ],
  ['a tensor from outside', (x: tf.Tensor) => tf.add(x, constant()), /neither an argument nor a variable/],
] as const) {
  test(`it runs plainly, with the right numbers, and says why: ${title}`, () => {
    const recorded = new RecordedFunction((x) => f(x!));
    for (let i = 0; i < 3; i++) {
      const start = hidden;
      const input = tf.tensor1d([3, -4]);
      const result = recorded.run(input);
      const actual = values(result);
      const end = hidden;
      hidden = start;
      const expected = tf.tidy(() => values(f(input)));
      hidden = end;
      assert.deepEqual(actual, expected);
      tf.dispose([input, result]);
    }
    assert.equal(recorded.status.mode, 'plain');
    assert.match(recorded.status.reason!, hasGraphs() ? reason : /runs no graphs/);
    recorded.dispose();
  });
}

let kept: tf.Tensor | undefined;
function constant(): tf.Tensor {
  kept ??= tf.keep(tf.add(outside, 1));
  return kept;
}

test('on an engine without graphs it runs plainly and says so', async () => {
  const { name } = engine;
  await selectEngine({ wish: 'cpu' });
  const f = new RecordedFunction((x) => tf.neg(x!));
  assert.deepEqual(call(f, [1]), [-1]);
  assert.deepEqual(f.status, { mode: 'plain', reason: 'the engine cpu runs no graphs' });
  await selectEngine({ wish: name });
});

test('an error of the function is thrown, and nothing is left', () => {
  const f = new RecordedFunction(() => {
    throw new Error('no ink');
  });
  const { numTensors } = tf.memory();
  assert.throws(() => call(f, [1]), /no ink/);
  assert.equal(isRecording(), false);
  assert.equal(tf.memory().numTensors, numTensors + 1); // the input of `call`
});

test('a recording that is stopped in its middle, as a notebook stops a cell, is forgotten', () => {
  let isStuck = true;
  const f = new RecordedFunction((x) => {
    const y = tf.neg(x!);
    while (isStuck);
    return y;
  });
  const x = tf.tensor1d([1]);
  Object.assign(globalThis, { runStuck: () => f.run(x) });
  assert.throws(() => runInThisContext('runStuck()', { timeout: 300 }), /timed out/);
  assert.equal(isRecording(), hasGraphs());
  closeOpenScopes();
  assert.equal(isRecording(), false);
  isStuck = false;
  const result = f.run(x);
  assert.deepEqual(values(result), [-1]);
  assert.equal(f.status.mode, hasGraphs() ? 'graph' : 'plain');
  tf.dispose([x, result]);
});

test('two thousand calls, read and assigned now and then, leave no tensor and no folder', () => {
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('gan-course-graph-')).length;
  const foldersBefore = folders();
  const { sum, f } = makeCounter();
  call(f, [1, 2]);
  const { numTensors } = tf.memory();
  for (let i = 0; i < 2000; i++) {
    call(f, [1, 2]);
    if (i % 100 === 0) values(sum);
    if (i % 300 === 0) tf.tidy(() => sum.assign(tf.add(sum, 1)));
  }
  assert.equal(tf.memory().numTensors, numTensors);
  assert.equal(folders(), foldersBefore);
  f.dispose();
  assert.equal(tf.memory().numTensors, numTensors);
  sum.dispose();
});
