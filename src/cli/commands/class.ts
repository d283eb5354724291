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

interface HubFlags {
  students?: string;
  ip: string;
  port: string;
  memory: string;
  idle: string;
  keep?: boolean;
  dryRun?: boolean;
}

async function hub(flags: HubFlags): Promise<void> {
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { parseCount } = require('../train/settings') as typeof import('../train/settings');
  const { startHub } = require('../class/hub') as typeof import('../class/hub');
  if (flags.students === undefined)
    throw new UserError('Name a file with the accounts of your students, one a line: --students FILE.');
  const port = parseCount(flags.port, '--port');
  if (port > 65533)
    throw new UserError(`--port is at most 65533: the hub takes the two above it, too; got ${port}.`);
  const memory = Number(flags.memory);
  if (!(memory >= 0.5 && Number.isFinite(memory)))
    throw new UserError(`--memory is a number of gigabytes, 0.5 or more; got "${flags.memory}".`);
  process.exitCode = await startHub({
    students: resolveUserPath(flags.students),
    ip: flags.ip,
    port,
    memory,
    idle: parseCount(flags.idle, '--idle'),
    keep: flags.keep ?? false,
    dryRun: flags.dryRun ?? false,
  });
}

function addHub(command: Command): void {
  command
    .command('hub')
    .description('JupyterHub for a class on this machine: each student in an own account, within limits')
    .option('--students <file>', 'accounts of this machine, one name a line')
    .option('--port <number>', 'port of the pages; the two above it are taken, too', '8000')
    .option('--ip <address>', 'where to listen; 0.0.0.0 for all networks', '127.0.0.1')
    .option('--memory <gigabytes>', 'of one student, for all kernels together', '2')
    .option('--idle <minutes>', 'after which an unused server is ended', '60')
    .option('--keep', "students' servers run on when the hub is stopped; the next start finds them")
    .option('--dry-run', 'check all, start nothing')
    .addHelpText(
      'after',
      `
Needs root. JupyterHub and its proxy are installed in .course on first use. Each student gets copies of the notebooks in
~/gan-course, on links to this clone; nobody reads another's home.

Examples:
  sudo npm run class -- hub --students class.txt --dry-run
  sudo npm run class -- hub --students class.txt --memory 3 --ip 0.0.0.0
`,
    )
    .action(hub);
}

export function addClass(program: Command): void {
  const command = program
    .command('class')
    .description('what a class needs: assignments for nbgrader, JupyterHub');
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
  addHub(command);
}
