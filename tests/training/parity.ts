/** A recipe's networks and games at full size beside another library: what the parity tests have in common. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { joinLabels, toOneHot } from '../../src/models/conditional';
import { Network } from '../../src/models/network';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import type { Game } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import type { Recipe } from '../../src/training/recipes/recipe';
import { gameStep } from '../../src/training/steps/game-step';

interface Probe {
  mean: number;
  deviation: number;
  values: number[];
}

export interface GoldenLayers {
  generator: (Probe & { layer: string })[];
  discriminator: (Probe & { layer: string })[];
}

export interface GoldenGame {
  steps: { generatorLoss: number; discriminatorLoss: number }[];
  generatorAfter: Probe[];
  discriminatorAfter: Probe[];
  /** Means and variances that the generator's batch normalisation has gathered. */
  gathered?: Probe[];
}

/** What lies in tests/golden/recipes, by the recipe's name. */
export const readGolden = (file: string) =>
  JSON.parse(readFileSync(join(__dirname, '..', 'golden', 'recipes', file), 'utf8')) as Record<string, never>;

/** As drawn_numbers.py has it. */
const batch = 3;

/** Numbers of mean 0 and deviation 1, uniform: each from its place and the key alone, as drawn_numbers.py has them. */
function draw(count: number, key: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    let x = (Math.imul(i, 2654435761) + Math.imul(key, 2246822519)) >>> 0;
    x = Math.imul(x ^ (x >>> 15), 2246822519) >>> 0;
    x = Math.imul(x ^ (x >>> 13), 3266489917) >>> 0;
    x = (x ^ (x >>> 16)) >>> 0;
    return (x / 2 ** 31 - 1) * Math.sqrt(3);
  });
}

/** Weights that can be learned get number first, first + 1, …; moving statistics stay as they are. */
function initialize(network: Network, first: number): void {
  for (const [i, weight] of network.variables.entries()) {
    const taps = weight.shape.slice(0, -1).reduce((product, size) => product * size, 1);
    const scale = weight.shape.length > 1 ? 1 / Math.sqrt(taps) : 0.1;
    const shift = /gamma/.test(weight.name) ? 1 : 0;
    const values = Float32Array.from(draw(weight.size, first + i), (value) => shift + scale * value);
    tf.tidy(() => weight.assign(tf.tensor(values, weight.shape)));
  }
}

export const latents = (key: number) => tf.tensor2d(Float32Array.from(draw(batch * 100, key)), [batch, 100]);

export function images(key: number, [height, width, channels]: number[]): tf.Tensor4D {
  const values = draw(batch * height! * width! * channels!, key).map((value) => value / Math.sqrt(3));
  return tf.tensor4d(Float32Array.from(values), [batch, height!, width!, channels!]);
}

/** Batch number n: the classes 3n, 3n + 1 and 3n + 2. */
const labels = (number: number, classes: number) =>
  toOneHot(
    Array.from({ length: batch }, (_, i) => (batch * number + i) % classes),
    classes,
  );

function probe(values: ArrayLike<number>, count = 12): Probe {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const deviation = Math.sqrt(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length);
  const places = Array.from(
    { length: count },
    (_, i) => Math.floor((i * all.length) / count) + ((7 * i) % Math.max(1, Math.floor(all.length / count))),
  );
  return { mean, deviation, values: places.map((place) => all[place]!) };
}

function assertProbe(seen: Probe, wanted: Probe, tolerance: number, what: string): void {
  const pairs = [
    [seen.mean, wanted.mean],
    [seen.deviation, wanted.deviation],
    ...seen.values.map((value, i) => [value, wanted.values[i]!]),
  ];
  for (const [ours, theirs] of pairs) {
    assert.ok(Math.abs(ours! - theirs!) <= tolerance, `${what}: ${ours}, golden ${theirs}`);
  }
}

/** What the modules of PyTorch and the layers of Keras are called here. */
const NAMES: Record<string, string> = {
  Linear: 'dense',
  Dense: 'dense',
  FromChannelsLast: 'reshape',
  Reshape: 'reshape',
  BatchNorm1d: 'batchNormalization',
  BatchNorm2d: 'batchNormalization',
  BatchNormalization: 'batchNormalization',
  Upsample: 'upsampling2d',
  Conv2d: 'conv2d',
  ConvTranspose2d: 'conv2dTranspose',
  LeakyReLU: 'leakyRelu',
  ReLU: 'relu',
  Tanh: 'tanh',
  Activation: 'tanh',
  FlattenChannelsLast: 'flatten',
  Flatten: 'flatten',
};

