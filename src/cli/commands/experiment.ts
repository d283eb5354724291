/** `npm run experiment`: the trainings whose results notebooks and slides show. */
import type { Command } from 'commander';
import { UserError } from '../user-error';

interface Options {
  seeds?: string;
  only?: string[];
  fresh?: boolean;
}

/** "1-3,7" as 1, 2, 3, 7. */
export function readSeeds(text: string): number[] {
  const seeds = text.split(',').flatMap((piece) => {
    const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(piece.trim()) ?? [];
    const count = Number(last) - Number(first) + 1;
    return count >= 1 && count <= 1000 ? Array.from({ length: count }, (_, i) => Number(first) + i) : [NaN];
  });
  if (seeds.some(Number.isNaN))
    throw new UserError(`"${text}" are no seeds: give whole numbers such as 1,2,3 or 1-5.`);
  return [...new Set(seeds)];
}

async function experiment(name: string | undefined, { seeds, only, fresh }: Options): Promise<void> {
  const { EXPERIMENTS, findExperiment } =
    require('../../../experiments') as typeof import('../../../experiments');
  if (!name) {
    const wide = Math.max(...Object.keys(EXPERIMENTS).map(({ length }) => length));
    for (const [known, { summary }] of Object.entries(EXPERIMENTS))
      console.log(`${known.padEnd(wide)}  ${summary}`);
    return;
  }
  const { runExperiment } =
    require('../../../experiments/harness') as typeof import('../../../experiments/harness');
  const wished = seeds === undefined ? undefined : readSeeds(seeds);
  try {
    console.log(await runExperiment(findExperiment(name), { seeds: wished, only, fresh }));
  } catch (error) {
    throw error instanceof RangeError ? new UserError(error.message) : error;
  }
}

export function addExperiment(program: Command): void {
  program
    .command('experiment')
    .argument('[name]', 'which one; without a name they are listed')
    .description('run a training whose results notebooks and slides show; a stopped one goes on')
    .option('--seeds <list>', 'other seeds, such as 1-5 or 1,2,7')
    .option('--only <parts...>', 'compute these parts of a stopped run again')
    .option('--fresh', 'forget what a stopped run has done')
    .addHelpText('after', () => {
      const { EXPERIMENTS } = require('../../../experiments') as typeof import('../../../experiments');
      const lines = Object.entries(EXPERIMENTS).map(([known, { summary }]) => `  ${known}: ${summary}`);
      return `\nExperiments:\n${lines.join('\n')}\n`;
    })
    .action(experiment);
}
