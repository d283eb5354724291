/** `npm start`: the notebooks in JupyterLab. */
import type { Command } from 'commander';

interface Options {
  port?: string;
  browser: boolean;
  profile?: string;
  backend?: string;
}

async function lab(options: Options): Promise<void> {
  const { assertEngine, assertProfile } = require('../choices') as typeof import('../choices');
  const { prepare } = require('../setup/prepare') as typeof import('../setup/prepare');
  const { courseSteps } = require('../setup/steps') as typeof import('../setup/steps');
  const { choosePort } = require('../lab/ports') as typeof import('../lab/ports');
  const { startLab } = require('../lab/start-lab') as typeof import('../lab/start-lab');

  const profile = options.profile ?? process.env.COURSE_PROFILE;
  if (profile) assertProfile(profile);
  const engine = options.backend ?? process.env.COURSE_BACKEND;
  if (engine) assertEngine(engine);
  await choosePort(options.port); // a taken port is told before a long set-up
  await prepare(courseSteps);
  const port = await choosePort(options.port);
  if (!options.port && port !== 8888) console.log(`Port 8888 is in use; JupyterLab takes ${port}.`);
  const env = {
    ...(profile ? { COURSE_PROFILE: profile } : {}),
    ...(engine ? { COURSE_BACKEND: engine } : {}),
  };
  process.exitCode = await startLab({ port, browser: options.browser, env });
}

export function addLab(program: Command): void {
  program
    .command('lab')
    .description('open the notebooks in JupyterLab (this machine only, behind a token)')
    .option('--port <number>', 'port to listen on (default: the first free one from 8888 on)')
    .option('--no-browser', 'print the address, do not open a browser')
    .option('--profile <name>', 'quick, laptop or full (default: COURSE_PROFILE, else laptop)')
    .option(
      '--backend <name>',
      'tensor engine: auto, tensorflow, webgpu, wasm, cpu (default: COURSE_BACKEND, else auto)',
    )
    .action(lab);
}
