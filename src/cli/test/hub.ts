/** Whether a JupyterHub with students can be started here for a test. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertReachable } from '../class/students';
import { folders, pythonOf, root } from '../project';
import { findDaemon } from './slurm';

/** Debian's account without rights: what it cannot run, no student can. */
const nobody = { name: 'nobody', uid: 65534, gid: 65534, home: '/nonexistent' };

/** Whether every account may enter where the course and its Python lie. */
function isOpen(): boolean {
  try {
    assertReachable(nobody, [
      [process.execPath, join(root, 'bin', 'course.cjs'), '--help'],
      [pythonOf(folders.python), '-c', ''],
    ]);
    return true;
  } catch {
    return false;
  }
}

/** Why not; undefined where it can, once JupyterHub is set up. */
export function whyNoHub(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'students’ accounts need root on Linux';
  const missing = ['useradd', 'userdel', 'chpasswd'].filter((name) => !findDaemon(name));
  if (missing.length > 0) return `${missing.join(', ')} not found`;
  // On somebody's own machine nothing is installed, and no account made, that was not asked for.
  if (!process.env.CI && !existsSync(folders.pythonHub))
    return 'JupyterHub is not installed (npm run class -- hub does it at its first start)';
  return isOpen() ? undefined : 'the course, or its Python, lies in a folder that is closed to students';
}
