import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import { Adam, buildOptimizer, type OptimizerOptions, Rmsprop, Sgd } from '../../src/training/optimizers';
import { startEngine } from '../backend/engine';
import { assertTensor, type Packed, unpack } from '../tensors';

const golden = JSON.parse(
  readFileSync(join(__dirname, '..', 'golden', 'optimizers', 'keras.json'), 'utf8'),
) as {
  weights: Packed[];
  gradients: Packed[][];
  cases: { options: OptimizerOptions; after: Packed[][] }[];
};

const makeVariables = () => golden.weights.map((weight) => tf.tidy(() => tf.variable(unpack(weight))));
const nameGradients = (variables: readonly tf.Variable[], packed: Packed[]): tf.NamedTensorMap =>
  Object.fromEntries(variables.map(({ name }, i) => [name, unpack(packed[i]!)]));

before(startEngine);

for (const { options, after } of golden.cases) {
  test(`${JSON.stringify(options)}: five steps give Keras' weights, and no tensor is left`, () => {
    const tensors = tf.memory().numTensors;
    const variables = makeVariables();
    const optimizer = buildOptimizer(variables, options);
    const kept = tf.memory().numTensors;
    for (const [step, expected] of after.entries()) {
      tf.tidy(() => optimizer.apply(nameGradients(variables, golden.gradients[step]!)));
      for (const [i, variable] of variables.entries()) {
        assertTensor(variable, expected[i]!, 2e-6, `step ${step + 1}, weight ${i}`);
      }
    }
    assert.equal(optimizer.steps, after.length);
    assert.equal(tf.memory().numTensors, kept);
    optimizer.dispose();
    tf.dispose(variables);
    assert.equal(tf.memory().numTensors, tensors);
  });

  test(`${JSON.stringify(options)}: slots, steps and weights are all that the next step depends on`, () => {
    const variables = makeVariables();
    const first = buildOptimizer(variables, options);
    const step = (index: number, optimizer: ReturnType<typeof buildOptimizer>) =>
      tf.tidy(() => optimizer.apply(nameGradients(optimizer.variables, golden.gradients[index]!)));
    step(0, first);
    step(1, first);
    const copies = variables.map((variable) => tf.tidy(() => tf.variable(variable.clone())));
    const second = buildOptimizer(copies, options);
    second.steps = first.steps;
    assert.equal(second.slots.length, first.slots.length);
    for (const [i, slot] of second.slots.entries()) slot.assign(first.slots[i]!);
    step(3, first);
    step(3, second);
    for (const [i, copy] of copies.entries()) assert.deepEqual(copy.dataSync(), variables[i]!.dataSync());
    first.dispose();
    second.dispose();
    tf.dispose([variables, copies]);
  });
}

test('without a rule it is Adam', () => {
  const optimizer = buildOptimizer([], { learningRate: 0.1 });
  assert.ok(optimizer instanceof Adam);
});

const refused: [string, () => unknown, RegExp][] = [
  [
    'an unknown rule',
    () => buildOptimizer([], { rule: 'lion' } as never),
    /Unknown rule "lion". Known: adam/,
  ],
  ['a learning rate of zero', () => new Sgd([], { learningRate: 0 }), /above 0; got 0/],
  ['an infinite learning rate', () => new Rmsprop([], { learningRate: Infinity }), /above 0; got Infinity/],
  ['a momentum of 1', () => new Sgd([], { momentum: 1 }), /momentum is a number from 0 up to, but not, 1/],
  ['a negative rho', () => new Rmsprop([], { rho: -0.1 }), /rho is a number from 0 .* got -0.1/],
  ['a beta1 of 1', () => new Adam([], { learningRate: 1, beta1: 1 }), /beta1 is a number from 0/],
  ['Nesterov without momentum', () => new Sgd([], { nesterov: true }), /Nesterov needs momentum/],
];
for (const [what, make, message] of refused) {
  test(`${what} is refused`, () => assert.throws(make, message));
}

for (const options of golden.cases.map((entry) => entry.options)) {
  test(`${JSON.stringify(options)}: a missing gradient is named, and nothing moves`, () => {
    const variables = makeVariables();
    const optimizer = buildOptimizer(variables, options);
    tf.tidy(() => {
      const some = nameGradients(variables, golden.gradients[0]!);
      delete some[variables[1]!.name];
      assert.throws(() => optimizer.apply(some), new RegExp(`no gradient for ${variables[1]!.name}`));
    });
    assert.equal(optimizer.steps, 0);
    assertTensor(variables[0]!, golden.weights[0]!, 1e-8, 'the first weight');
    optimizer.dispose();
    tf.dispose(variables);
  });
}