/** Each layer of a player gives the golden numbers, in training mode. */
export function assertLayers(
  { networks }: Recipe,
  player: 'generator' | 'discriminator',
  golden: GoldenLayers,
): void {
  const spec = networks[player];
  const expected = golden[player];
  const whole = Network.build(spec, new RandomStream(1));
  initialize(whole, player === 'generator' ? 0 : 100);
  const weights = [...whole.weights];
  assert.deepEqual(
    spec.layers.map(({ layer }) => layer),
    expected.map(({ layer }) => NAMES[layer]),
  );
  tf.tidy(() => {
    let x: tf.Tensor = player === 'generator' ? latents(200) : images(300, spec.inputShape);
    if (spec.classes) x = joinLabels(x, labels(0, spec.classes));
    for (const [i, layer] of spec.layers.entries()) {
      const inputShape = x.shape.slice(1) as number[];
      const one = Network.build({ name: 'one', inputShape, layers: [layer] }, new RandomStream(1));
      one.setWeights(weights.splice(0, one.weights.length));
      x = one.apply(x, { training: true });
      one.dispose();
      const wanted = expected[i]!;
      // Float32 keeps seven digits; a layer's sums of up to 8,192 products lose two or three of them.
      const tolerance = 2e-4 * Math.max(1, wanted.deviation);
      assertProbe(probe(x.dataSync()), wanted, tolerance, `layer ${i}, ${layer.layer}`);
    }
  });
  whole.dispose();
}

/** Steps of a game with the full plan's optimisers give the golden losses, and then the golden weights. */
export async function assertGame({ networks, plans }: Recipe, game: Game, golden: GoldenGame): Promise<void> {
  const gan = buildGan({ ...networks, optimizer: plans.full.optimizer, random: new RandomStream(1) });
  initialize(gan.generator, 0);
  initialize(gan.discriminator, 100);
  for (const [i, wanted] of golden.steps.entries()) {
    const real = images(400 + i, networks.discriminator.inputShape);
    const codes = [latents(500 + i), ...(game.latents === 'fresh' ? [latents(600 + i)] : [])];
    const told = networks.generator.classes ? [labels(i, networks.generator.classes)] : [];
    const seen = await gameStep(gan, game, [real], codes, told);
    tf.dispose([real, ...codes, ...told]);
    for (const loss of ['generatorLoss', 'discriminatorLoss'] as const) {
      const gap = Math.abs(seen[loss] - wanted[loss]);
      assert.ok(
        gap <= 1e-3 * Math.max(1, wanted[loss]),
        `step ${i + 1}, ${loss}: ${seen[loss]}, ${wanted[loss]}`,
      );
    }
  }
  assertWeights(gan, golden);
  const gathered = gan.generator.weights.filter(({ trainable }) => !trainable);
  for (const [i, wanted] of golden.gathered?.entries() ?? []) {
    const tolerance = 1e-3 * Math.max(1, wanted.mean);
    assertProbe(probe(gathered[i]!.dataSync()), wanted, tolerance, `gathered, ${gathered[i]!.name}`);
  }
  gan.dispose();
}

function assertWeights(gan: Gan, golden: GoldenGame): void {
  for (const player of ['generator', 'discriminator'] as const) {
    const rate = gan[`${player}Optimizer`].learningRate;
    for (const [i, weight] of gan[player].variables.entries()) {
      if (hasNoSlope(gan[player].spec, weight.name)) continue;
      // Adam moves a weight by about the rate, however small its slope, so that float32's last digits of a small slope
      // become a part of a step: seen were 0.02 of one on average, and 0.22 at most (beta, batch of 3).
      const wanted = golden[`${player}After`][i]!;
      const seen = probe(weight.dataSync());
      assertProbe(seen, wanted, rate / 3, `after three steps, ${weight.name}`);
      const gaps = seen.values.map((value, k) => Math.abs(value - wanted.values[k]!) / rate);
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      assert.ok(mean <= 0.06, `after three steps, ${weight.name} is off by ${mean} of a step on average`);
    }
  }
}

/** A bias right before batch normalisation is taken away again: its slope is noise, and Adam follows noise, too. */
function hasNoSlope({ layers }: NetworkSpec, weight: string): boolean {
  const index = Number(/\/(\d+)\./.exec(weight)![1]);
  return /bias/.test(weight) && layers[index + 1]?.layer === 'batchNormalization';
}
