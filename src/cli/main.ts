/** The course's commands. What a command needs is loaded when it is called, so that `--help` answers at once. */
import { Command } from 'commander';
import { explainSystemError } from '../data/files';
import { addApply } from './commands/apply';
import { addBench } from './commands/bench';
import { addCapstone } from './commands/capstone';
import { addCheck } from './commands/check';
import { addClass } from './commands/class';
import { addCluster } from './commands/cluster';
import { addDoctor } from './commands/doctor';
import { addEvaluate } from './commands/evaluate';
import { addExperiment } from './commands/experiment';
import { addHandout } from './commands/handout';
import { addKernel } from './commands/kernel';
import { addLab } from './commands/lab';
import { addRun } from './commands/run';
import { addSample } from './commands/sample';
import { addSetup } from './commands/setup';
import { addShip } from './commands/ship';
import { addSite } from './commands/site';
import { addSlides } from './commands/slides';
import { addTest } from './commands/test';
import { addTrain } from './commands/train';
import { resolveFolderVariables } from './project';
import { listenForStops } from './stop';
import { sayWhatIsTyped } from './usage';
import { tellsOfFullDisk, UserError } from './user-error';

const examples = `
Each is also an npm script:
  npm run course -- 09     set up what is missing, run notebook 09 headless, write its page to out/
  npm start                open the notebooks in JupyterLab
  npm run slides           the lectures' slides, with live reload
  npm run doctor           say what is there, and which engine runs
  npm test                 all checks and tests
`;

export function buildProgram(): Command {
  const program = new Command('course')
    .description('A course on generative adversarial networks in TypeScript notebooks.')
    .addHelpText('after', examples);
  for (const add of [
    addRun,
    addLab,
    addDoctor,
    addSetup,
    addKernel,
    addHandout,
    addClass,
    addCluster,
    addSlides,
    addSite,
    addBench,
    addExperiment,
    addTest,
    addCheck,
    addTrain,
    addSample,
    addApply,
    addEvaluate,
    addCapstone,
    addShip,
  ])
    add(program);
  sayWhatIsTyped(program);
  program.on('command:*', ([word]) => {
    const known = program.commands.map((command) => command.name()).join(', ');
    throw new UserError(`Unknown command "${word}". Known: ${known}.`);
  });
  return program;
}

/** A full disk, from calls that do not say what they were writing. */
function explainFullDisk(error: unknown): string | undefined {
  const isFull = error instanceof Error && tellsOfFullDisk(error.message);
  return isFull ? 'The disk is full. Make room, then give the command again.' : undefined;
}

/** Runs one command line; sets the process's exit status. */
export async function main(argv: string[]): Promise<void> {
  listenForStops();
  try {
    resolveFolderVariables();
    await buildProgram().parseAsync(argv);
  } catch (error) {
    const sentence =
      error instanceof UserError ? error.message : (explainSystemError(error) ?? explainFullDisk(error));
    if (!sentence) throw error;
    console.error(sentence);
    process.exitCode = error instanceof UserError ? error.exitCode : 1;
  }
}
