/** The students of a class on one server: accounts of the machine, one name a line. */
import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { readRegularFile } from '../../data/files';
import { UserError } from '../user-error';

export interface Account {
  name: string;
  uid: number;
  gid: number;
  home: string;
}

/** Names in the file, in order; empty lines and lines that begin with # are passed over. */
export function readStudents(path: string): string[] {
  const lines = readRegularFile(path).toString('utf8').split(/\r?\n/);
  const names = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (names.length === 0) throw new UserError(`${path} names no student: write one account a line.`);
  for (const name of names) {
    if (!/^[a-z_][a-z0-9_.-]*$/i.test(name))
      throw new UserError(
        `${path}: "${name}" is no account's name. Write one name a line, and nothing else.`,
      );
  }
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new UserError(`${path} names ${twice} twice.`);
  return names;
}

function entryOf(name: string): string | undefined {
  try {
    return execFileSync('getent', ['passwd', '--', name], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

/** @throws UserError for a name without an account, for root, and for an account without a home of its own. */
export function findAccount(name: string): Account {
  const entry = entryOf(name);
  if (!entry) {
    throw new UserError(
      `There is no account ${name} on this machine. Make it (sudo adduser ${name}), or take the name out of the list.`,
    );
  }
  const [, , uid, gid, , home] = entry.split(':') as [string, string, string, string, string, string];
  if (uid === '0') throw new UserError(`${name} is the machine's administrator, and no student's account.`);
  const owner = statSync(home, { throwIfNoEntry: false })?.uid;
  if (owner !== Number(uid)) {
    const what = owner === undefined ? 'is not there' : `belongs to another`;
    throw new UserError(`The home of ${name}, ${home}, ${what}: sudo mkhomedir_helper ${name} makes one.`);
  }
  return { name, uid: Number(uid), gid: Number(gid), home };
}

/** Runs each program as the student. @throws UserError that names the first that the student cannot run. */
export function assertReachable({ name, uid, gid, home }: Account, programs: readonly string[][]): void {
  for (const [program, ...args] of programs) {
    const { status } = spawnSync(program!, args, {
      uid,
      gid,
      cwd: '/',
      env: { HOME: home },
      stdio: 'ignore',
    });
    if (status === 0) continue;
    throw new UserError(
      `${name} cannot run ${[program, ...args].join(' ')}: it, or what it needs, lies in a folder that is closed to others. ` +
        'Put the course where all may read. For Python, take the system’s: remove .course/python-hub, set ' +
        'COURSE_PYTHON=/usr/bin/python3, and start again.',
    );
  }
}
