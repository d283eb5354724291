/** Deck 004, AIMS Rwanda: Algorithm 1's two gradients and the value of the game. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sigmoid } from '../../src/arithmetic/activations';
import { differentiate } from '../../src/arithmetic/finite-differences';
import { bestValue, EQUILIBRIUM_VALUE } from '../../src/arithmetic/game';
import { averageLosses, discriminatorLoss, minimax } from '../../src/arithmetic/gan-losses';

const real = [2, -1, 0.5];
const fake = [-3, 0.2, 1];

describe('Algorithm 1, L138-159', () => {
  test('the discriminator ascends (1/m) Σ [log D(x) + log(1 − D(G(z)))]: minus the loss it descends', () => {
    const objective =
      real.reduce((sum, logit, i) => sum + Math.log(sigmoid(logit)) + Math.log(1 - sigmoid(fake[i]!)), 0) / 3;
    assert.ok(Math.abs(objective + discriminatorLoss({ real, fake, loss: minimax }).total) < 1e-12);
  });

  test('the generator descends (1/m) Σ log(1 − D(G(z)))', () => {
    const objective = (logits: number[]) =>
      logits.reduce((sum, logit) => sum + Math.log(1 - sigmoid(logit)), 0) / logits.length;
    const { value, gradients } = averageLosses(fake.map(minimax.generator));
    assert.ok(Math.abs(value - objective(fake)) < 1e-12);
    differentiate(objective, fake).forEach((slope, i) => {
      assert.ok(Math.abs(slope - gradients[i]!) < 1e-9, `logit ${i}`);
    });
  });
});

test('min max V, L165: the best the generator can reach is −log 4 = −1.386', () => {
  assert.equal(EQUILIBRIUM_VALUE.toFixed(3), '-1.386');
  const data = [0.2, 0.3, 0.5];
  assert.ok(Math.abs(bestValue(data, data) + Math.log(4)) < 1e-12);
  assert.ok(bestValue(data, [0.3, 0.3, 0.4]) > EQUILIBRIUM_VALUE);
});
