import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as tf from '@tensorflow/tfjs';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { buildGan } from '../../src/training/gan';
import { binaryCrossEntropy } from '../../src/training/losses/binary-cross-entropy';
import { plainStep, trainStep } from '../../src/training/steps/shared-pass';
import { onEachEngine } from '../backend/engine';
import { assertTensor, type Packed, unpack } from '../tensors';

interface Golden {
  training: {
    generatorSpec: NetworkSpec;
    discriminatorSpec: NetworkSpec;
    learningRate: number;
    generator: Packed[];
    discriminator: Packed[];
    steps: {
      real: Packed;
      latents: Packed;
      generatorLoss: number;
      discriminatorLoss: number;
      generatorAfter: Packed[];
      discriminatorAfter: Packed[];
    }[];
  };
  losses: { logits: number[]; real: number[]; fake: number[] };
}

const golden = JSON.parse(
  readFileSync(join(__dirname, '..', 'golden', 'dcgan', 'keras.json'), 'utf8'),
) as Golden;

onEachEngine(() => {
  for (const [name, step] of Object.entries({ plainStep, trainStep })) {
    test(`${name}: three steps give Keras' losses and weights`, async () => {
      const { training } = golden;
      const gan = buildGan({
        generator: training.generatorSpec,
        discriminator: training.discriminatorSpec,
        random: new RandomStream(1),
        optimizer: { learningRate: training.learningRate },
      });
      tf.tidy(() => {
        gan.generator.setWeights(training.generator.map(unpack));
        gan.discriminator.setWeights(training.discriminator.map(unpack));
      });
      for (const [i, expected] of training.steps.entries()) {
        const real = unpack(expected.real);
        const latents = unpack(expected.latents) as tf.Tensor2D;
        const result = await step(gan, real, latents);
        tf.dispose([real, latents]);
        const close = (actual: number, wanted: number, what: string) =>
          assert.ok(
            Math.abs(actual - wanted) < 1e-5 * Math.max(1, wanted),
            `step ${i + 1}, ${what}: ${actual} instead of ${wanted}`,
          );
        close(result.generatorLoss, expected.generatorLoss, 'generator loss');
        close(result.discriminatorLoss, expected.discriminatorLoss, 'discriminator loss');
        for (const [network, weights] of [
          [gan.generator, expected.generatorAfter],
          [gan.discriminator, expected.discriminatorAfter],
        ] as const) {
          for (const [j, weight] of network.weights.entries()) {
            assertTensor(weight, weights[j]!, 1e-4, `step ${i + 1}, ${weight.name}`);
          }
        }
      }
      gan.dispose();
    });
  }

  for (const label of ['real', 'fake'] as const) {
    for (const [i, logit] of golden.losses.logits.entries()) {
      test(`cross entropy of the logit ${logit} labelled ${label} is Keras' ${golden.losses[label][i]}`, () => {
        const loss = tf.tidy(() => binaryCrossEntropy(tf.tensor1d([logit]), label).dataSync()[0]!);
        const expected = golden.losses[label][i]!;
        assert.ok(
          Math.abs(loss - expected) <= 1e-6 * Math.max(1, expected),
          `${loss} instead of ${expected}`,
        );
      });
    }
  }
});
