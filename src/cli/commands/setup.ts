/** `npm run setup`: makes all that is missing, and tries again what failed before. */
import type { Command } from 'commander';

async function setup(): Promise<void> {
  const { setUp } = require('../setup/set-up') as typeof import('../setup/set-up');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const outcomes = await setUp(courseSteps, { retry: true, keepGoing: true });
  for (const { name, ready } of outcomes) console.log(`${name.padEnd(12)} ${ready ? 'ready' : 'not ready'}`);
  const missing = outcomes.filter(({ ready }) => !ready);
  if (missing.length === 0) console.log('All is set up. Next: `npm run course -- 09`, or `npm start`.');
  else if (missing.some(({ optional }) => !optional)) process.exitCode = 1;
  else console.log('The course runs, on a slower engine. `npm run doctor` says more.');
}

export function addSetup(program: Command): void {
  program
    .command('setup')
    .description(
      'set up all that is missing (each command does so by itself), trying again what failed before',
    )
    .action(setup);
}
