import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { describeNetwork } from '../../src/models/describe';
import { RESIZE_GENERATOR } from '../../src/models/resize-dcgan';
import type { LayerSpec, NetworkSpec } from '../../src/models/spec';
import { listStages } from '../../src/models/stages';
import { STANDARD_GENERATOR } from '../../src/models/standard-gan';

const network = (inputShape: number[], ...layers: LayerSpec[]): NetworkSpec => ({
  name: 'net',
  inputShape,
  layers,
});

test("weights have Keras' names and sizes, each with its path", () => {
  const { layers } = describeNetwork(GENERATOR);
  assert.deepEqual(
    layers[0]!.weights.map(({ path, shape }) => [path, shape]),
    [['generator/0.dense/kernel', [100, 12_544]]],
  );
  assert.deepEqual(
    layers[1]!.weights.map(({ name, trainable }) => [name, trainable]),
    [
      ['gamma', true],
      ['beta', true],
      ['movingMean', false],
      ['movingVariance', false],
    ],
  );
});

test("deck 003's 1,739,520 parameters count moving statistics, 1,735,936 are learned", () => {
  const { parameterCount, trainableCount } = describeNetwork(STANDARD_GENERATOR);
  assert.equal(parameterCount, 1_739_520);
  assert.equal(trainableCount, 1_735_936);
});

test('a network without layers gives its input, and owns nothing', () => {
  const { outputShape, parameterCount } = describeNetwork(network([3]));
  assert.deepEqual(outputShape, [3]);
  assert.equal(parameterCount, 0);
});

test('an unknown layer and one that does not fit are a sentence', () => {
  assert.throws(
    () => describeNetwork(network([3], { layer: 'toString' } as never)),
    /Unknown layer "toString". Known: dense,/,
  );
  assert.throws(
    () => describeNetwork(network([4, 4, 1], { layer: 'dense', units: 2 })),
    /Put a flatten before/,
  );
  assert.throws(
    () => describeNetwork(network([4], { layer: 'reshape', shape: [3, 2] })),
    /cannot make \[3,2\] \(6 numbers\) of \[4\] \(4\)/,
  );
});

for (const spec of [GENERATOR, DISCRIMINATOR, RESIZE_GENERATOR, STANDARD_GENERATOR]) {
  test(`the steps of a ${spec.name} hold all its parameters and end in its output`, () => {
    const { parameterCount, outputShape } = describeNetwork(spec);
    const stages = listStages(spec);
    assert.equal(
      stages.reduce((sum, { parameters }) => sum + parameters, 0),
      parameterCount,
    );
    assert.deepEqual(stages.at(-1)!.outputShape, outputShape);
  });
}

test("the case study's discriminator in steps: two strided convolutions, and a dense layer on maps drawn as maps", () => {
  assert.deepEqual(listStages(DISCRIMINATOR), [
    {
      name: '5×5, stride 2',
      notes: ['leaky ReLU', 'dropout'],
      outputShape: [14, 14, 64],
      parameters: 1664,
    },
    {
      name: '5×5, stride 2',
      notes: ['leaky ReLU', 'dropout'],
      outputShape: [7, 7, 128],
      parameters: 204_928,
    },
    { name: 'dense', notes: [], outputShape: [1], parameters: 6273 },
  ]);
});
