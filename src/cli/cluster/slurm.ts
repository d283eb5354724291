/** Slurm as far as the course asks it by itself: is it here, what is in its queue, what do its refusals mean. */
import { delimiter } from 'node:path';
import { findProgram } from '../find-program';
import { captureProcess } from '../processes';
import { tellsOfFullDisk, UserError } from '../user-error';

/** True if the commands of a Slurm are on the path. */
export function hasSlurm(path = process.env.PATH ?? ''): boolean {
  const isHere = (program: string) => findProgram(program, path.split(delimiter)) !== undefined;
  return isHere('sbatch') && isHere('srun');
}

/** What Slurm says → what it means for who submits. */
const MEANINGS: [RegExp, string][] = [
  [
    /munge/i,
    'munge, by which Slurm knows who you are, does not answer on this machine. Tell who runs it (as root: systemctl start munge).',
  ],
  [
    /invalid partition|no partition specified/i,
    'Slurm has no such partition. `sinfo --summarize` lists them; name one with --partition.',
  ],
  [
    /invalid account/i,
    'Slurm does not know the account. `sacctmgr show associations user=$USER` lists yours; name one with --account.',
  ],
  [
    /requested time limit is invalid|time limit specification/i,
    'The partition does not allow so long a time. `sinfo` shows its limit; take a smaller --time: a training goes on in its next round.',
  ],
  [
    /node configuration is not available|more processors requested|memory specification|cpu count|invalid generic resource/i,
    'No machine of the partition has what was asked for. Take smaller --cpus, --mem or --gpus, or another --partition.',
  ],
  [
    /unable to contact slurm controller|connection refused|could not establish a configuration/i,
    "Slurm's controller does not answer. Tell who runs it, or take --local to run on this machine.",
  ],
];

/** The sentence for what Slurm, or its client, refused. */
export function explainSlurm(text: string): string {
  if (tellsOfFullDisk(text)) return 'The disk is full. Make room, then give the command again.';
  const meaning = MEANINGS.find(([pattern]) => pattern.test(text))?.[1];
  const said = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(-2)
    .join(' ');
  return meaning ? `${meaning} (Slurm: ${said})` : `Slurm took no job: ${said}`;
}

/** What Slurm says of a job in its queue. */
export interface QueuedJob {
  /** PENDING, RUNNING … */
  state: string;
  /** Why it waits: Resources, Priority, PartitionTimeLimit …; undefined where Slurm gives none. */
  reason?: string;
}

/** squeue's lines `id STATE reason` as a map. */
export function parseQueue(text: string): Map<string, QueuedJob> {
  const lines = text.split('\n').map((line) => line.trim().split(/\s+/));
  return new Map(
    lines
      .filter(([id, state]) => id && state)
      .map(([id, state, ...words]) => {
        const reason = words.join(' ');
        return [id!, { state: state!, ...(reason && reason !== 'None' && { reason }) }];
      }),
  );
}

/** Minutes of a limit as sinfo writes it ([days-]hours:minutes:seconds, minutes:seconds); Infinity where there is none. */
export function parseLimit(text: string): number {
  const [, days = '0', clock = ''] = /^(?:(\d+)-)?([\d:]+)$/.exec(text.trim()) ?? [];
  if (!clock) return Number.POSITIVE_INFINITY; // infinite, n/a
  const [seconds = 0, minutes = 0, hours = 0] = clock.split(':').map(Number).reverse();
  return 60 * (24 * Number(days) + hours) + minutes + seconds / 60;
}

/** From sinfo's lines `name limit`, where a star marks the default: the sentence for a time that is over the limit. */
export function explainLimit(lines: string, minutes: number, partition?: string): string | undefined {
  const rows = lines.split('\n').map((line) => line.trim().split(/\s+/));
  const isMeant = ([name = '']: string[]) =>
    partition ? name.replace('*', '') === partition : name.endsWith('*');
  const [name, limit = ''] = rows.find(isMeant) ?? [];
  if (name === undefined || minutes <= parseLimit(limit)) return undefined;
  return (
    `The partition ${name.replace('*', '')} allows rounds of ${limit}, these ask for ${minutes} minutes: without an exception ` +
    'for you they wait in vain. Take a smaller --time: a training goes on in its next round.'
  );
}

/** What Slurm does not say at most sites: it takes jobs that are longer than the partition allows (EnforcePartLimits=NO). */
export async function checkLimit(minutes: number, partition?: string): Promise<string | undefined> {
  const { code, output } = await captureProcess('sinfo', ['--noheader', '--format=%P %l']);
  return code === 0 ? explainLimit(output, minutes, partition) : undefined;
}

/** Reasons that time does not mend, where a site's Slurm takes what it can never run (EnforcePartLimits=NO). */
const NEVER: [RegExp, string][] = [
  [/TimeLimit/, 'the partition allows no such --time'],
  [/BadConstraints|PartitionNodeLimit|PartitionConfig/, 'no machine of the partition has what was asked for'],
];

/** The sentence for a job that waits in vain; undefined for one that waits its turn. */
export function explainWaiting(reason: string | undefined): string | undefined {
  const why = reason && NEVER.find(([pattern]) => pattern.test(reason))?.[1];
  return why && `${why} (Slurm: ${reason}). Take it back with scancel, and submit with less`;
}

/**
 * What Slurm says of the jobs; without those that it has forgotten, which have ended.
 *
 * @throws UserError if Slurm does not answer.
 */
export async function readQueue(ids: readonly string[]): Promise<Map<string, QueuedJob>> {
  if (ids.length === 0) return new Map();
  const numbers = [...new Set(ids.map((id) => id.split('_')[0]!))];
  // Only these: a queue may hold thousands. An id that is forgotten makes squeue fail, and not the others' lines.
  const args = ['--noheader', '--array', '--format=%i %T %r', `--jobs=${numbers.join(',')}`];
  const { code, output } = await captureProcess('squeue', args);
  if (code !== 0 && !/invalid job id/i.test(output)) throw new UserError(explainSlurm(output));
  return parseQueue(output);
}
