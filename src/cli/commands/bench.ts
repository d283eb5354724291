/** `npm run bench`: measurements; never part of the tests. */
import type { Command } from 'commander';
import { resolveUserPath } from '../project';

interface StepFlags {
  quick?: boolean;
  rounds?: number;
  threads?: boolean;
  json?: string;
}

export function addBench(program: Command): void {
  const bench = program.command('bench').description('measure (on an otherwise idle machine)');
  bench
    .command('step', { isDefault: true })
    .description("a step of the case study's DCGAN, beside plain TensorFlow.js, Keras and PyTorch")
    .option('--quick', 'batches of 32 only, and few of them')
    .option('--rounds <count>', 'times that each has its turn', Number)
    .option('--threads', "this course's step alone, with several numbers of threads")
    .option('--json <file>', 'also write what was measured to this file')
    .action(async ({ quick, rounds, threads, json }: StepFlags) => {
      const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
      const { engineSteps, stepBenchSteps } = require('../setup/steps') as typeof import('../setup/steps');
      const { folders, pythonOf } = require('../project') as typeof import('../project');
      const outcomes = await prepare(threads ? engineSteps : stepBenchSteps);
      const hasPeers = outcomes.find(({ name }) => name === 'python-bench')?.ready;
      const { benchStep } = require('../../../benchmarks/step') as typeof import('../../../benchmarks/step');
      await benchStep({
        python: hasPeers ? pythonOf(folders.pythonBench) : undefined,
        batchSizes: quick ? [32] : [32, 256],
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
}
