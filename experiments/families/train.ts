/** The families that `measure.ts` compares: each learns from the same digits, and answers the same three questions. */
import * as tf from '@tensorflow/tfjs';
import { countFlipBits, drawFlipped } from '../../src/arithmetic/kernel-density';
import { mean } from '../../src/arithmetic/mean';
import { countBits, learnPixels, makePixelModel, writeImage } from '../../src/arithmetic/pixel-by-pixel';
import { batchIndices } from '../../src/data/batches';
import { toBinaryImages } from '../../src/data/binary-digits';
import { BINARY_DECODER, BINARY_ENCODER, CODE_SIZE } from '../../src/models/binary-autoencoder';
import { BINARY_DISCRIMINATOR, BINARY_GENERATOR, BINARY_LATENT } from '../../src/models/binary-gan';
import type { Network } from '../../src/models/network';
import type { RandomStream } from '../../src/random/stream';
import { imageExamples } from '../../src/training/examples';
import { TUTORIAL_GAME } from '../../src/training/game';
import { buildGan } from '../../src/training/gan';
import { trainSteps } from '../../src/training/loop';
import { generateImages } from '../../src/training/sample';
import { takeStep } from '../../src/training/steps/choose-step';
import { buildVariational, variationalCost } from '../../src/training/variational';
import type { FamilyName } from './families';

export type Images = readonly ArrayLike<number>[];

export interface FamilySettings {
  /** Of the model that writes pixel after pixel, over all digits. */
  passes: number;
  /** Of the VAE. */
  rounds: number;
  ganSteps: number;
  /** Chance to flip a pixel of an example. */
  flip: number;
}

/** A model that has learned. */
export interface Family {
  /** Mean of −log₂ P(image), in bits; a VAE's is the bound. */
  bits?(images: readonly Uint8Array[]): Promise<number>;
  /** As they are shown, from 0 to 1, and with each pixel on or off. */
  draw(count: number, random: RandomStream): Promise<{ shown: Images; binary: Images }>;
  /** What is shipped of it. */
  network?: Network;
  dispose?(): void;
}

type Learn = (digits: Uint8Array[], settings: FamilySettings, random: RandomStream) => Promise<Family>;

const times = <Value>(count: number, make: () => Value): Value[] => Array.from({ length: count }, make);

const learnPixelAfterPixel: Learn = async (digits, { passes }, random) => {
  const model = makePixelModel(196);
  for (let pass = 0; pass < passes; pass++)
    learnPixels(model, digits, { rate: 0.02 / (1 + pass / 4), random });
  return {
    bits: async (images) => mean(images.map((image) => countBits(model, image))),
    async draw(count, pen) {
      const written = times(count, () => writeImage(model, pen));
      return { shown: written, binary: written };
    },
  };
};

const keepExamples: Learn = async (digits, { flip }) => ({
  bits: async (images) => mean(images.map((image) => countFlipBits(digits, image, flip))),
  async draw(count, pen) {
    const drawn = times(count, () => drawFlipped(digits, flip, pen));
    return { shown: drawn, binary: drawn };
  },
});

const toRows = (images: readonly Uint8Array[]) =>
  tf.tensor2d(
    images.flatMap((image) => [...image]),
    [images.length, 196],
  );

const learnVariational: Learn = async (digits, { rounds }, random) => {
  const vae = buildVariational({
    encoder: BINARY_ENCODER,
    decoder: BINARY_DECODER,
    random,
    optimizer: { learningRate: 2e-3 },
  });
  const order = random.fork('order');
  for (let round = 0; round < rounds; round++)
    for (const some of batchIndices(digits.length, { batchSize: 50, random: order })) {
      const rows = toRows(Array.from(some, (i) => digits[i]!));
      await vae.step(rows);
      rows.dispose();
    }
  return {
    async bits(images) {
      const noise = random.fork('judged').normals(images.length * CODE_SIZE);
      const nats = tf.tidy(
        () =>
          tf
            .mean(variationalCost(vae, toRows(images), tf.tensor2d(noise, [images.length, CODE_SIZE])))
            .dataSync()[0]!,
      );
      return nats / Math.log(2);
    },
    async draw(count, pen) {
      const codes = pen.normals(count * CODE_SIZE);
      const chances = tf.tidy(() =>
        tf
          .sigmoid(vae.decoder.apply(tf.tensor2d(codes, [count, CODE_SIZE]), { training: false }))
          .arraySync(),
      ) as number[][];
      const binary = chances.map((image) => image.map((on) => Number(pen.uniform() < on)));
      return { shown: chances, binary };
    },
    dispose: () => vae.dispose(),
  };
};

const learnGan: Learn = async (digits, { ganSteps }, random) => {
  const gan = buildGan({
    generator: BINARY_GENERATOR,
    discriminator: BINARY_DISCRIMINATOR,
    random,
    optimizer: { learningRate: 1e-3, beta1: 0, beta2: 0.9, epsilon: 1e-8 },
  });
  const game = { ...TUTORIAL_GAME, loss: 'relativistic', r1: 1, r2: 1 } as const;
  const images = { ...toBinaryImages(digits), source: 'digits', labels: new Uint8Array(digits.length) };
  for await (const _ of trainSteps(gan, imageExamples(images), {
    steps: ganSteps,
    batchSize: 64,
    k: 1,
    shuffle: random.fork('shuffle'),
    step: (player, batches) => takeStep(player, game, batches),
  }));
  return {
    async draw(count, pen) {
      const latents = tf.tensor2d(pen.normals(count * BINARY_LATENT), [count, BINARY_LATENT]);
      const { pixels } = await generateImages(gan.generator, latents);
      latents.dispose();
      const shown = Array.from({ length: count }, (_, i) =>
        Array.from(pixels.subarray(196 * i, 196 * (i + 1)), (level) => level / 255),
      );
      return { shown, binary: shown.map((image) => image.map((on) => Number(on > 0.5))) };
    },
    network: gan.generator,
    dispose: () => gan.dispose(),
  };
};

export const FAMILIES = {
  'pixel after pixel': learnPixelAfterPixel,
  'examples with flips': keepExamples,
  VAE: learnVariational,
  GAN: learnGan,
} as const satisfies Record<FamilyName, Learn>;
