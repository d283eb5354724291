/**
 * How long each lesson takes a machine, headless, beside the step of the case study there: `npm run doctor` tells from it
 * what to expect on another.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { runTrial } from '../../src/cli/doctor/trial';
import { folders } from '../../src/cli/project';
import type { NotebookResult } from '../../src/cli/run/driver';
import type { Notebook } from '../../src/cli/run/notebooks';
import { runNotebooks } from '../../src/cli/run/run-notebooks';

export interface LessonTimes {
  command: string;
  date: string;
  processor: string;
  cores: number;
  node: string;
  profile: string;
  engine: string;
  /** Milliseconds of the case study's step with 32 images. */
  stepMs: number;
  /** By lesson, from the kernel's start to the page. */
  seconds: Record<string, number>;
}

/** @returns the exit status; nothing is written if a lesson fails. */
export async function benchLessons(
  notebooks: Notebook[],
  { profile, json }: { profile: string; json?: string },
): Promise<number> {
  const { report, failure } = await runTrial();
  if (report?.stepMs === undefined)
    throw new Error(`No step can be measured: ${failure ?? 'it takes minutes'}.`);
  const out = join(folders.made, 'bench-lessons');
  const status = await runNotebooks(notebooks, { out, profile });
  if (status !== 0) return status;
  const results = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as NotebookResult[];
  const times: LessonTimes = {
    command: `npm run bench -- lessons --profile ${profile}`,
    date: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.versions.node,
    profile,
    engine: report.device,
    stepMs: Math.round(report.stepMs),
    seconds: Object.fromEntries(results.map(({ name, seconds }) => [name, Math.round(seconds)])),
  };
  if (json) writeFileSync(json, `${JSON.stringify(times, null, 2)}\n`);
  console.log(`A step of the DCGAN with 32 images: ${times.stepMs} ms.`);
  return 0;
}
