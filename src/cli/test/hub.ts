/** Whether a JupyterHub with students can be started here for a test. */
import { existsSync } from 'node:fs';
import { folders } from '../project';
import { findDaemon } from './slurm';

/** Why not; undefined where it can. */
export function whyNoHub(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'students’ accounts need root on Linux';
  const missing = ['useradd', 'userdel', 'chpasswd'].filter((name) => !findDaemon(name));
  if (missing.length > 0) return `${missing.join(', ')} not found`;
  const isInstalled = existsSync(folders.pythonHub) && existsSync(folders.hubProxy);
  return isInstalled
    ? undefined
    : 'JupyterHub is not installed (npm run class -- hub does it at its first start)';
}
