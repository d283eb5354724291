/** `npm run bench`: measurements; never part of the tests. */
import type { Command } from 'commander';

export function addBench(program: Command): void {
  const bench = program.command('bench').description('measure the kernel (on an otherwise idle machine)');
  bench
    .command('kernel')
    .description('time to the first cell, latency, memory')
    .action(async () => {
      const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
      const { kernelSteps } = require('../setup/steps') as typeof import('../setup/steps');
      await prepare(kernelSteps);
      const { benchKernel } = require('../../../benchmarks/kernel') as { benchKernel(): Promise<void> };
      await benchKernel();
    });
}
