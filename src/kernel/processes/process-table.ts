/** The processes of this machine, as far as a kernel must know them to find its own. */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';

export interface ProcessRow {
  pid: number;
  /** The process that started it; 1, or another caretaker, when that has ended. */
  parent: number;
  /** Its group: what a terminal's Ctrl-C reaches together. */
  group: number;
}

/** Linux: /proc/PID/stat is `PID (NAME) STATE PARENT GROUP …`, and NAME may hold anything. */
function readStat(pid: string): ProcessRow | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined; // has ended; its parent has not asked yet
    return { pid: Number(pid), parent: Number(parent), group: Number(group) };
  } catch {
    return undefined; // it has ended since the folder was read
  }
}

/** Other Unix systems: their own `ps`, which minimal Linux machines lack. */
function askPs(): ProcessRow[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,state='], { encoding: 'utf8' });
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, , , state]) => !state?.startsWith('Z'))
    .map(([pid, parent, group]) => ({ pid: Number(pid), parent: Number(parent), group: Number(group) }));
}

/** All processes that can be seen; none on Windows, where groups do not exist. */
export function listProcesses(): ProcessRow[] {
  if (process.platform === 'win32') return [];
  if (process.platform !== 'linux') return askPs();
  const names = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return names.map(readStat).filter((row) => row !== undefined);
}

/**
 * What a process has started, directly or through its children, in its own group; where it leads the group, what has
 * lost its parent belongs to it, too. Children that asked for a group of their own (`detached: true`) are meant to
 * live on, and so is all that they start.
 */
export function findChildren(rows: readonly ProcessRow[], pid: number): number[] {
  const own = rows.find((row) => row.pid === pid);
  if (!own) return [];
  const group = rows.filter((row) => row.group === own.group);
  const found = new Set(own.group === pid ? group.map((row) => row.pid) : [pid]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const row of group) if (found.has(row.parent)) found.add(row.pid);
  }
  found.delete(pid);
  return [...found];
}
