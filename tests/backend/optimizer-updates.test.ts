import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import {
  plainStepByAdam,
  plainStepByRmsprop,
  plainStepBySgd,
  stepByAdam,
  stepByRmsprop,
  stepBySgd,
} from '../../src/backend/optimizer-updates';
import { RandomStream } from '../../src/random/stream';
import { assertClose } from '../tensors';
import { startEngine } from './engine';

before(startEngine);

type Apply = (slots: tf.Variable[], gradient: tf.Tensor, rate: tf.Scalar) => void;

const adam = { beta1: 0.5, beta2: 0.99, epsilon: 1e-4 };
const rmsprop = { rho: 0.8, epsilon: 1e-3 };

/** Each rule's two forms; the slots are the variable, then what the rule keeps. */
const RULES: Record<string, [engine: Apply, plain: Apply]> = {
  Adam: [stepByAdam, plainStepByAdam].map(
    (step): Apply =>
      ([variable, mean, square], gradient, rate) =>
        step({ variable: variable!, mean: mean!, square: square!, gradient, rate, ...adam }),
  ) as [Apply, Apply],
  ...Object.fromEntries(
    [0, 0.7].map((momentum) => [
      `RMSprop with momentum ${momentum}`,
      [stepByRmsprop, plainStepByRmsprop].map(
        (step): Apply =>
          ([variable, square, velocity], gradient, rate) =>
            step({ variable: variable!, square: square!, velocity, gradient, rate, momentum, ...rmsprop }),
      ) as [Apply, Apply],
    ]),
  ),
  'gradient descent': [stepBySgd, plainStepBySgd].map(
    (step): Apply =>
      ([variable], gradient, rate) =>
        step({ variable: variable!, gradient, rate, momentum: 0, nesterov: false }),
  ) as [Apply, Apply],
  ...Object.fromEntries(
    [false, true].map((nesterov) => [
      nesterov ? 'Nesterov momentum' : 'momentum',
      [stepBySgd, plainStepBySgd].map(
        (step): Apply =>
          ([variable, velocity], gradient, rate) =>
            step({ variable: variable!, velocity, gradient, rate, momentum: 0.9, nesterov }),
      ) as [Apply, Apply],
    ]),
  ),
};

for (const [name, forms] of Object.entries(RULES)) {
  test(`${name}: the engine's operation moves weights and slots as the plain one does, and leaves no tensor`, () => {
    const [engine, plain] = forms.map((apply) => {
      const random = new RandomStream(4);
      const slots = [
        tf.variable(tf.tensor2d(random.normals(6), [2, 3])),
        tf.variable(tf.tensor2d(random.uniforms(6), [2, 3])),
        tf.variable(tf.tensor2d(random.uniforms(6), [2, 3])),
      ];
      const counts: number[] = [];
      for (let i = 0; i < 4; i++) {
        tf.tidy(() => apply(slots, tf.tensor2d(random.normals(6), [2, 3]), tf.scalar(0.1)));
        counts.push(tf.memory().numTensors);
      }
      assert.deepEqual(new Set(counts.slice(1)), new Set([counts[0]]));
      const values = slots.map((slot) => slot.dataSync().slice());
      tf.dispose(slots);
      return values;
    });
    for (const [i, expected] of plain!.entries()) assertClose(engine![i]!, expected, 1e-5, `slot ${i}`);
  });
}
