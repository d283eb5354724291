/** The programs of a Slurm that a test can start by itself. */
import { findProgram } from '../find-program';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'srun', 'squeue', 'sinfo', 'scancel'];
/** Where Debian puts daemons; a user's path has no sbin. */
const PLACES = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

export const findDaemon = (name: string) => findProgram(name, PLACES);

/** Why no Slurm can be started here; undefined where it can. */
export function whyNoSlurm(): string | undefined {
  if (process.getuid?.() !== 0) return 'a node of Slurm needs root';
  const missing = PROGRAMS.filter((name) => !findDaemon(name));
  return missing.length > 0
    ? `${missing.join(', ')} not found (Debian: apt-get install slurm-wlm munge)`
    : undefined;
}
