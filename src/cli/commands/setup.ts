import type { Command } from 'commander';
/** `npm run setup`: makes all that is missing, and tries again what failed before. */
export function addSetup(program: Command): void {
  program
    .command('setup')
    .description('set up all that is missing (every command does this for itself), trying again what failed')
    .action(async () => {
      const { setUp } = require('../setup/set-up') as typeof import('../setup/set-up');
      const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
      console.log(await setUp(courseSteps, { retry: true, keepGoing: true }));
    });
}
