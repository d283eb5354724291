/**
 * The gradients of a step beside PyTorch's: each loss, alone and with each penalty, on each engine that runs here, and on
 * TensorFlow also as one recorded graph. The golden numbers are made by tests/golden/gradients/make.py, in float64 and by
 * double backward, which no engine here has. Writes results.json beside this file:
 *
 *     npm run experiment -- gradients
 */
import * as tf from '@tensorflow/tfjs';
import { type EngineName, selectEngine } from '../../src/backend';
import { drawNumbers } from '../../src/backend/operations';
import type { NetworkSpec } from '../../src/models/spec';
import { RandomStream } from '../../src/random/stream';
import { type Game, TUTORIAL_GAME } from '../../src/training/game';
import { buildGan, type Gan } from '../../src/training/gan';
import { LOSSES, type LossName } from '../../src/training/losses';
import { eagerGameStep, gameStep } from '../../src/training/steps/game-step';
import { stepStatus } from '../../src/training/steps/recorded-step';
import golden from '../../tests/golden/gradients/pytorch.json';
import type { Experiment } from '../harness';

const GENERATOR: NetworkSpec = {
  name: 'generator',
  inputShape: [3],
  layers: [
    { layer: 'dense', units: 32 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'reshape', shape: [4, 4, 2] },
    { layer: 'upsampling2d', factor: 2 },
    { layer: 'conv2d', filters: 1, kernelSize: 3, padding: 'same' },
    { layer: 'tanh' },
  ],
};

const DISCRIMINATOR: NetworkSpec = {
  name: 'discriminator',
  inputShape: [8, 8, 1],
  layers: [
    { layer: 'conv2d', filters: 2, kernelSize: 4, strides: 2, padding: 1 },
    { layer: 'leakyRelu', negativeSlope: 0.2 },
    { layer: 'flatten' },
    { layer: 'dense', units: 3 },
    { layer: 'tanh' },
    { layer: 'dense', units: 1 },
  ],
};

/** What a loss is played with; `gp` is WGAN-GP's penalty. */
export const PENALTIES = {
  none: {},
  r1: { r1: golden.r1 },
  r2: { r2: golden.r2 },
  r1r2: { r1: golden.r1, r2: golden.r2 },
  gp: { gp: golden.lambda },
} as const satisfies Record<string, Partial<Game>>;

export type PenaltyName = keyof typeof PENALTIES;

/** An engine, and whether the step ran as one recorded graph. */
export const WAYS = ['tensorflow', 'tensorflow, recorded', 'wasm', 'cpu'] as const;
export type Way = (typeof WAYS)[number];

export const engineOf = (way: Way) => way.split(',')[0] as EngineName;

export interface GradientCell {
  way: Way;
  loss: LossName;
  penalty: PenaltyName;
  /** Largest difference of a gradient from PyTorch's, as a share of that player's largest gradient. */
  generator: number;
  discriminator: number;
}

const BATCH = 4;

/** A step of plain descent with the rate 1 moves each weight by its gradient. */
function build(): Gan {
  const gan = buildGan({
    generator: GENERATOR,
    discriminator: DISCRIMINATOR,
    random: new RandomStream(1),
    optimizer: { rule: 'sgd', learningRate: 1 },
  });
  tf.tidy(() => {
    for (const player of ['generator', 'discriminator'] as const) {
      for (const [i, variable] of gan[player].variables.entries()) {
        variable.assign(tf.tensor(golden[`${player}Weights`][i]!, variable.shape));
      }
    }
  });
  return gan;
}

/** @throws Error if WGAN-GP's places are drawn where the golden numbers do not expect them. */
function assertShares({ dropout }: Gan, expected: readonly number[]): void {
  const drawn = tf.tidy(() => drawNumbers('uniform', [BATCH, 1, 1, 1], dropout.clone()).dataSync());
  if (drawn.some((share, i) => Math.abs(share - expected[i]!) > 1e-6)) {
    throw new Error(
      `The stream draws ${[...drawn]}, and SHARES of tests/golden/gradients/make.py are others.`,
    );
  }
}

function compare(before: Float32Array[], variables: readonly tf.Variable[], wanted: number[][]): number {
  let gap = 0;
  let scale = 0;
  for (const [i, variable] of variables.entries()) {
    for (const [j, after] of variable.dataSync().entries()) {
      const theirs = wanted[i]![j]!;
      gap = Math.max(gap, Math.abs(before[i]![j]! - after - theirs));
      scale = Math.max(scale, Math.abs(theirs));
    }
  }
  return gap / scale;
}

/**
 * Takes one step, on the engine that runs, and compares what it has moved.
 *
 * @throws Error if a step that should be recorded is none.
 */
export async function measureCell(way: Way, loss: LossName, penalty: PenaltyName): Promise<GradientCell> {
  const game: Game = { ...TUTORIAL_GAME, loss, ...PENALTIES[penalty] };
  const gan = build();
  const kind = engineOf(way) === 'tensorflow' ? 'tensorflow' : 'plain';
  const [real, z] = [tf.tensor(golden.real, [BATCH, 8, 8, 1]), tf.tensor2d(golden.z, [BATCH, 3])];
  try {
    if (penalty === 'gp') assertShares(gan, golden.shares[kind]);
    const players = [gan.generator, gan.discriminator];
    const [ofG, ofD] = players.map(({ variables }) =>
      variables.map((variable) => variable.dataSync().slice() as Float32Array),
    );
    const isRecorded = way.endsWith('recorded');
    await (isRecorded ? gameStep : eagerGameStep)(gan, game, [real], [z]);
    const [status] = Object.values(stepStatus(gan));
    if (isRecorded && status?.mode !== 'graph') throw new Error(`The step is no graph: ${status?.reason}.`);
    const wanted = golden.discriminator[loss][penalty === 'gp' ? (`gp, ${kind}` as const) : penalty];
    return {
      way,
      loss,
      penalty,
      generator: compare(ofG!, gan.generator.variables, golden.generator[loss]),
      discriminator: compare(ofD!, gan.discriminator.variables, wanted),
    };
  } finally {
    tf.dispose([real, z]);
    gan.dispose();
  }
}

/** Every cell of one way; selects its engine. */
export async function measureWay(way: Way): Promise<GradientCell[]> {
  await selectEngine({ wish: engineOf(way) });
  const cells: GradientCell[] = [];
  for (const loss of LOSSES) {
    for (const penalty of Object.keys(PENALTIES) as PenaltyName[])
      cells.push(await measureCell(way, loss, penalty));
  }
  return cells;
}

const short = (cell: GradientCell): GradientCell => ({
  ...cell,
  generator: Number(cell.generator.toPrecision(2)),
  discriminator: Number(cell.discriminator.toPrecision(2)),
});

export const largest = (cells: readonly GradientCell[]): number =>
  Math.max(...cells.flatMap(({ generator, discriminator }) => [generator, discriminator]));

export const experiment: Experiment<GradientCell[]> = {
  name: 'gradients',
  file: 'gradients/results.json',
  engine: 'tensors',
  settings: {
    peer: `PyTorch ${golden.torch}, float64, double backward`,
    penalties: PENALTIES,
    networks: { generator: GENERATOR, discriminator: DISCRIMINATOR },
  },
  listParts: () => WAYS.map((way) => ({ name: way, run: async () => (await measureWay(way)).map(short) })),
  collect: (rows) => ({ cells: [...rows.values()].flat() }),
  tell: (cells) => `largest deviation ${largest(cells)}`,
  indent: 1,
};
