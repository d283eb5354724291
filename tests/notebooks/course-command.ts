import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(__dirname, '..', '..');

/** A notebook of tests/fixtures/notebooks. */
export const fixture = (name: string) => join(root, 'tests', 'fixtures', 'notebooks', `${name}.ipynb`);

export interface Run {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The output folder; its pages stay for the caller to look at and remove. */
  out: string;
}

/** Runs `npm run course -- …` without npm. `onOutput` sees stderr grow and may stop the process. */
export function runCourse(
  words: string[],
  onOutput: (text: string, child: ChildProcess) => void = () => {},
): Promise<Run> {
  const out = mkdtempSync(join(tmpdir(), 'course-out-'));
  const { COURSE_PROFILE: _p, COURSE_BACKEND: _b, COURSE_SEED: _s, ...env } = process.env;
  const child = spawn(process.execPath, ['bin/course.cjs', 'run', ...words, '--out', out], {
    cwd: root,
    env,
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += text));
  child.stderr.on('data', (text) => {
    stderr += text;
    onOutput(stderr, child);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr, out })));
}
