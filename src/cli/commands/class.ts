/** `npm run class`: what an instructor's class needs. */
import type { Command } from 'commander';
import { UserError } from '../user-error';

function release(folder: string, lessons: string[], { points }: { points: string }): void {
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { releaseClass } = require('../class/release') as typeof import('../class/release');
  const each = Number(points);
  if (!(each > 0 && Number.isFinite(each)))
    throw new UserError(`--points is a number above 0; got "${points}".`);
  const target = resolveUserPath(folder);
  const made = releaseClass({ folder: target, lessons, points: each });
  for (const { name, exercises } of made) {
    console.log(`${name}: ${exercises} exercises, ${exercises * each} points`);
  }
  console.log(`
The instructor's notebooks, with solutions, are in ${target}/source. Next, in that folder and in the Python
environment that has nbgrader and this kernel (npm run kernel -- install --sys-prefix PYTHON):
  nbgrader generate_assignment ${made[0]!.name}
then collect, and
  nbgrader autograde ${made[0]!.name}`);
}

export function addClass(program: Command): void {
  const command = program.command('class').description('what a class needs: assignments for nbgrader');
  command
    .command('release <folder> [lessons...]')
    .description("write the notebooks as nbgrader's assignments, each exercise with its points")
    .option('--points <number>', 'for each exercise', '1')
    .addHelpText(
      'after',
      `
Each exercise becomes an answer cell, from which nbgrader takes the solution out, and a locked cell with its check. An
exercise that is right gets its points, one that is wrong or untouched gets none.

Examples:
  npm run class -- release ~/gan-class            all lessons
  npm run class -- release ~/gan-class 02 03      two of them
`,
    )
    .action(release);
}
