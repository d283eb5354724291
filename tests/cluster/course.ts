/** `npm run cluster` as a user gives it, in a process of its own. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../src/cli/cluster/results';

const root = join(__dirname, '..', '..');

export interface CourseRun {
  code: number | null;
  output: string;
}

export function runCluster(
  args: readonly string[],
  { env = process.env, onLine = () => {} }: { env?: NodeJS.ProcessEnv; onLine?: (line: string) => void } = {},
): Promise<CourseRun> {
  const child = spawn(process.execPath, [join(root, 'bin', 'course.cjs'), 'cluster', ...args], {
    // 1,000 held-out digits are read faster than 10,000, and what is tested here is not how good a generator is.
    env: { ...env, COURSE_DATA: 'mnist' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      text.split('\n').filter(Boolean).forEach(onLine);
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

/** result.json of a run; undefined before it is there. */
export function resultOf(folder: string): Result | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8')) as Result;
  } catch {
    return undefined;
  }
}

/** Processes of this machine whose command line has all of these words. */
export function findProcesses(...words: string[]): number[] {
  const commandOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    } catch {
      return []; // it has ended meanwhile
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      const command = commandOf(pid);
      return words.every((word) => command.includes(word));
    })
    .map(Number);
}
