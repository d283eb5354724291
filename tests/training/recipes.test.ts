import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Engine } from '../../src/backend';
import { RandomStream } from '../../src/random/stream';
import { pointExamples } from '../../src/training/examples';
import { findGameFault } from '../../src/training/game';
import { buildGan } from '../../src/training/gan';
import { startPlace } from '../../src/training/loop';
import { PROFILES } from '../../src/training/profiles';
import { findRecipe, RECIPES } from '../../src/training/recipes';
import { stepStatus } from '../../src/training/steps/recorded-step';
import { startEngine } from '../backend/engine';

let engine: Engine;
before(async () => {
  engine = await startEngine();
});

for (const [name, recipe] of Object.entries(RECIPES)) {
  test(`${name}: its data fit its networks, and its game runs as one graph`, async () => {
    assert.equal(findGameFault(recipe.game), undefined);
    const data = recipe.load({ profile: 'quick', seed: 1 });
    const [size] = [recipe.networks.discriminator.inputShape.reduce((a, b) => a * b, 1)];
    assert.equal(data.examples(3).length, 3 * size!);
    for (const profile of PROFILES) assert.ok(recipe.plans[profile].epochs > 0);
    const { optimizer } = recipe.plans.quick;
    const gan = buildGan({ ...recipe.networks, optimizer, random: new RandomStream(1) });
    const place = startPlace(new RandomStream(2));
    let steps = 0;
    for await (const report of data.train(gan, { epochs: 1, batchSize: 8, place })) {
      assert.equal(report.stepsPerEpoch, data.stepsPerEpoch(8));
      if (++steps === 3) break;
    }
    const modes = Object.values(stepStatus(gan)).map(({ mode }) => mode);
    assert.deepEqual(modes, [engine.name === 'tensorflow' ? 'graph' : 'plain']);
    gan.dispose();
  });
}

test("deck 003's plan: Adam 1e-4 and 2e-4, half the loss, the generator first, noise for each", () => {
  for (const name of ['standard-gan', 'resize-dcgan']) {
    const { game, plans } = findRecipe(name);
    assert.deepEqual(
      [game.order, game.latents, game.halved, game.loss],
      ['generator-first', 'fresh', true, 'non-saturating'],
    );
    assert.deepEqual(plans.full.optimizer, {
      generator: { learningRate: 1e-4, epsilon: 1e-8 },
      discriminator: { learningRate: 2e-4, epsilon: 1e-8 },
    });
  }
});

test("PyTorch's tutorial: weights N(0, 0.02), scales N(1, 0.02), the discriminator first, Adam 2e-4 with β₁ 0.5", () => {
  const { game, networks, plans } = findRecipe('dcgan64');
  assert.deepEqual([game.order, game.latents, game.halved], ['discriminator-first', 'shared', false]);
  assert.deepEqual(plans.full.optimizer, { learningRate: 2e-4, beta1: 0.5, epsilon: 1e-8 });
  const gan = buildGan({ ...networks, optimizer: plans.full.optimizer, random: new RandomStream(4) });
  for (const weight of [...gan.generator.weights, ...gan.discriminator.weights]) {
    const values = Float32Array.from(weight.dataSync());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const [wantedMean, wanted] = /kernel/.test(weight.name)
      ? [0, 0.02]
      : /gamma/.test(weight.name)
        ? [1, 0.02]
        : [/movingVariance/.test(weight.name) ? 1 : 0, 0];
    // Five standard errors.
    assert.ok(
      Math.abs(mean - wantedMean) <= (5 * wanted) / Math.sqrt(values.length),
      `${weight.name}: ${mean}`,
    );
    assert.ok(
      Math.abs(deviation - wanted) <= (5 * wanted) / Math.sqrt(2 * values.length),
      `${weight.name}: ${deviation}`,
    );
  }
  gan.dispose();
});

test('points are taken by their numbers', () => {
  const examples = pointExamples(Float32Array.of(1, 2, 3, 4, 5, 6));
  assert.equal(examples.count, 3);
  const taken = examples.take([2, 0]);
  assert.deepEqual(taken.arraySync(), [
    [5, 6],
    [1, 2],
  ]);
  taken.dispose();
});
