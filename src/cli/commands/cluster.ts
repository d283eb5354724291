/** `npm run cluster`: trainings over seeds and settings, as jobs of Slurm or as processes of this machine. */
import type { Command } from 'commander';
import { UserError } from '../user-error';

interface SubmitFlags {
  profile?: string;
  seeds: string;
  sweep?: string;
  time?: string;
  cpus?: string;
  mem?: string;
  gpus?: string;
  partition?: string;
  account?: string;
  parallel: string;
  out?: string;
  local?: boolean;
  dryRun?: boolean;
}

function count(text: string | undefined, name: string, least = 1): number | undefined {
  if (text === undefined) return undefined;
  const { parseCount } = require('../train/settings') as typeof import('../train/settings');
  return parseCount(text, name, least);
}

const folderOf = (out: string | undefined, model: string) => {
  const { resolveUserPath } = require('../project') as typeof import('../project');
  return resolveUserPath(out ?? `out/cluster/${model}`);
};

async function submit(model: string, flags: SubmitFlags): Promise<void> {
  const { assertProfile } = require('../choices') as typeof import('../choices');
  const { readSeeds } = require('./experiment') as typeof import('./experiment');
  const { resolveUserPath } = require('../project') as typeof import('../project');
  const { makePlan } = require('../cluster/plan') as typeof import('../cluster/plan');
  const { readSweepFile } = require('../cluster/sweep') as typeof import('../cluster/sweep');
  const { submit: send } = require('../cluster/submit') as typeof import('../cluster/submit');

  const profile = flags.profile ?? (process.env.COURSE_PROFILE || 'laptop');
  assertProfile(profile);
  const options = {
    time: count(flags.time, '--time'),
    cpus: count(flags.cpus, '--cpus'),
    mem: count(flags.mem, '--mem'),
    gpus: count(flags.gpus, '--gpus', 0),
    parallel: count(flags.parallel, '--parallel')!,
    partition: flags.partition,
    account: flags.account,
    local: flags.local,
    dryRun: flags.dryRun,
  };
  const out = folderOf(flags.out, model);
  const sweep = flags.sweep === undefined ? [{}] : readSweepFile(resolveUserPath(flags.sweep));
  const seeds = readSeeds(flags.seeds);
  const plan = makePlan({ model, profile: profile as 'quick', seeds, sweep, out });
  process.exitCode = await send(plan, out, options);
}

async function look(what: 'status' | 'collect', { out }: { out?: string }): Promise<void> {
  if (out === undefined) {
    throw new UserError(`Name the submission's folder: npm run cluster -- ${what} --out out/cluster/dcgan`);
  }
  const commands = require('../cluster/collect') as typeof import('../cluster/collect');
  process.exitCode = await commands[what](folderOf(out, ''));
}

const SUBMIT_HELP = `
With Slurm the runs are one job array: each run stops in time, keeps a checkpoint and goes back into the queue until it is
done. Without Slurm they run on this machine. The same command goes on with what is not done. A sweep file names options
of npm run train with lists of values: {"loss": ["hinge", "minimax"], "k": [1, 2]}.
Exit status of submit on this machine, status and collect: 0 all done, 130 not yet, 1 one failed.

Examples:
  npm run cluster -- submit dcgan --profile full --seeds 0-7 --gpus 1 --time 120
  npm run cluster -- submit dcgan --seeds 1-3 --sweep losses.json --dry-run
  npm run cluster -- submit standard-gan --profile quick --seeds 1-4 --parallel 2
`;

function addSubmit(command: Command): void {
  command
    .command('submit <model>')
    .description('one training for each seed and each combination of a sweep')
    .option('--profile <name>', 'quick, laptop or full (default: COURSE_PROFILE, else laptop)')
    .option('--seeds <list>', 'such as 0-7 or 1,2,7', '1')
    .option('--sweep <file>', 'JSON: options of npm run train with lists of values')
    .option('--time <minutes>', 'of one round (default: 60 with Slurm, no limit without)')
    .option('--cpus <count>', 'processors of a run')
    .option('--mem <gigabytes>', 'memory of a run')
    .option('--gpus <count>', 'GPUs of a run')
    .option('--partition <name>', "Slurm's partition (default: the cluster's own)")
    .option('--account <name>', "Slurm's account")
    .option('--parallel <count>', 'without Slurm: runs at a time', '1')
    .option('--local', 'on this machine, also where there is a Slurm')
    .option('--out <folder>', 'where runs and results go (default: out/cluster/MODEL)')
    .option('--dry-run', 'print the runs and the script, and submit nothing')
    .addHelpText('after', SUBMIT_HELP)
    .action(submit);
}

export function addCluster(program: Command): void {
  const command = program
    .command('cluster')
    .description('trainings over seeds and settings: as jobs of Slurm, or on this machine');
  addSubmit(command);
  command
    .command('status')
    .description('how far the runs of a submission are')
    .option('--out <folder>', "the submission's folder")
    .action((flags: { out?: string }) => look('status', flags));
  command
    .command('collect')
    .description('one page and one table of all results: mean and spread over seeds, and what failed')
    .option('--out <folder>', "the submission's folder")
    .action((flags: { out?: string }) => look('collect', flags));
}
