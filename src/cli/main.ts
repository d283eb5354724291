/** The course's commands. Each one's module is loaded when it is called. */
import { Command, CommanderError } from 'commander';
import { addSetup } from './commands/setup';

function buildProgram(): Command {
  const program = new Command('course')
    .description('A course on generative adversarial networks in TypeScript notebooks.')
    .showHelpAfterError('(add --help for the options)')
    .configureHelp({ sortSubcommands: false });
  addSetup(program);
  return program;
}

/** Runs one command line; sets the process's exit status. */
export async function main(argv: string[]): Promise<void> {
  await buildProgram().parseAsync(argv);
  void CommanderError;
}
