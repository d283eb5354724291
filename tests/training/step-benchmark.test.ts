import assert from 'node:assert/strict';
import { test } from 'node:test';
import { median, ratioOf } from '../../benchmarks/step';
import { countStepOperations } from '../../benchmarks/step/arithmetic';
import { assertMeasured, batchOf, describeRecipe, MEASURED } from '../../benchmarks/step/recipe';
import { DISCRIMINATOR, GENERATOR } from '../../src/models/case-study';
import { CLASSIFIER_TRUNK } from '../../src/models/classifier';
import type { NetworkSpec } from '../../src/models/spec';
import { findRecipe } from '../../src/training/recipes';

test("the case study's step takes 432 million operations a sample, as counted by hand", () => {
  const generator = 100 * 12544 + 49 * 25 * 256 * 128 + 49 * 25 * 128 * 64 + 196 * 25 * 64;
  const discriminator = 196 * 25 * 64 + 49 * 25 * 64 * 128 + 6272;
  const products = 3 * generator - 100 * 12544 + 6 * discriminator - 196 * 25 * 64;
  assert.equal(countStepOperations(GENERATOR, DISCRIMINATOR), 2 * products);
  assert.equal(2 * products, 431_588_864);
});

test('a ratio is the median of the rounds, each set against the same minute of the other', () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(ratioOf([1, 10, 3], [2, 10, 4]), 0.75);
});

for (const name of MEASURED) {
  test(`the peers are told ${name}'s networks as data that says all`, () => {
    const told = JSON.parse(describeRecipe(name)) as Record<string, NetworkSpec>;
    const first = name === 'classifier' ? CLASSIFIER_TRUNK : findRecipe(name).networks.generator;
    assert.deepEqual(told[first.name], first);
    assert.ok(batchOf(name) >= 64);
  });
}

test('a recipe without a measured step is refused with those that have one', () => {
  assert.throws(
    () => assertMeasured('dense-gan'),
    /no step of "dense-gan" to measure\. Known: dcgan, standard-gan/,
  );
});
