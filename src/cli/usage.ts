/** How a command is called by those who read its help: as an npm script, which need not bear the command's own name. */
import type { Command } from 'commander';

const SCRIPTS: Readonly<Record<string, string>> = {
  run: 'npm run course',
  lab: 'npm start',
  test: 'npm test',
};

/** What is typed for a command, up to its own arguments: `npm run kernel -- install`. */
export function typedName(command: Command): string {
  const names: string[] = [];
  for (let one: Command | null = command; one?.parent; one = one.parent) names.unshift(one.name());
  const [first, ...rest] = names;
  if (!first) return command.name();
  return [SCRIPTS[first] ?? `npm run ${first}`, '--', ...rest].join(' ');
}

/** Help and errors of this command, and of all below it, say what is typed. */
export function sayWhatIsTyped(command: Command): void {
  const typed = typedName(command);
  command.configureHelp({ commandUsage: (one) => `${typedName(one)} ${one.usage()}` });
  command.showHelpAfterError(`(${typed} --help shows how it is called)`);
  for (const one of command.commands) sayWhatIsTyped(one);
}
