import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import * as plain from '../../../src/arithmetic/gan-losses';
import { findLoss, LOSSES, type LossName } from '../../../src/training/losses';
import { halved } from '../../../src/training/losses/gan-loss';
import { startEngine } from '../../backend/engine';
import golden from '../../golden/losses/pytorch.json';

before(startEngine);

const { real, fake, losses } = golden;
const column = (numbers: number[]) => tf.tensor2d(numbers, [numbers.length, 1]);

/** A loss of two lists of outputs, with its gradient by each. */
function evaluate(f: (a: tf.Tensor, b: tf.Tensor) => tf.Scalar, a: number[], b: number[]) {
  return tf.tidy(() => {
    const { value, grads } = tf.valueAndGrads((x, y) => f(x!, y!))([column(a), column(b)]);
    return { value: value.dataSync()[0]!, gradients: grads.map((grad) => [...grad.dataSync()]) };
  });
}

function assertClose(actual: number, expected: number, what: string): void {
  const room = 2e-6 * Math.max(1, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= room, `${what}: ${actual}, expected ${expected}`);
}

/** The twin on plain numbers. */
const mean = (parts: plain.Loss[]) => plain.averageLosses(parts).value;
const pairs = real.map((score, i) => score - fake[i]!);
const BY_SCORE: Partial<Record<LossName, plain.GanLoss>> = {
  'non-saturating': plain.nonSaturating,
  minimax: plain.minimax,
  'least-squares': plain.leastSquares,
  hinge: plain.hinge,
  wasserstein: plain.wasserstein,
};

function twin(name: LossName): { discriminator: number; generator: number } {
  const loss = BY_SCORE[name];
  if (!loss) {
    const { discriminator, generator } = plain.relativistic;
    return { discriminator: mean(pairs.map(discriminator)), generator: mean(pairs.map(generator)) };
  }
  return {
    discriminator: plain.discriminatorLoss({ loss, real, fake }).total,
    generator: mean(fake.map(loss.generator)),
  };
}

for (const name of LOSSES) {
  describe(name, () => {
    const loss = findLoss(name);

    for (const [player, first, second] of [
      ['discriminator', real, fake],
      ['generator', fake, real],
    ] as const) {
      test(`the ${player}'s loss and its gradients are those of PyTorch ${golden.torch}`, () => {
        // A gradient by outputs that a loss does not look at is none for tfjs.
        const touch = (a: tf.Tensor, b: tf.Tensor) => tf.mul(0, tf.add(tf.sum(a), tf.sum(b)));
        const f = (a: tf.Tensor, b: tf.Tensor) => tf.add(loss[player](a, b), touch(a, b)) as tf.Scalar;
        const ours = evaluate(f, first, second);
        const theirs = losses[name][player];
        assertClose(ours.value, theirs.value, 'value');
        for (const [i, gradients] of theirs.gradients.entries()) {
          for (const [j, gradient] of gradients.entries()) {
            assertClose(ours.gradients[i]![j]!, gradient, `gradient ${i}.${j}`);
          }
        }
      });
    }

    test('both are their twins on plain numbers, and halving halves the discriminator only', () => {
      const expected = twin(name);
      const half = halved(loss);
      const [d, g, dHalf, gHalf] = tf.tidy(() =>
        [
          loss.discriminator(column(real), column(fake)),
          loss.generator(column(fake), column(real)),
          half.discriminator(column(real), column(fake)),
          half.generator(column(fake), column(real)),
        ].map((value) => value.dataSync()[0]!),
      );
      assertClose(d!, expected.discriminator, 'discriminator');
      assertClose(g!, expected.generator, 'generator');
      assertClose(dHalf!, expected.discriminator / 2, 'halved');
      assert.equal(gHalf, g);
    });

    test('no tensor is left', () => {
      const [a, b] = [column(real), column(fake)];
      const { numTensors } = tf.memory();
      tf.dispose([loss.discriminator(a, b), loss.generator(b, a), halved(loss).discriminator(a, b)]);
      assert.equal(tf.memory().numTensors, numTensors);
      tf.dispose([a, b]);
    });
  });
}

test('an unknown loss is told with the known ones', () => {
  assert.throws(() => findLoss('bce'), /Unknown loss "bce"\. Known: non-saturating, minimax, least-squares/);
  assert.throws(() => findLoss('toString'), /Unknown loss/);
});
